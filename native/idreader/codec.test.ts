import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../base/bytes.ts';
import { requestBody, SDT_BAUD_RATES, SDT_COMMAND, type SdtCommand, setBaudRateBody, setRfLimitBody } from './commands.ts';
import { failureOf } from './outcomes.ts';
import { readBasePayload, readNewestAddressBytes, readSamNumber } from './payload.ts';
import { readReply, SDT_STATUS } from './status-table.ts';

describe('requests', () => {
  it.each([
    ['resetSam', '10FF'],
    ['samStatus', '11FF'],
    ['samNumber', '12FF'],
    ['find', '2001'],
    ['select', '2002'],
    ['read', '3001'],
    ['newestAddress', '3003'],
    ['managementNumber', '3005'],
    ['readWithFingerprints', '3010'],
  ] as const)('%s is %s', (command, body) => {
    expect(toHex(requestBody(command))).toBe(body);
  });

  it('are all in this table', () => {
    expect(Object.keys(SDT_COMMAND) as SdtCommand[]).toHaveLength(9);
  });

  it('set the speed and the limit of the radio', () => {
    expect(SDT_BAUD_RATES.map((rate) => toHex(setBaudRateBody(rate)))).toEqual(['6000', '6001', '6002', '6003', '6004']);
    expect(toHex(setRfLimitBody(0x50))).toBe('61FF50');
  });
});

describe('answers', () => {
  it.each([
    [0x90, 'ok'],
    [0x9f, 'foundDocument'],
    [0x10, 'requestChecksumWrong'],
    [0x11, 'requestLengthWrong'],
    [0x21, 'requestUnknown'],
    [0x23, 'notPermitted'],
    [0x24, 'unspecified'],
    [0x31, 'documentRefusedSam'],
    [0x32, 'samRefusedDocument'],
    [0x33, 'informationNotGenuine'],
    [0x40, 'unknownDocumentType'],
    [0x41, 'readFailed'],
    [0x47, 'noRandomNumber'],
    [0x60, 'samSelfTestFailed'],
    [0x66, 'samNotAuthorised'],
    [0x80, 'notFound'],
    [0x81, 'notSelected'],
    [0x91, 'noSuchItem'],
    [0x55, 'unlisted'],
  ])('SW3 %i is %s, whatever the card said before it', (sw3, status) => {
    expect(readReply(Uint8Array.of(0x69, 0x82, sw3, 1, 2))).toMatchObject({ status, data: Uint8Array.of(1, 2) });
    expect(readReply(Uint8Array.of(0, 0, sw3))).toMatchObject({ status });
  });

  it('lists each status once', () => {
    expect(new Set(Object.values(SDT_STATUS)).size).toBe(18);
  });

  it('too short for a status is none', () => {
    expect(readReply(hex('0000'))).toBeNull();
  });

  it('keeps the word of the card for the log, and only where there is one', () => {
    const reply = { status: 'readFailed', sw: '698241', data: hex('') } as const;
    expect(failureOf(reply, 'read')).toEqual({
      fault: { code: 'idreader.unreadable', detail: 'read: readFailed (698241)', sw: 0x6982 },
      again: true,
    });
    expect(failureOf({ ...reply, sw: '000041' }, 'read').fault).not.toHaveProperty('sw');
  });
});

describe('the module number', () => {
  it.each([
    ['0500010009B8320105BE1200ADC5B111', '05.01-20101129-0001228293-0296863149'],
    ['050001005B0333015AB51E0001000000', '05.01-20120411-0002012506-0000000001'],
  ])('%s', (bytes, number) => {
    expect(readSamNumber(hex(bytes))).toEqual({ ok: true, value: number });
  });

  it('is sixteen bytes', () => {
    expect(readSamNumber(hex('0500'))).toMatchObject({ ok: false });
  });
});

describe('text and photo', () => {
  const text = new Uint8Array(256).fill(0x20);
  const photo = new Uint8Array(1024).fill(7);

  it('are cut out of an answer', () => {
    expect(readBasePayload(concat(hex('01000400'), text, photo), false)).toEqual({ ok: true, value: { text, photo } });
  });

  it.each([0, 512, 1024])('are the same with %i bytes of fingerprints, which are dropped', (length) => {
    const lengths = Uint8Array.of(length >> 8, length & 0xff);
    const answer = concat(hex('01000400'), lengths, text, photo, new Uint8Array(length).fill(0x43));
    expect(readBasePayload(answer, true)).toEqual({ ok: true, value: { text, photo } });
  });

  it.each([
    ['nothing', hex('')],
    ['a head alone', hex('01000400')],
    ['text of another length', concat(hex('00FE0400'), text.subarray(2), photo)],
    ['a byte too few', concat(hex('01000400'), text, photo.subarray(1))],
    ['a byte too many', concat(hex('01000400'), text, photo, hex('00'))],
    ['a photo of another length', concat(hex('01000200'), text, photo.subarray(512))],
  ])('refuses %s', (_what, data) => {
    expect(readBasePayload(data, false).ok).toBe(false);
  });

  it('refuses fingerprints of a length that none has', () => {
    expect(readBasePayload(concat(hex('01000400'), hex('0100'), text, photo, new Uint8Array(256)), true).ok).toBe(false);
  });

  it('has no photo where the module gives none', () => {
    expect(readBasePayload(concat(hex('01000000'), text), false)).toEqual({ ok: true, value: { text, photo: new Uint8Array() } });
  });
});

describe('the newest address', () => {
  it('is seventy bytes', () => {
    expect(readNewestAddressBytes(new Uint8Array(70)).ok).toBe(true);
    expect(readNewestAddressBytes(new Uint8Array(68)).ok).toBe(false);
  });
});
