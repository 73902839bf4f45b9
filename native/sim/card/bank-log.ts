/** The transaction log of the bank application (JR/T 0025.5): values in a row as the log format says, no tags. */
import { concat, hex } from '../../base/bytes.ts';
import { ANYONE, NOBODY } from './access.ts';
import type { CyclicFile } from './chip.ts';
import { encodeGb18030 } from './gb18030.ts';

export const LOG_SFI = 0x0b;
export const LOG_RECORDS = 10;
/** Date, time, amount, other amount, country, currency, merchant, type, transaction counter: 45 bytes. */
export const LOG_FORMAT = '9A03 9F2103 9F0206 9F0306 9F1A02 5F2A02 9F4E14 9C01 9F3602';

const RECORD_LENGTH = 45;
const MERCHANT_BYTES = 20;
const CHINA = '0156';
const ENTRY = /^(\d{6})\^(\d{6})\^(\d{1,12})\^(\d{2})\^(\d{1,5})\^(.*)$/s;

/** Why an entry `YYMMDD^HHMMSS^fen^type^counter^merchant` cannot be; `null` when it can. */
export function logProblem(entry: string): string | null {
  if (!ENTRY.test(entry)) return `${JSON.stringify(entry)} is not YYMMDD^HHMMSS^fen^type^counter^merchant`;
  return encodeGb18030(entry.split('^')[5] ?? '').length > MERCHANT_BYTES ? `the merchant has more than ${MERCHANT_BYTES} bytes` : null;
}

/** The log file with these entries, newest first. */
export function logFile(entries: readonly string[]): CyclicFile {
  const records = entries.map(logRecord);
  const access = { read: ANYONE, write: NOBODY };
  return { kind: 'cyclic', fid: 0x010b, sfi: LOG_SFI, ...access, records, recordLength: RECORD_LENGTH, recordsMax: LOG_RECORDS };
}

function logRecord(entry: string): Uint8Array {
  const [, date = '', time = '', amount = '', type = '', counter = '', merchant = ''] = ENTRY.exec(entry) ?? [];
  const name = encodeGb18030(merchant);
  return concat(
    hex(date + time + amount.padStart(12, '0') + '0'.repeat(12) + CHINA + CHINA),
    name,
    new Uint8Array(MERCHANT_BYTES - name.length),
    hex(type + Number(counter).toString(16).padStart(4, '0')),
  );
}
