/**
 * The one place that says how personal numbers are masked on screen, on paper and in the journal
 * (JR/T 0171-2020 grades them; a terminal shows no more than a person needs to recognise their own).
 */

/** Identity number: first 3 and last 4 stay (`510***********1234`). Shorter than 9: only the last 2. */
export function maskIdentityNumber(number: string): string {
  return number.length < 9 ? keepEnds(number, 0, 2) : keepEnds(number, 3, 4);
}

/** Card number or PAN: last 4 stay; numbers under 10 characters keep first 1 and last 3. */
export function maskCardNumber(number: string): string {
  return number.length < 10 ? keepEnds(number, 1, 3) : keepEnds(number, 4, 4);
}

/** Name: the surname's first character is hidden, as the 12333 service does (`*三`, `*小丽`); a single character is hidden whole. */
export function maskName(name: string): string {
  const characters = [...name];
  return characters.length <= 1 ? '*' : `*${characters.slice(1).join('')}`;
}

function keepEnds(text: string, first: number, last: number): string {
  const characters = [...text];
  const hidden = Math.max(0, characters.length - first - last);
  return characters.slice(0, first).join('') + '*'.repeat(hidden) + characters.slice(first + hidden).join('');
}
