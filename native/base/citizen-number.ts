/** Citizen identity numbers (公民身份号码, GB 11643) and the numbers of the same shape that permits carry. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The check character of 17 digits: ISO 7064 MOD 11-2 (GB 11643 §5). */
export function citizenCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length);
}

/** The strict form, as it is recorded and keyed: a capital X only. */
export function isRecordedCitizenNumber(text: string): boolean {
  return !text.endsWith('x') && isCitizenNumber(text);
}

/** Whether the text is 17 digits with their right check character; a small x counts. */
export function isCitizenNumber(text: string): boolean {
  return /^\d{17}[\dXx]$/.test(text) && citizenCheckCharacter(text) === text.slice(-1).toUpperCase();
}
