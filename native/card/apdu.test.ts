import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../base/bytes.ts';
import { encodeCommand, splitResponse } from './apdu.ts';

const header = { cla: 0x00, ins: 0xb2, p1: 0x01, p2: 0x0c };

describe('command APDUs, ISO/IEC 7816-3 §12.1', () => {
  it.each([
    ['case 1', {}, '00B2010C'],
    ['case 2 short', { le: 18 }, '00B2010C12'],
    ['case 2 short, all', { le: 256 }, '00B2010C00'],
    ['case 2 extended', { le: 257 }, '00B2010C000101'],
    ['case 2 extended, all', { le: 65_536 }, '00B2010C000000'],
    ['case 3 short', { data: hex('EF05') }, '00B2010C02EF05'],
    ['case 4 short', { data: hex('EF05'), le: 256 }, '00B2010C02EF0500'],
    ['case 4 extended', { data: hex('EF05'), le: 300 }, '00B2010C000002EF05012C'],
  ])('%s', (_name, body, expected) => {
    expect(toHex(encodeCommand({ ...header, ...body }))).toBe(expected);
  });

  it('extends Lc from 256 bytes on', () => {
    const data = new Uint8Array(256);
    expect(encodeCommand({ ...header, data })).toEqual(concat(hex('00B2010C000100'), data));
  });

  it('leaves Le out of case 4 for T=0', () => {
    expect(toHex(encodeCommand({ ...header, data: hex('EF05'), le: 256 }, true))).toBe('00B2010C02EF05');
    expect(toHex(encodeCommand({ ...header, le: 256 }, true))).toBe('00B2010C00');
  });

  it.each([{ cla: 256 }, { ins: -1 }, { le: 0 }, { le: 65_537 }, { data: new Uint8Array(65_536) }])('takes %o for a bug', (wrong) => {
    expect(() => encodeCommand({ ...header, ...wrong })).toThrow(RangeError);
  });
});

describe('response APDUs', () => {
  it('end with the status word', () => {
    expect(splitResponse(hex('0304322E30309000'))).toEqual({ data: hex('0304322E3030'), sw: 0x9000 });
    expect(splitResponse(hex('6A83'))).toEqual({ data: hex(''), sw: 0x6a83 });
  });

  it('are none without one', () => {
    expect(splitResponse(hex('90'))).toBeNull();
    expect(splitResponse(hex(''))).toBeNull();
  });
});
