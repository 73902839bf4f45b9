/** Check characters of the numbers on a card. */

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ID_CHECKS = '10X98765432';
const CARD_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character of the 17 digits of a citizen's number (GB 11643, ISO 7064 MOD 11-2). */
export function citizenCheck(digits: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return ID_CHECKS.charAt(sum % 11);
}

/** Check character of the first 8 characters of a 卡号; letters count 10 to 35. */
export function cardNumberCheck(characters: string): string {
  const sum = CARD_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(characters.charAt(i), 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Whether a PAN with its last digit passes the Luhn rule (ISO/IEC 7812-1 annex B). */
export function passesLuhn(pan: string): boolean {
  const sum = [...pan].toReversed().reduce((total, character, i) => {
    const digit = Number(character) * (i % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
