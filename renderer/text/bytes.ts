/** Bytes as an engineer reads them. Pure. */

const DIGITS_A_BYTE = 2;
/** More than this fills the page and tells nobody anything; the command line shows all. */
const MOST_BYTES = 48;

/** `3B 6D 00 …` in pairs; what is hidden as a whole becomes a number; what is long ends in how many more there are. */
export function byteGroups(raw: string, length: number, hidden: (count: number) => string): string {
  if (raw !== '' && /^\.+$/.test(raw)) return hidden(length);
  const pairs = raw.match(/../g) ?? [];
  const shown = pairs.slice(0, MOST_BYTES).join(' ');
  const more = raw.length / DIGITS_A_BYTE - MOST_BYTES;
  return more > 0 ? `${shown} …+${more}` : shown;
}
