/** A place in a pack as its faults name it: `rules[3].sources`. */
export function place(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((whole, part) => whole + (typeof part === 'number' ? `[${part}]` : `.${String(part)}`), '');
  return text.replace(/^\./, '') || 'pack';
}
