/** The services of a kiosk, and the groups in which a menu shows them. */

export const SERVICE_IDS = [
  // look up
  'personalInformation',
  'statement',
  'contributions',
  'pension',
  'medicalCosts',
  'orderProgress',
  'referralFiling',
  'receipts',
  'functionStates',
  'placesToAsk',
  // lost card
  'temporaryLoss',
  'liftLoss',
  'formalLoss',
  'replacement',
  'lossElsewhere',
  'liftLossElsewhere',
  // PIN
  'changeSocialSecurityPin',
  'unlockSocialSecurityPin',
  'resetSocialSecurityPin',
  'bankPinCheck',
  'changeBankPin',
  'resetBankPin',
  'changeQueryPassword',
  // getting a card
  'activateFunction',
  'applyForCard',
  'collectCard',
  'instantCard',
  'exchangeCard',
  'verifyPersonalData',
  'letterOfIntroduction',
  // the medical personal account
  'familySharing',
  'payFromAccount',
  'payFamilyPremium',
  'transferAccount',
  'withdrawAccount',
  'moveToBankSubAccount',
  'openCardAccount',
  // treatment
  'useBenefits',
  'noCardSettlement',
  'specialCase',
  'fileReferral',
  'fileResettlement',
  'settleElsewhere',
] as const;
export type ServiceId = (typeof SERVICE_IDS)[number];

/** First level of the menu, in the order in which it is shown. `placesToAsk` stands beside them as a service of its own. */
export const MENU_GROUPS = ['lookUp', 'print', 'lostCard', 'pin', 'card', 'account', 'treatment'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** What is where. What can be printed stands in two groups: under what it is, and under printing. */
export const SERVICES_OF: Readonly<Record<MenuGroup, readonly ServiceId[]>> = {
  lookUp: ['personalInformation', 'statement', 'contributions', 'pension', 'medicalCosts', 'orderProgress', 'referralFiling', 'receipts'],
  print: ['personalInformation', 'statement', 'receipts', 'letterOfIntroduction'],
  lostCard: ['temporaryLoss', 'liftLoss', 'formalLoss', 'replacement', 'lossElsewhere', 'liftLossElsewhere'],
  pin: [
    'changeSocialSecurityPin',
    'unlockSocialSecurityPin',
    'resetSocialSecurityPin',
    'bankPinCheck',
    'changeBankPin',
    'resetBankPin',
    'changeQueryPassword',
  ],
  card: [
    'activateFunction',
    'functionStates',
    'applyForCard',
    'collectCard',
    'instantCard',
    'exchangeCard',
    'verifyPersonalData',
    'letterOfIntroduction',
  ],
  account: [
    'statement',
    'familySharing',
    'payFromAccount',
    'payFamilyPremium',
    'transferAccount',
    'withdrawAccount',
    'moveToBankSubAccount',
    'openCardAccount',
  ],
  treatment: ['useBenefits', 'noCardSettlement', 'specialCase', 'fileReferral', 'fileResettlement', 'settleElsewhere'],
};
