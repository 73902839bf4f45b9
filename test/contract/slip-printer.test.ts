import { systemClock } from '../../native/base/clock.ts';
import { createEscPosPrinter } from '../../native/printer/escpos/driver.ts';
import { createEscPosPrinterSim, type EscPosSimOptions } from '../../native/sim/printer/escpos-sim.ts';
import { listenEscPosSim } from '../../native/sim/printer/escpos-tcp.ts';
import { createTcpLink } from '../../native/transport/tcp.ts';
import { manualClock } from '../support/manual-clock.ts';
import { expect, it } from 'vitest';
import { lineOf } from '../../electron/cli/print-device.ts';
import { slipPrinterOf } from '../../electron/compose-printers.ts';
import { slipPrinterSchema } from '../../electron/configuration-printers.ts';
import type { ByteLink } from '../../native/ports/byte-link.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { serveEscPosOnTty } from '../../native/sim/printer/escpos-tty.ts';
import { hasPtyPairs, openPtyPair } from '../../native/sim/pty-pair.ts';
import { createDeviceFileLink } from '../../native/transport/device-file.ts';
import { createSerialLink } from '../../native/transport/serial.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { type SlipPrinterBench, slipPrinterContract } from './slip-printer.ts';

const LINE_MS = 25;
/** Over a real socket the driver's time is real: long enough for a loaded machine to answer, short enough to wait for. */
const REAL_DELAYS = { statusMs: 1_000, pollMs: 50, printMs: 3_000, byteMs: 0 };
const BREATH_MS = 1;

slipPrinterContract('in process', (options) => Promise.resolve(inProcess(options)));
slipPrinterContract('over TCP', overTcp);

function inProcess(options: EscPosSimOptions): SlipPrinterBench {
  const clock = manualClock();
  const sim = createEscPosPrinterSim({ lineMs: LINE_MS, after: (delayMs, fire) => clock.after(delayMs, fire), ...options });
  return {
    sim,
    printer: createEscPosPrinter({ link: sim.link, clock }),
    tick: () => clock.advance(LINE_MS),
    close: () => sim.link.close(),
  };
}

/** The same over a pair of pseudo-terminals: as a serial line, and as the device file of a printer on USB. */
function overPty(linkTo: (path: string) => ByteLink) {
  return async (options: EscPosSimOptions): Promise<SlipPrinterBench> => {
    const works = manualClock();
    const sim = createEscPosPrinterSim({ lineMs: LINE_MS, after: (delayMs, fire) => works.after(delayMs, fire), ...options });
    const pair = await openPtyPair();
    if (!pair.ok) throw new Error(pair.error.detail);
    const served = serveEscPosOnTty(sim, pair.value.device);
    if (!served.ok) throw new Error(served.error.detail);
    const link = linkTo(pair.value.host);
    return {
      sim,
      printer: createEscPosPrinter({ link, clock: systemClock, delays: REAL_DELAYS }),
      tick: () => works.advance(LINE_MS).then(() => new Promise<void>((resolve) => void systemClock.after(BREATH_MS, resolve))),
      close: async () => {
        await link.close();
        served.value.close();
        await pair.value.close();
      },
    };
  };
}

if (hasPtyPairs()) {
  slipPrinterContract(
    'on a serial line',
    overPty((path) => createSerialLink({ path, baudRate: 115_200 })),
    'short',
  );
  slipPrinterContract(
    'on a device file',
    overPty((path) => createDeviceFileLink({ path })),
    'short',
  );
} else cannotTestHere('slip printers on a serial line and on a device file', 'no socat');

/** A real one: KIOSK_SLIP_PRINTER=tcp:192.0.2.10 or serial:/dev/ttyS1 or file:/dev/usb/lp0. It uses up half a metre of paper. */
const real = process.env['KIOSK_SLIP_PRINTER'];
if (real === undefined) cannotTestHere('a real slip printer', 'KIOSK_SLIP_PRINTER names none');
else {
  it(`prints on the real slip printer, twice, the second marked as a reprint`, async () => {
    const parsed = slipPrinterSchema.parse(lineOf(real));
    const { printer, close } = slipPrinterOf(parsed);
    expect(await printer.status()).toMatchObject({ device: 'online' });
    for (const reprint of [false, true]) {
      const printed = await printer.print({ ...personalInformation, reprint }, new AbortController().signal);
      expect(printed).toMatchObject({ ok: true, value: { media: 'presented' } });
    }
    await close();
  });
}

/** The printer's works keep the test's time, so that it stands where the test wants; only the network and the driver are real. */
async function overTcp(options: EscPosSimOptions): Promise<SlipPrinterBench> {
  const works = manualClock();
  const sim = createEscPosPrinterSim({ lineMs: LINE_MS, after: (delayMs, fire) => works.after(delayMs, fire), ...options });
  const server = await listenEscPosSim(sim, 0);
  const link = createTcpLink({ host: '127.0.0.1', port: server.port, connectTimeoutMs: REAL_DELAYS.statusMs });
  return {
    sim,
    printer: createEscPosPrinter({ link, clock: systemClock, delays: REAL_DELAYS }),
    tick: async () => {
      await works.advance(LINE_MS);
      await new Promise<void>((resolve) => systemClock.after(BREATH_MS, resolve));
    },
    close: async () => {
      await link.close();
      await server.close();
    },
  };
}
