/** Characters of a code that stands for a person: none so short that it could be tried out, none longer than a QR code holds (ISO/IEC 18004, version 40). */
export const CODE_CHARACTERS = { least: 12, most: 2_953 } as const;
