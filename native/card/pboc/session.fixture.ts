/** A worked session with an invented UnionPay debit card (JR/T 0025.5), command by command, for a T=1 card. */
import { expect } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import type { Result } from '../../base/result.ts';
import type { BankCard, BankCardFault } from '../../ports/bank-card.ts';
import { createCardSession } from '../session.ts';
import { createBankCard } from './driver.ts';

export type Script = readonly (readonly [command: string, answer: string])[];

const SELECT_PSE = '00A404000E315041592E5359532E444446303100';
export const SELECT_DEBIT = '00A4040008A00000033301010100';
export const FCI =
  '6F458408A000000333010101A539500A50424F43204445424954870101 9F38099F7A019F02065F2A02 5F2D027A689F1101019F120A50424F43204445424954BF0C059F4D020B0A';

export const DIRECTORY: Script = [
  [SELECT_PSE, '6F1E840E315041592E5359532E4444463031A50C8801015F2D027A689F110101 9000'],
  ['00B2010C00', '701B61194F08A000000333010101500A50424F43204445424954870101 9000'],
  ['00B2020C00', '6A83'],
];
export const NO_DIRECTORY: Script = [[SELECT_PSE, '6A82']];
export const SELECT: Script = [[SELECT_DEBIT, `${FCI} 9000`]];
export const GPO_COMMAND = '80A800000B830900000000000000015600';
export const GPO: Script = [[GPO_COMMAND, '800A7C000801010010010200 9000']];
export const TRACK2_RECORD = '702257136217000000000000012D30122200000000000F9F1F0A30303030303030303030';
export const PAN_RECORD = '70215A0A6217000000000000012F5F24033012315F25032012015F3401015F28020156';
/** 张三 in GBK, an invented identity number, document type 00. */
export const HOLDER_RECORD = `704C5F201AD5C5C8FD${'20'.repeat(22)}9F6128313130313031313939303033303737373758${'00'.repeat(22)}9F620100`;

/** The records that the file locator 08010100 10010200 names. */
export function records(...contents: readonly string[]): Script {
  const places = ['00B2010C00', '00B2011400', '00B2021400'];
  return contents.map((content, i) => [places[i] ?? '', `${content} 9000`]);
}

export const ALL_RECORDS = records(TRACK2_RECORD, PAN_RECORD, HOLDER_RECORD);

/** Runs `talk` with the card; fails where it did not send exactly the commands of the scripts. */
export async function withCard<T>(talk: (card: BankCard) => Promise<T>, ...scripts: readonly Script[]): Promise<T> {
  const connection = scriptedConnection(scripts.flat(), 'chipT1');
  const outcome = await talk(createBankCard(createCardSession(connection)));
  expect(connection.left).toEqual([]);
  return outcome;
}

/** The fault's code; `'no fault'` after a success. */
export function codeOf(outcome: Result<unknown, BankCardFault>): string {
  return outcome.ok ? 'no fault' : outcome.error.code;
}
