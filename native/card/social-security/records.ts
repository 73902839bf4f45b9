/** Tags of the items of SSSE that a reading of the holder needs by name (file table: `files/ssse.ts`). */
export const TAG = {
  cardIdentifier: 0x01,
  cardClass: 0x02,
  specification: 0x03,
  initialiser: 0x04,
  issuedOn: 0x05,
  validUntil: 0x06,
  cardNumber: 0x07,
  socialSecurityNumber: 0x08,
  name: 0x09,
  nameExtension: 0x4e,
  sex: 0x0a,
  ethnicGroup: 0x0b,
  birthPlace: 0x0c,
  birthDate: 0x0d,
} as const;
