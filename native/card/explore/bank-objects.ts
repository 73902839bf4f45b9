/** Data of a bank application with names and meanings (EMV book 3 annex A, JR/T 0025.5 and .13). Pure. */
import { toHex } from '../../base/bytes.ts';
import type { BilingualText } from '../../base/bilingual.ts';
import type { BankLogEntry, ECash } from '../../ports/bank-card.ts';
import { describeDataObject } from '../pboc/describe.ts';
import { dataObjectRow } from '../pboc/tag-table.ts';
import { TAG } from '../pboc/tags.ts';
import { maskedBytes, type ExploredObject } from './tree.ts';

/** One data object; its bytes are seen only where the table says that they are nobody's secret. */
export function bankObject(tag: number, value: Uint8Array, aid: Uint8Array): ExploredObject {
  const { tag: name, name: title, length, shown } = describeDataObject(tag, value, aid);
  const seen = dataObjectRow(tag, toHex(aid))?.shown === 'open';
  return { tag: name, instance: 1, name: title, length, shown, raw: seen ? toHex(value) : maskedBytes(length), parts: [] };
}

/** Money and tries, which the card tells beside its records. */
export function dataOutsideRecords(tries: number | null, eCash: ECash | null, reveal: boolean): readonly ExploredObject[] {
  const rows: readonly (readonly [tag: number, value: number | null, personal: boolean])[] = [
    [TAG.pinTryCounter, tries, false],
    [TAG.eCashBalance, eCash?.balanceFen ?? null, true],
    [TAG.eCashBalanceLimit, eCash?.balanceLimitFen ?? null, false],
    [TAG.eCashTransactionLimit, eCash?.transactionLimitFen ?? null, false],
    [TAG.eCashResetThreshold, eCash?.resetThresholdFen ?? null, false],
  ];
  return rows.flatMap(([tag, value, personal]) => {
    if (value === null) return [];
    const shown = personal && !reveal ? String(value).replace(/./g, '*') : String(value);
    return [decodedOnly(tag.toString(16).toUpperCase(), dataObjectRow(tag, UNIONPAY)?.name ?? null, shown)];
  });
}

/** An entry of a log: where and when somebody paid is theirs alone. */
export function logObject(entry: BankLogEntry, number: number, reveal: boolean): ExploredObject {
  const { date, time, type, amountFen, currency, merchant, counter } = entry;
  const text = [date, time, type, amountFen, currency, merchant, counter].map((part) => (part === null ? '' : String(part))).join('^');
  return decodedOnly(String(number), LOG_ENTRY, reveal ? text : text.replace(/[^^]/gu, '*'));
}

const UNIONPAY = 'A000000333';
const LOG_ENTRY: BilingualText = {
  zh: '日期^时间^类型^金额（分）^货币^商户^计数器',
  en: 'date^time^type^amount in fen^currency^merchant^counter',
};

function decodedOnly(tag: string, name: BilingualText | null, shown: string): ExploredObject {
  return { tag, instance: 1, name, length: 0, shown, raw: null, parts: [] };
}
