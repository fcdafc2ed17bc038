/** What the console uses of papaparse, which has no types of its own. */
declare module 'papaparse' {
  interface Parsed {
    data: string[][];
    errors: { type: string; code: string; message: string; row?: number }[];
  }

  const Papa: {
    parse(text: string, options: { delimiter: string; skipEmptyLines: boolean }): Parsed;
    unparse(rows: { fields: string[]; data: (string | number)[][] }, options: { escapeFormulae: boolean }): string;
  };
  export default Papa;
}
