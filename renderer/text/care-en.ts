import type { CareTexts } from './care-texts.ts';

const LOST = 'Report a lost card at once: the sooner, the safer.';
const LINKING = 'Do not link another person’s social security account, and do nothing for strangers.';

export const careEn: CareTexts = {
  locks: {
    socialSecurity: (places) => `Wrong entries lock it in the chip. To unlock: ${places}`,
    bank: (places) => `Wrong entries: the bank locks it. To unlock: ${places}`,
  },
  noTries: 'No try used',
  between: '; ',
  fraud: 'Staff never ask for your PIN. Never give card number and PIN by phone.',
  advice: {
    temporaryLoss: LOST,
    formalLoss: LOST,
    lossElsewhere: LOST,
    familySharing: LINKING,
    payFamilyPremium: LINKING,
  },
};
