export interface Audience {
  id: string;
  name: string;
}

/** An id, and behind it a name in brackets, which may have brackets of its own. */
const CHOICE = /(\S+) \((.*?)\)(?=, \S+ \(|\.?$)/g;

/** The audiences that a refusal lists behind its colon; none where it lists none. */
export function audiencesIn(message: string): Audience[] {
  const colon = message.indexOf(': ');
  return colon < 0 ? [] : [...message.slice(colon + 2).matchAll(CHOICE)].map(([, id = '', name = '']) => ({ id, name }));
}
