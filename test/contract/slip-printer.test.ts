import { systemClock } from '../../native/base/clock.ts';
import { createEscPosPrinter } from '../../native/printer/escpos/driver.ts';
import { createEscPosPrinterSim, type EscPosSimOptions } from '../../native/sim/printer/escpos-sim.ts';
import { listenEscPosSim } from '../../native/sim/printer/escpos-tcp.ts';
import { createTcpLink } from '../../native/transport/tcp.ts';
import { manualClock } from '../support/manual-clock.ts';
import { type SlipPrinterBench, slipPrinterContract } from './slip-printer.ts';

const LINE_MS = 25;
/** Over a real socket the driver's time is real: long enough for a loaded machine to answer, short enough to wait for. */
const REAL_DELAYS = { statusMs: 1_000, pollMs: 50, printMs: 3_000 };
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
