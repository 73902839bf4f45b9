/** Words on paper: Chinese first, English beside. Screens have their own (renderer/text). */
import type { CardFunction, InformationField, InsuranceRow, ServiceId, StatementRow } from '../../api/view.ts';

interface Label {
  readonly zh: string;
  readonly en: string;
}

export const FIELD_WORDS: Readonly<Record<InformationField, Label>> = {
  name: { zh: '姓名', en: 'Name' },
  identityNumber: { zh: '社会保障号码', en: 'ID no.' },
  cardNumber: { zh: '卡号', en: 'Card no.' },
  sex: { zh: '性别', en: 'Sex' },
  ethnicGroup: { zh: '民族', en: 'Ethnic group' },
  birthDate: { zh: '出生日期', en: 'Born' },
  issuedOn: { zh: '发卡日期', en: 'Issued' },
  validUntil: { zh: '卡有效期至', en: 'Valid until' },
  region: { zh: '发卡地区', en: 'Issued in' },
  issuingBank: { zh: '发卡银行', en: 'Issuing bank' },
  employer: { zh: '参保单位', en: 'Employer' },
  accountKind: { zh: '个人账户', en: 'Medical account' },
  specification: { zh: '卡规范版本', en: 'Card version' },
};

export const INSURANCE_WORDS: Readonly<Record<InsuranceRow['kind'], string>> = {
  pension: '养老保险',
  employeeMedical: '职工医保',
  residentMedical: '居民医保',
  unemployment: '失业保险',
  workInjury: '工伤保险',
  maternity: '生育保险',
};

export const INSURANCE_STATE_WORDS: Readonly<Record<InsuranceRow['state'], string>> = {
  insured: '正常参保',
  suspended: '暂停缴费',
  retired: '退休',
  ended: '终止',
};

export const FUNCTION_WORDS: Readonly<Record<CardFunction, Label>> = {
  socialSecurity: { zh: '社保功能', en: 'social-security function' },
  bank: { zh: '金融功能', en: 'bank function' },
  eWallet: { zh: '电子钱包', en: 'e-wallet' },
};

export const SERVICE_WORDS: Readonly<Record<ServiceId, Label>> = {
  personalInformation: { zh: '个人信息查询', en: 'Personal information' },
  statement: { zh: '个人账户明细对账单', en: 'Statement of the medical personal account' },
  bankPinCheck: { zh: '银行密码验证', en: 'Bank PIN check' },
  temporaryLoss: { zh: '临时挂失', en: 'Temporary loss report' },
  liftLoss: { zh: '解除挂失', en: 'Loss report lifted' },
  changeSocialSecurityPin: { zh: '社保密码修改', en: 'Social-security PIN changed' },
  unlockSocialSecurityPin: { zh: '社保密码解锁', en: 'Social-security PIN unlocked' },
  resetSocialSecurityPin: { zh: '社保密码重置', en: 'Social-security PIN reset' },
  activateFunction: { zh: '功能启用', en: 'Activation' },
  contributions: { zh: '缴费记录', en: 'Contributions' },
  pension: { zh: '养老金', en: 'Pension' },
  medicalCosts: { zh: '看病费用', en: 'Medical costs' },
  orderProgress: { zh: '制卡进度', en: 'Card progress' },
  referralFiling: { zh: '异地就医备案', en: 'Filing elsewhere' },
  receipts: { zh: '我办过的业务', en: 'My requests' },
  functionStates: { zh: '卡的状态', en: 'State of the card' },
  placesToAsk: { zh: '还能去哪问', en: 'Where to ask' },
  formalLoss: { zh: '正式挂失', en: 'Formal loss report' },
  replacement: { zh: '补办新卡', en: 'Replace the card' },
  lossElsewhere: { zh: '就医地挂失', en: 'Loss reported at the place of treatment' },
  liftLossElsewhere: { zh: '解除就医地挂失', en: 'Loss at the place of treatment lifted' },
  changeBankPin: { zh: '修改银行密码', en: 'Change bank PIN' },
  resetBankPin: { zh: '重置银行密码', en: 'Reset bank PIN' },
  changeQueryPassword: { zh: '修改查询密码', en: 'Query password' },
  applyForCard: { zh: '申领社保卡', en: 'Apply for a card' },
  collectCard: { zh: '领卡', en: 'Collect the card' },
  instantCard: { zh: '当场制卡', en: 'Card on the spot' },
  exchangeCard: { zh: '换卡', en: 'Exchange the card' },
  verifyPersonalData: { zh: '核对个人资料', en: 'Verify your data' },
  letterOfIntroduction: { zh: '单位介绍信', en: 'Letter of introduction' },
  familySharing: { zh: '家庭共济', en: 'Family sharing' },
  payFromAccount: { zh: '账户能付什么', en: 'What it pays for' },
  payFamilyPremium: { zh: '代缴家人医保费', en: "Family's premium" },
  transferAccount: { zh: '账户转到外地', en: 'Move the account' },
  withdrawAccount: { zh: '一次性取出', en: 'Withdraw it' },
  moveToBankSubAccount: { zh: '转到银行账户', en: 'To the bank account' },
  openCardAccount: { zh: '开医保卡账户', en: 'Open card account' },
  useBenefits: { zh: '看病怎么用卡', en: 'Using the card' },
  noCardSettlement: { zh: '没有卡怎么结算', en: 'Without a card' },
  specialCase: { zh: '病人来不了', en: 'Unable to come' },
  fileReferral: { zh: '转诊备案', en: 'File a referral' },
  fileResettlement: { zh: '异地安置备案', en: 'File living elsewhere' },
  settleElsewhere: { zh: '外地直接结算', en: 'Settle elsewhere' },
};

export const ENTRY_WORDS: Readonly<Record<StatementRow['kind'], string>> = {
  credit: '划入',
  interest: '计息',
  use: '支付',
  transferIn: '转入',
  transferOut: '转出',
  familySharing: '家庭共济',
  premiumWithheld: '代扣保费',
  withdrawal: '提取',
};

/** GB/T 2261.1 for sex; kinds of medical account. */
export const CODED_VALUES: Readonly<Record<string, string>> = {
  '0': '未知',
  '1': '男',
  '2': '女',
  '9': '未说明',
  card: '医保卡账户',
  ledger: '记账户',
};

/** Fen as `1,234.56`, with a sign where negative. */
export function money(amountFen: number): string {
  const sign = amountFen < 0 ? '-' : '';
  const fen = Math.abs(amountFen);
  const yuan = Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yuan}.${(fen % 100).toString().padStart(2, '0')}`;
}

/** `2026-11-22` as `2026年11月22日`; anything else (a field card's odd date) as it stands. */
export function chineseDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match === null ? date : `${match[1]}年${match[2]}月${match[3]}日`;
}
