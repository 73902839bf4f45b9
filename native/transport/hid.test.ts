import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, equalBytes, hex, toHex } from '../base/bytes.ts';
import { createHidLink, fromReports, type HidReports, PLAIN_HID_REPORTS, toReports } from './hid.ts';

const FIND = hex('AAAAAA96690003200122');

describe('what goes out as reports', () => {
  it('a frame is filled up with zeros to 64 bytes, behind the report id', () => {
    const [report, ...more] = toReports(FIND, PLAIN_HID_REPORTS);
    expect(more).toEqual([]);
    expect(toHex(report ?? hex(''))).toBe(`00${toHex(FIND)}${'00'.repeat(54)}`);
  });

  it('a long one is cut, a header is counted', () => {
    const reports = toReports(new Uint8Array(100).fill(7), {
      ...PLAIN_HID_REPORTS,
      reportId: 3,
      headerBytes: 2,
      headerHolds: 'payloadLength',
    });
    expect(reports.map((report) => [report.length, ...report.subarray(0, 4)])).toEqual([
      [65, 3, 0, 62, 7],
      [65, 3, 0, 38, 7],
    ]);
  });
});

describe('what comes in as reports', () => {
  it('is their payload one after another, however the system joined them', () => {
    expect(fromReports(new Uint8Array(1344), PLAIN_HID_REPORTS)).toHaveLength(1344);
    expect(fromReports(new Uint8Array(30), PLAIN_HID_REPORTS)).toHaveLength(30);
  });

  it('comes out as it went in, whatever the reports are like', () => {
    const shapes = fc.record({
      reportBytes: fc.integer({ min: 8, max: 64 }),
      reportId: fc.integer({ min: 1, max: 255 }),
      headerBytes: fc.integer({ min: 1, max: 4 }),
      headerHolds: fc.constant<'payloadLength'>('payloadLength'),
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), shapes, (bytes, shape: HidReports) => {
        expect(equalBytes(fromReports(concat(...toReports(bytes, shape)), shape), bytes)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a link over HID', () => {
  it('link.refused: says that the device is not there', async () => {
    for (const device of [{ path: '/dev/no-such-hidraw' }, { vendorId: 0x2b8b, productId: 0x2721 }]) {
      const link = createHidLink(device);
      expect(await link.write(FIND)).toMatchObject({ ok: false, error: { code: 'link.refused' } });
      await link.close();
    }
  });
});
