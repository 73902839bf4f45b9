/**
 * What a code could be, by its looks alone. Looks prove nothing: whoever can print can make such a code, and the live ones run out in a minute.
 * So this says nothing of a person, and nobody is identified by it; only the host that issued a code can say whose it is.
 */

/**
 * `medicalInsuranceCode`: 医保电子凭证, 28 digits. `healthCard`: 电子健康卡, an identifier of 64 hexadecimal digits, its type, and when it is a live
 * one the time it ends, with colons between. `webAddress`: a page; apps show such codes too. `identityNumber`: looks like a citizen number, which
 * is no credential: anybody can know it. What an 电子社保卡 shows is described nowhere in public: it is among `other`.
 */
export type CodeKind = 'medicalInsuranceCode' | 'healthCard' | 'webAddress' | 'identityNumber' | 'other';

const LOOKS: readonly (readonly [CodeKind, RegExp])[] = [
  ['medicalInsuranceCode', /^\d{28}$/],
  ['healthCard', /^[0-9A-Fa-f]{64}:\d{1,2}(:\d{1,20})?$/],
  ['webAddress', /^https?:\/\/\S+$/i],
  ['identityNumber', /^\d{17}[\dXx]$/],
];

/** What the text of a code could be; `other` when it looks like none of them. */
export function codeKindOf(text: string): CodeKind {
  return LOOKS.find(([, look]) => look.test(text))?.[0] ?? 'other';
}
