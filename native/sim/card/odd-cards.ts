/** Cards that are no social-security cards, and cards that are hardly cards: what people also put into a slot. */
import { hex } from '../../base/bytes.ts';
import type { Application, Chip } from './chip.ts';
import { FID } from './constants.ts';
import { debitApplication } from './pboc.ts';
import { masterFile } from './personalise.ts';
import { tlv } from './tlv.ts';

const BANK = { pan: '6217000000000000012', sequenceNumber: '01', effective: '250101', expiry: '351231', pse: true } as const;
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
    tellsTries: true,
  };
}

export interface OddCard {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly chip: Chip;
}

/** All odd cards, selectable by id like personas. */
export const ODD_CARDS: readonly OddCard[] = [
  {
    id: 'bank-only',
    title: { zh: '普通银行卡（无社保应用）', en: 'Bank card without a social-security application' },
    chip: oddChip('bank-only', hex('3B6D0000008031806586425443010102AA'), masterFile({ bank: BANK }), debitApplication(BANK)),
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
