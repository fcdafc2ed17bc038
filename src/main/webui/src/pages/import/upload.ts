import { session } from '../../api/session';

export interface Rejection {
  line: number;
  field: string | null;
  value: string | null;
  reason: string;
}

/** What an import did. */
export interface Report {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** The first thousand. */
  rejections: Rejection[];
}

export type Outcome = { report: Report } | { refusal: string };

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const TOO_LARGE = 413;
const TOO_MANY = 429;

/** Sends a file, telling how much of it is sent (0 to 1), which only this kind of request can. */
export function upload(file: Blob, onSent: (share: number) => void): { outcome: Promise<Outcome>; stop(): void } {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Outcome>((resolve) => {
    request.upload.onprogress = (event) => onSent(event.total === 0 ? 0 : event.loaded / event.total);
    request.onload = () => resolve(outcomeOf(request));
    request.onerror = () => resolve({ refusal: 'The service cannot be reached, or broke off; try again: what was imported already stays as it is.' });
    request.onabort = () => resolve({ refusal: 'Stopped. If the file was sent already, the service may still import it.' });
  });
  request.open('POST', '/import/members');
  request.setRequestHeader('Content-Type', 'text/csv');
  const authorization = session.authorization();
  if (authorization !== null) {
    request.setRequestHeader('Authorization', authorization);
  }
  request.send(file);
  return { outcome, stop: () => request.abort() };
}

function outcomeOf(request: XMLHttpRequest): Outcome {
  switch (request.status) {
    case 200:
      return { report: JSON.parse(request.responseText) as Report };
    case UNAUTHORIZED:
      session.refused(null);
      return { refusal: 'The service does not know who you are; sign in again.' };
    case FORBIDDEN:
      return { refusal: 'Your role does not allow this.' };
    case TOO_LARGE:
      return { refusal: 'The file is too large; divide it.' };
    case TOO_MANY:
      return { refusal: 'Too much was asked for in a short time; wait a minute, then try again.' };
    default:
      return { refusal: errorOf(request.responseText) ?? `The service refused the file (${request.status}).` };
  }
}

function errorOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: string }).error;
  } catch {
    return undefined;
  }
}
