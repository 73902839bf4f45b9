/** The balance inquiry (查询, 0200 with processing code 310000) by which a PIN is checked: it moves no money and needs no reversal. */
import { toHex } from '../../../../native/base/bytes.ts';
import type { BankPinCheck } from '../../ports.ts';
import { trackLetters } from './field-codec.ts';
import { FIELD } from './fields-table.ts';
import type { Message } from './message.ts';
import { securityControlOf, type Iso8583Settings } from './settings.ts';

const BALANCE_INQUIRY = '310000';
const INQUIRY_TYPE = '01';
const NO_NETWORK_CODE = '000';
const RENMINBI = '156';

/** The question; what the card does not tell (sequence number, track 2, expiry) is left out. */
export function inquiryMessage(settings: Iso8583Settings, check: BankPinCheck, traceNumber: string, batch: string): Message {
  const track2 = check.track2 === null ? null : trackLetters(check.track2);
  const expiry = track2 === null ? null : /^\d+D(\d{4})/.exec(track2)?.[1];
  const fields: readonly (readonly [number, string | null | undefined])[] = [
    [FIELD.pan, check.pan],
    [FIELD.processingCode, BALANCE_INQUIRY],
    [FIELD.traceNumber, traceNumber],
    [FIELD.expiry, expiry],
    [FIELD.entryMode, settings.entryMode],
    [FIELD.panSequence, check.sequenceNumber?.padStart(3, '0')],
    [FIELD.conditionCode, settings.conditionCode],
    [FIELD.pinLength, settings.pinLengthField],
    [FIELD.track2, track2],
    [FIELD.terminal, settings.terminal],
    [FIELD.merchant, settings.merchant],
    [FIELD.currency, RENMINBI],
    [FIELD.pinBlock, toHex(check.pinBlock)],
    [FIELD.securityControl, securityControlOf(settings)],
    [FIELD.reserved, `${INQUIRY_TYPE}${batch}${NO_NETWORK_CODE}${settings.terminalAbility}`],
  ];
  const given = fields.flatMap(([number, value]) => (value === null || value === undefined ? [] : [[number, value] as const]));
  return { mti: '0200', fields: new Map(given) };
}
