/** The vocabulary of the rules, once: types, schemas and tests are made of these lists. */

export const CITY_IDS = ['changsha', 'hunan-ledger', 'suzhou', 'zhaotong'] as const;
export type CityId = (typeof CITY_IDS)[number];

/** A function of the card: 人社功能, 金融功能, 电子钱包. */
export const CARD_FUNCTIONS = ['socialSecurity', 'bank', 'eWallet'] as const;
export type CardFunction = (typeof CARD_FUNCTIONS)[number];

/** `made`: lies at the outlet; `notActivated`: collected. */
export const FUNCTION_STATES = [
  'made',
  'notActivated',
  'active',
  'temporarilyLost',
  'formallyLost',
  'locked',
  'void',
  'expired',
  'absent',
] as const;
export type FunctionState = (typeof FUNCTION_STATES)[number];

/** How the person reaches the service; `atm`: a bank's own machine, `online`: site, app or message. */
export const CHANNELS = ['kiosk', 'counter', 'telephone', 'atm', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What kind of place the terminal stands in; one place can be several. */
export const OUTLET_KINDS = [
  'cardServiceWindow',
  'countyMedicalInsuranceOffice',
  'issuingBankOutlet',
  'partnerBankOutlet',
  'designatedHospital',
  'designatedPharmacy',
  'communityPoint',
  /** 部分结算量大的三级协议医疗机构 */
  'largeTertiaryHospital',
  /** 特殊门诊药店 */
  'specialOutpatientPharmacy',
  /** 乡镇（街道）社会保障服务中心 */
  'townshipServiceCentre',
  /** 医保经办窗口 */
  'medicalInsuranceWindow',
  /** 社会保险基金管理中心 */
  'socialInsuranceOffice',
  /** 就医地社保经办机构 */
  'officeOfTreatment',
] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

export const SERVICES = [
  // look up and print
  'personalInformation',
  'statement',
  'contributions',
  'pension',
  'medicalAccount',
  'medicalCosts',
  'functionStates',
  'orderProgress',
  'referralFiling',
  // loss and replacement
  'temporaryLoss',
  'liftLoss',
  'formalLoss',
  'replacement',
  'instantCard',
  'lossElsewhere',
  'liftLossElsewhere',
  // getting and exchanging a card
  'applyForCard',
  'collectCard',
  'exchangeCard',
  'verifyPersonalData',
  'activateFunction',
  // passwords
  'bankPinCheck',
  'verifySocialSecurityPin',
  'changeSocialSecurityPin',
  'unlockSocialSecurityPin',
  'resetSocialSecurityPin',
  'changeBankPin',
  'resetBankPin',
  'changeQueryPassword',
  // the medical personal account
  'openCardAccount',
  'payFromAccount',
  'familySharing',
  'payFamilyPremium',
  'transferAccount',
  'withdrawAccount',
  'moveToBankSubAccount',
  // treatment
  'useBenefits',
  'specialCase',
  'noCardSettlement',
  'fileReferral',
  'fileResettlement',
  'settleElsewhere',
  // other
  'letterOfIntroduction',
] as const;
export type ServiceId = (typeof SERVICES)[number];

/** What is particular about the person or the matter. */
export const CIRCUMSTANCES = [
  // persons
  'employee',
  'flexiblyEmployed',
  'retired',
  'landRequisitionRetiree',
  'flexibleRetiree',
  'residentOnly',
  'minorWithoutId',
  'notLocallyInsured',
  // cards
  'noCardYet',
  'olderCard',
  'formerRuralMember',
  'newlyInsured',
  'cardMade',
  'cardCollected',
  'madeElsewhere',
  'neverCollected',
  'dataNotCollected',
  'provincialLevel',
  'eWalletOnly',
  'urgent',
  'misprint',
  'notOwnFault',
  'ownChange',
  'afterLoss',
  // applying and collecting
  'byEmployer',
  'workerFromOutside',
  // uploads
  'dataMismatch',
  'unclearPicture',
  'expiredId',
  // illness, treatment
  'cannotCome',
  'oldOrInfirm',
  'settledElsewhere',
  'reportedAtPlaceOfTreatment',
  'firstTimeOutOfProvince',
  'filed',
  'withinTwoYears',
  // money
  'contributionBroken',
  'inpatient',
  'ownExpense',
  'fitnessOrInsurance',
  'unopenedCard',
  'movedAway',
  'ended',
  'pensionElsewhere',
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];
