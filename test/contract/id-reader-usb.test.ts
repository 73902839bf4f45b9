import { describe, expect, it } from 'vitest';
import { createSdtIdReader } from '../../native/idreader/driver.ts';
import { createUsbBulkLink, SDT_SPLIT_PIPES, SDT_WHOLE_PIPES, type UsbPipes } from '../../native/transport/usb-bulk.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { manualClock } from '../support/manual-clock.ts';
import { usbDouble } from '../support/usb-double.ts';
import { idReaderContract } from './id-reader.ts';

const TICK_MS = 50;
const READER = { vendorId: 0x0400, productId: 0xc35a, interfaceNumber: 0 };

function open(pipes: UsbPipes) {
  const clock = manualClock();
  const { library, sim, log } = usbDouble(clock, pipes);
  const link = createUsbBulkLink({ ...READER, pipes, library: () => Promise.resolve(library) });
  return { clock, sim, log, link };
}

for (const [name, pipes, noise] of [
  ['with two pairs of pipes', SDT_SPLIT_PIPES, false],
  ['with one pair of pipes', SDT_WHOLE_PIPES, true],
] as const) {
  idReaderContract(
    `on USB ${name}, the package played by a double`,
    async () => {
      const { clock, sim, link } = open(pipes);
      const reader = createSdtIdReader({ link, clock });
      const tick = () => clock.advance(TICK_MS);
      const close = async () => {
        const closing = reader.close();
        await clock.advance(TICK_MS * 20);
        await closing;
      };
      return { reader, sim, tick, close };
    },
    { noise, cut: true },
  );
}

describe('a USB bulk link', () => {
  it('sets a kernel driver aside, takes the interface, and gives it back when it is closed', async () => {
    const { clock, log, link } = open(SDT_WHOLE_PIPES);
    expect(await link.write(Uint8Array.of(0))).toMatchObject({ ok: true });
    const closing = link.close();
    await clock.advance(TICK_MS * 20);
    await closing;
    expect(log).toEqual(['detach', 'claim', 'release', 'close'].toSpliced(0, 0, 'open'));
  });

  it('link.refused: names the device that is not there, or the pipe that it does not have', async () => {
    const absent = open(SDT_WHOLE_PIPES);
    absent.sim.setPlugged(false);
    expect(await absent.link.write(Uint8Array.of(0))).toEqual({
      ok: false,
      error: { code: 'link.refused', detail: 'no USB device 400:c35a' },
    });
    const { library } = usbDouble(manualClock(), SDT_SPLIT_PIPES);
    const other = createUsbBulkLink({ ...READER, pipes: { kind: 'whole', out: 0x02, in: 0x87 }, library: () => Promise.resolve(library) });
    expect(await other.write(Uint8Array.of(0))).toMatchObject({ ok: false, error: { detail: 'the device has no such pipe: 0x87' } });
  });

  it('loads the real package, which finds no such device on this machine', async () => {
    const link = createUsbBulkLink({ ...READER, pipes: SDT_SPLIT_PIPES });
    expect(await link.write(Uint8Array.of(0))).toMatchObject({ ok: false, error: { code: 'link.refused' } });
  });

  cannotTestHere('transfers of the real package', 'no USB on this machine; the package is played by a double');
});
