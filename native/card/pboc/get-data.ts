/** Data objects that stand in no record (EMV book 3 §6.5.7). Which of them a card gives out is the issuer's choice. */
import { ok, type Result } from '../../base/result.ts';
import { parseTlv } from '../../base/tlv.ts';
import type { BankCardFault } from '../../ports/bank-card.ts';
import { getData } from '../commands/get-data.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { refuse } from './faults.ts';
import { TAG } from './tags.ts';

/** The card's regular ways of saying that it keeps no such object, or not for everybody. */
const NOT_GIVEN: ReadonlySet<number> = new Set<number>([
  SW.referenceNotFound,
  SW.functionNotSupported,
  SW.fileNotFound,
  SW.conditionsNotSatisfied,
  SW.securityNotSatisfied,
  SW.insNotSupported,
]);

/** Bytes of the values of fixed length (JR/T 0025.5 annex A, JR/T 0025.13). */
const VALUE_BYTES: ReadonlyMap<number, number> = new Map<number, number>([
  [TAG.pinTryCounter, 1],
  [TAG.eCashBalance, 6],
  [TAG.eCashBalanceLimit, 6],
  [TAG.eCashTransactionLimit, 6],
  [TAG.eCashResetThreshold, 6],
]);
/** A tag of two bytes and a length of one. */
const HEADER_BYTES = 3;

/** The value of one object of the selected application; `null` where the card does not give it. */
export async function readData(card: CardChannel, tag: number): Promise<Result<Uint8Array | null, BankCardFault>> {
  const valueBytes = VALUE_BYTES.get(tag);
  const answer = await card.send(getData(tag, valueBytes === undefined ? undefined : HEADER_BYTES + valueBytes));
  if (!answer.ok) return answer;
  const { sw, data } = answer.value;
  if (NOT_GIVEN.has(sw)) return ok(null);
  const name = tag.toString(16).toUpperCase();
  if (sw !== SW.ok) return refuse('pboc.unexpectedStatus', `GET DATA ${name}: ${describeStatus(sw)}`);
  const parsed = parseTlv(data);
  if (!parsed.ok) return refuse('pboc.malformed', `GET DATA ${name} byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [object, ...more] = parsed.value;
  if (object?.tag !== tag || more.length > 0) return refuse('pboc.malformed', `GET DATA ${name} byte 0: another object`);
  return ok(object.value);
}
