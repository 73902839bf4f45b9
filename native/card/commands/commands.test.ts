/** Every command as the bytes that a card of the specification takes, in literal hexadecimal. */
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { encodeCommand, type CommandApdu } from '../apdu.ts';
import { block, blockHeader } from './block.ts';
import { deriveCertificatePinKey, verifyCertificatePin } from './certificate-pin.ts';
import { changePin } from './change-pin.ts';
import { externalAuthenticate } from './external-authenticate.ts';
import { getChallenge } from './get-challenge.ts';
import { internalAuthenticate } from './internal-authenticate.ts';
import { pinChangeHeader, pinChangeUnblock } from './pin-change-unblock.ts';
import { readBinary } from './read-binary.ts';
import { readAllRecords, readCurrentRecord, readNextRecordWithTag, readRecordByNumber, readRecordByTag } from './read-record.ts';
import { selectAnyFile, selectApplicationFile, selectByName, selectChildFile } from './select.ts';
import { appendCyclicRecord, updateRecordByNumber, updateRecordByTag } from './update-record.ts';
import { askPinTries, verifyPin } from './verify.ts';

const PIN = Uint8Array.of(1, 2, 3, 4, 5, 6);
const NEW_PIN = Uint8Array.of(6, 5, 4, 3, 2, 1);
const EIGHT = hex('0102030405060708');

describe('commands on the line (T=0: no Le behind data)', () => {
  it.each<[string, CommandApdu, string]>([
    ['SELECT SSSE', selectByName(hex('7378312E73682EC9E7BBE1B1A3D5CF')), '00A404000F7378312E73682EC9E7BBE1B1A3D5CF'],
    ['SELECT DF02 by AID', selectByName(hex('D15600000501')), '00A4040006D15600000501'],
    ['SELECT DF04, P1=00', selectApplicationFile(0xdf04, 'byFileIdentifier'), '00A4000002DF04'],
    ['SELECT DF04, P1=01', selectApplicationFile(0xdf04, 'childDf'), '00A4010002DF04'],
    ['SELECT EF05', selectChildFile(0xef05), '00A4020002EF05'],
    ['SELECT EF05, P1=00', selectAnyFile(0xef05), '00A4000002EF05'],
    ['READ RECORD 卡号 by tag', readRecordByTag(0x07, 0x0b), '00B207000B'],
    ['READ RECORD, the next with the tag', readNextRecordWithTag(0x40, 0x36), '00B2400236'],
    ['READ RECORD 卡号 by number', readCurrentRecord(7, 0x0b), '00B207040B'],
    ['READ RECORD, whole EF05', readAllRecords(0x40), '00B2010540'],
    ['READ RECORD by SFI', readRecordByNumber(5, 7, 0x0b), '00B2072C0B'],
    ['READ BINARY', readBinary(0x0f0, 0x38), '00B000F038'],
    ['READ BINARY behind the first 4 KiB', readBinary(0x1010, 0xf0), '00B01010F0'],
    ['UPDATE RECORD by tag', updateRecordByTag(0x05, hex('050420180403')), '00DC050006050420180403'],
    ['UPDATE RECORD by number', updateRecordByNumber(3, hex('2B0131')), '00DC0304032B0131'],
    ['UPDATE RECORD, cyclic', appendCyclicRecord(hex('000131')), '00DC000303000131'],
    ['VERIFY', verifyPin(PIN), '0020000003123456'],
    ['VERIFY, the tries left', askPinTries(), '0020000000'],
    ['CHANGE PIN', changePin(PIN, NEW_PIN), '805E010007123456FF654321'],
    ['CHANGE PIN, five digits to four', changePin(PIN.slice(0, 5), NEW_PIN.slice(0, 4)), '805E01000612345FFF6543'],
    ['PIN UNBLOCK', pinChangeUnblock('unblock', hex('84ED5C83')), '842400000484ED5C83'],
    ['PIN RESET', pinChangeUnblock('newPin', hex('96F3CCA3B093B24C6881C353')), '842400010C96F3CCA3B093B24C6881C353'],
    ['APPLICATION BLOCK', block('application', hex('62F92F5C')), '841E00010462F92F5C'],
    ['CARD BLOCK', block('card', hex('A4A10C7C')), '8416000004A4A10C7C'],
    ['GET CHALLENGE', getChallenge(), '0084000008'],
    ['GET CHALLENGE of 16 bytes', getChallenge(16), '0084000010'],
    ['INTERNAL AUTHENTICATE', internalAuthenticate(hex('1122334455667788'), EIGHT), '008800001011223344556677880102030405060708'],
    [
      'EXTERNAL AUTHENTICATE with RKSSSE',
      externalAuthenticate(0x0a, hex('DF780C31B9398D1D'), EIGHT),
      '0082000A10DF780C31B9398D1D0102030405060708',
    ],
    ['key of the certificate PIN', deriveCertificatePinKey(PIN), '80C4010305C103123456'],
    ['VERIFY of the certificate PIN', verifyCertificatePin(hex('00'.repeat(16))), `0020018110${'00'.repeat(16)}`],
  ])('%s', (_name, command, bytes) => {
    expect(toHex(encodeCommand(command, true))).toBe(bytes);
  });

  it('T=1 has Le behind data', () => {
    expect(toHex(encodeCommand(deriveCertificatePinKey(PIN)))).toBe('80C4010305C10312345620');
  });

  it('headers under a MAC', () => {
    expect([blockHeader('application'), blockHeader('card'), pinChangeHeader('unblock'), pinChangeHeader('newPin')].map(toHex)).toEqual([
      '841E0001',
      '84160000',
      '84240000',
      '84240001',
    ]);
  });

  it.each([-1, 0x8000, 1.5])('an offset of %f is a bug', (offset) => {
    expect(() => readBinary(offset, 1)).toThrow(RangeError);
  });
});
