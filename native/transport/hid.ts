import type { HIDAsync } from 'node-hid';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault, WatchedByteLink } from '../ports/byte-link.ts';
import { createLazyLink, type LineEvents, type OpenLine } from './lazy-link.ts';

export type HidDevice = { readonly path: string } | { readonly vendorId: number; readonly productId: number };

export interface HidReports {
  /** Bytes of a report without its id: 64 on every device seen. */
  readonly reportBytes: number;
  /** 0: the device numbers no reports. */
  readonly reportId: number;
  /** Bytes at the beginning of each report that are not part of the stream; 0 on every device seen. */
  readonly headerBytes: number;
  /** What the last byte of the header says; the others are zero. */
  readonly headerHolds: 'zero' | 'payloadLength';
}

export const PLAIN_HID_REPORTS: HidReports = { reportBytes: 64, reportId: 0, headerBytes: 0, headerHolds: 'zero' };

/**
 * A byte link over HID reports: what is written goes out in reports filled up with zeros, what comes in is the reports' payload one
 * after another, filling included: whoever reads hunts for the beginning of a frame. It opens at the first write and again at the
 * first write after the device was unplugged.
 */
export function createHidLink(device: HidDevice, reports: HidReports = PLAIN_HID_REPORTS): WatchedByteLink {
  return createLazyLink((events) => open(device, reports, events));
}

/** The bytes as the device gets them: report id, header, payload, zeros. */
export function toReports(bytes: Uint8Array, { reportBytes, reportId, headerBytes, headerHolds }: HidReports): readonly Uint8Array[] {
  const room = reportBytes - headerBytes;
  return Array.from({ length: Math.ceil(bytes.length / room) }, (_, i) => {
    const payload = bytes.subarray(i * room, (i + 1) * room);
    const report = new Uint8Array(1 + reportBytes);
    report[0] = reportId;
    if (headerHolds === 'payloadLength') report[headerBytes] = payload.length;
    report.set(payload, 1 + headerBytes);
    return report;
  });
}

/** The payload of what came in one event: the system may have joined several reports. A numbered report begins with its number. */
export function fromReports(received: Uint8Array, { reportBytes, reportId, headerBytes, headerHolds }: HidReports): Uint8Array {
  const number = reportId === 0 ? 0 : 1;
  const step = number + reportBytes;
  const parts: number[] = [];
  for (let at = 0; at < received.length; at += step) {
    const report = received.subarray(at + number, at + step);
    const length = headerHolds === 'payloadLength' ? (report[headerBytes - 1] ?? 0) : reportBytes;
    parts.push(...report.subarray(headerBytes, headerBytes + length));
  }
  return Uint8Array.from(parts);
}

async function open(device: HidDevice, reports: HidReports, { onData, onEnd }: LineEvents): Promise<Result<OpenLine, LinkFault>> {
  let hid: HIDAsync;
  try {
    // Loaded when it is needed: it stands on libudev and libusb, which a terminal without such a device need not have.
    const library = await import('node-hid');
    hid = 'path' in device ? await library.HIDAsync.open(device.path) : await library.HIDAsync.open(device.vendorId, device.productId);
  } catch (error) {
    return err(fault('link.refused', textOf(error)));
  }
  const close = async (): Promise<void> => {
    await hid.close().catch(() => undefined);
  };
  hid.on('error', () => {
    onEnd();
    void close();
  });
  hid.on('data', (report: Uint8Array) => onData(fromReports(new Uint8Array(report), reports)));
  return ok({ write: (bytes) => write(hid, toReports(bytes, reports)), close });
}

async function write(hid: HIDAsync, reports: readonly Uint8Array[]): Promise<Result<void, LinkFault>> {
  try {
    for (const report of reports) await hid.write(Buffer.from(report));
    return ok(undefined);
  } catch (error) {
    return err(fault('link.closed', textOf(error)));
  }
}

/** The library throws texts as well as errors. */
function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
