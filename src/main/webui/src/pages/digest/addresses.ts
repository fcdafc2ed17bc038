/** The addresses of a text, in which commas, semicolons, spaces or lines stand between them; each once. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((address) => address !== ''))];
}
