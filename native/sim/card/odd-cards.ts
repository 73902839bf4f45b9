/** Cards that are no social-security cards, and cards that are hardly cards: what people also put into a slot. */
import { hex } from '../../base/bytes.ts';
import { bankApplications, blockedFromTheBeginning, contactlessDirectory } from './bank-records.ts';
import { blankMemory, type Application, type CardMemory, type Chip } from './chip.ts';
import { FID } from './constants.ts';
import { masterFile } from './personalise.ts';
import { tlv } from './tlv.ts';

const BANK = { pan: '6217000000000000012', sequenceNumber: '01', effective: '250101', expiry: '351231', pse: true } as const;
const CANDIDATES = {
  ...BANK,
  pan: '6217000000000000020',
  applications: ['debit', 'credit', 'eCash'],
  gpoFormat: '2',
  eCash: { balance: 12_345, balanceLimit: 100_000, transactionLimit: 50_000, resetThreshold: 1000 },
  log: ['260108^101512^2350^00^3^TEST SHOP'],
  blocked: true,
} as const;
const TRANSPORT_AID = hex('A000000632010105');
const PLAIN_MF: Application = { id: 'MF', kind: 'mf', name: new Uint8Array(0), fid: FID.masterFile, fci: new Uint8Array(0), files: [] };

function oddChip(id: string, atr: Uint8Array | null, ...applications: readonly Application[]): Chip {
  const [first = PLAIN_MF, ...rest] = applications;
  return {
    id,
    atr,
    algorithm: 'tdes',
    applications: [first, ...rest],
    keyNames: [],
    key: () => null,
    pinTriesMax: 6,
    keyTriesMax: 3,
    certificatePin: null,
    tellsTries: true,
  };
}

export interface OddCard {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly chip: Chip;
  /** Its memory at the beginning; a blank one when absent. */
  readonly memory?: () => CardMemory;
}

/** All odd cards, selectable by id like personas. */
export const ODD_CARDS: readonly OddCard[] = [
  {
    id: 'bank-only',
    title: { zh: '普通银行卡（无社保应用）', en: 'Bank card without a social-security application' },
    chip: oddChip('bank-only', hex('3B6D0000008031806586425443010102AA'), masterFile(BANK), ...bankApplications(BANK)),
  },
  {
    id: 'bank-candidates',
    title: { zh: '多应用银行卡（借记应用已锁定）', en: 'Bank card with several applications, the first one blocked' },
    chip: oddChip(
      'bank-candidates',
      hex('3B6D0000008031806586425443010103BB'),
      masterFile(CANDIDATES),
      ...bankApplications(CANDIDATES),
      contactlessDirectory(CANDIDATES),
    ),
    memory: () => ({ ...blankMemory(), blockedApplications: new Set(blockedFromTheBeginning(CANDIDATES)) }),
  },
  {
    id: 'transport',
    title: { zh: '交通卡', en: 'Transport card' },
    chip: oddChip('transport', hex('3B6D0000008144545353010203040506FF'), PLAIN_MF, {
      id: 'transport',
      kind: 'other',
      name: TRANSPORT_AID,
      fid: null,
      fci: tlv(0x6f, tlv(0x84, TRANSPORT_AID)),
      files: [],
    }),
  },
  { id: 'mute', title: { zh: '无应答的卡', en: 'Card that does not answer' }, chip: oddChip('mute', null) },
  {
    id: 'garbage-atr',
    title: { zh: '复位信息错误的卡', en: 'Card with a broken answer to reset' },
    chip: oddChip('garbage-atr', hex('A55A00FF13')),
  },
];
