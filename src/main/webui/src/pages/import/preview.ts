import { type Judged, judge } from './columns';

/** No more is read of a file that is only looked at. */
export const LOOKED_AT_BYTES = 512 * 1024;
/** The service takes no more. */
export const MOST_BYTES = 256 * 1024 * 1024;
const SHOWN_ROWS = 8;

export interface Preview {
  columns: Judged[];
  /** The first rows. */
  rows: string[][];
  /** Rows in the file; estimated where only its beginning was read. */
  count: number;
  estimated: boolean;
  /** Why the service will not take the file as a whole. */
  stops: string[];
  /** What it will reject of it, or what looks wrong. */
  doubts: string[];
}

/** Looks at the beginning of a file as the service will read it. */
export async function look(file: Blob): Promise<Preview> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT_BYTES).arrayBuffer());
  const whole = file.size <= LOOKED_AT_BYTES;
  const none = (stop: string): Preview => ({ columns: [], rows: [], count: 0, estimated: false, stops: [stop], doubts: [] });
  if (file.size === 0) {
    return none('The file is empty; the first line must be the header.');
  }
  if (file.size > MOST_BYTES) {
    return none('The file has more than 256 MB; divide it.');
  }
  let text: string;
  try {
    // As a stream, a character that the end of what is read cuts through is no fault.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return none('The file is not UTF-8; save it in that encoding (in Excel: “CSV UTF-8”).');
  }
  if (text.includes('\0')) {
    return none('The file is not a CSV text; a spreadsheet has to be saved as “CSV UTF-8” first.');
  }
  const { default: Papa } = await import('papaparse');
  const { data, errors } = Papa.parse(text, { delimiter: ',', skipEmptyLines: true });
  if (!whole) {
    // The last row is cut off.
    data.pop();
  }
  const [header, ...rows] = data;
  if (header === undefined) {
    return none(whole ? 'The file is empty; the first line must be the header.' : 'The first line is too long to be a header.');
  }
  const columns = judge(header);
  return {
    columns,
    rows: rows.slice(0, SHOWN_ROWS),
    count: whole ? rows.length : Math.round((rows.length / LOOKED_AT_BYTES) * file.size),
    estimated: !whole,
    stops: [...stopsOf(header, columns), ...(whole && errors.some((one) => one.code === 'MissingQuotes') ? ['A quote that opens is never closed.'] : [])],
    doubts: doubtsOf(header, columns, rows),
  };
}

function stopsOf(header: string[], columns: Judged[]): string[] {
  const only = header[0] ?? '';
  if (header.length === 1 && /[;\t]/.test(only)) {
    return [`The cells are separated by ${only.includes(';') ? 'semicolons' : 'tabs'}; they have to be separated by commas.`];
  }
  const stops: string[] = [];
  if (!columns.some((column) => column.name.toLowerCase() === 'external_id')) {
    stops.push('The column external_id is missing, which tells whose row it is; the first line must be the header.');
  }
  for (const column of columns) {
    if (column.is === 'unknown') {
      const hint = column.meant === undefined ? 'name a field of your own custom:<name>, or take the column out.' : `is it ${column.meant}?`;
      stops.push(`The column “${column.name}” is unknown; ${hint}`);
    }
    if (column.is === 'twice') {
      stops.push(`The column “${column.name}” comes twice.`);
    }
  }
  return stops;
}

function doubtsOf(header: string[], columns: Judged[], rows: string[][]): string[] {
  const doubts: string[] = [];
  const misfits = rows.filter((row) => row.length !== header.length).length;
  if (misfits > 0) {
    doubts.push(`${of(misfits, rows.length)} other cells than the header has columns, and will be rejected.`);
  }
  const key = columns.findIndex((column) => column.name.toLowerCase() === 'external_id');
  const keyless = key < 0 ? 0 : rows.filter((row) => (row[key] ?? '').trim() === '').length;
  if (keyless > 0) {
    doubts.push(`${of(keyless, rows.length)} no external_id, and will be rejected.`);
  }
  if (rows.length === 0) {
    doubts.push('There is no row behind the header.');
  }
  return doubts;
}

function of(some: number, all: number): string {
  return `${some.toLocaleString()} of the ${all.toLocaleString()} rows that were looked at ${some === 1 ? 'has' : 'have'}`;
}
