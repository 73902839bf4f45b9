/** Numbers of people and cards, with their check characters. */

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ID_CHECKS = '10X98765432';
const CARD_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A citizen's number from its 17 digits: with the check character (GB 11643-1999 §4.1, ISO 7064 MOD 11-2). */
export function withIdentityCheck(digits: string): string {
  let sum = 0;
  for (let i = 0; i < ID_WEIGHTS.length; i++) sum += (ID_WEIGHTS[i] ?? 0) * (digits.charCodeAt(i) - ZERO);
  return digits + ID_CHECKS.charAt(sum % 11);
}

const ZERO = '0'.charCodeAt(0);

/** A card's number (卡号) from its first 8 characters: with the check character; letters count 10 to 35 (as GB 11714 does). */
export function withCardCheck(characters: string): string {
  const sum = CARD_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(characters.charAt(i), 36), 0);
  const check = 11 - (sum % 11);
  return characters + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

const CARDS_A_LETTER = 10_000_000;
/** `A` and `T` begin the cards of the simulated holders. */
const LETTERS = 'BCDEFGHJKLMNPQRS';

/** The number of the n-th card of a city. Throws beyond the letters: 160 million. */
export function sampleCardNumber(index: number): string {
  const letter = LETTERS.charAt(Math.floor(index / CARDS_A_LETTER));
  if (letter === '') throw new RangeError('more cards than numbers');
  return withCardCheck(letter + String(index % CARDS_A_LETTER).padStart(7, '0'));
}

const PERSONAL_FROM = 10_000_000;
const PERSONAL_NUMBERS = 90_000_000;
/** Has no factor in common with the number of numbers: every index gives another one. */
const PERSONAL_STEP = 38_197_813;

/** The 8-digit number of the n-th insured (个人编号). */
export function samplePersonalNumber(index: number): string {
  return String(PERSONAL_FROM + ((index * PERSONAL_STEP) % PERSONAL_NUMBERS));
}
