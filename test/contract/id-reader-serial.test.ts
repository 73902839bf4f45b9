import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { createSdtIdReader } from '../../native/idreader/driver.ts';
import { DEFAULT_SDT_SETTINGS } from '../../native/idreader/settings.ts';
import { hasPtyPairs, openPtyPair, type PtyPair } from '../../native/sim/pty-pair.ts';
import { SIM_DOCUMENTS } from '../../native/sim/idreader/people-table.ts';
import { serveSamReaderOnTty, type SamReaderOnTty } from '../../native/sim/idreader/tty-server.ts';
import { createSerialLink } from '../../native/transport/serial.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { idReaderContract, type IdReaderBench } from './id-reader.ts';
import { QUICK_SDT_DELAYS, soon } from './id-reader-delays.ts';

/** The driver on the real serial package, the simulator on the other end of a pair of pseudo-terminals. */
async function open(): Promise<IdReaderBench> {
  const pair = await pairIn();
  const served = serve(pair);
  const link = createSerialLink({ path: pair.host, baudRate: 115_200 });
  const reader = createSdtIdReader({
    link,
    clock: systemClock,
    settings: { ...DEFAULT_SDT_SETTINGS, baudRate: 115_200 },
    delays: QUICK_SDT_DELAYS,
  });
  return {
    reader,
    sim: served.sim,
    tick: soon,
    close: async () => {
      await reader.close();
      served.close();
      await pair.close();
    },
  };
}

async function pairIn(folder?: string): Promise<PtyPair> {
  const pair = await openPtyPair(folder);
  if (!pair.ok) throw new Error(pair.error.detail);
  return pair.value;
}

function serve(pair: PtyPair): SamReaderOnTty {
  const served = serveSamReaderOnTty({ path: pair.device, clock: systemClock });
  if (!served.ok) throw new Error(served.error.detail);
  return served.value;
}

function realUnplugging(): void {
  it('ID reader on a serial line: the cable is pulled in the middle of an answer and put back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-id-reader-'));
    const first = await pairIn(folder);
    const served = serve(first);
    served.sim.setWire({ pieces: [100], pacedBaudRate: 9_600 });
    served.sim.place(SIM_DOCUMENTS.resident);
    const link = createSerialLink({ path: first.host, baudRate: 115_200 });
    const reader = createSdtIdReader({ link, clock: systemClock, delays: QUICK_SDT_DELAYS });
    const reading = reader.read(new AbortController().signal);
    for (let ticks = 0; ticks < MID_FRAME_TICKS; ticks += 1) await soon();
    await first.close();
    expect(await reading).toMatchObject({ ok: false, error: { code: 'idreader.gone' } });
    served.close();
    while (reader.state() === 'online') await soon();

    const second = await pairIn(folder);
    const again = serve(second);
    while (reader.state() !== 'online') await soon();
    again.sim.place(SIM_DOCUMENTS.hmt);
    expect(await reader.read(new AbortController().signal)).toMatchObject({ ok: true, value: { name: SIM_DOCUMENTS.hmt.name } });
    await reader.close();
    again.close();
    await second.close();
  });

  it('a serial line is locked: a second program is refused', async () => {
    const pair = await pairIn();
    const [one, two] = [1, 2].map(() => createSerialLink({ path: pair.host, baudRate: 9_600 }));
    expect(await one?.write(Uint8Array.of(1))).toMatchObject({ ok: true });
    expect(await two?.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'link.refused' } });
    await one?.close();
    expect(await two?.write(Uint8Array.of(1))).toMatchObject({ ok: true });
    expect(await two?.setBaudRate(57_600)).toMatchObject({ ok: true });
    await two?.close();
    expect(await two?.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'link.closed' } });
    await pair.close();
  });
}

/** 300 ms: the answer to `read` takes 1.35 s at 9600 baud, those before it less than 50 ms. */
const MID_FRAME_TICKS = 75;

if (hasPtyPairs()) {
  idReaderContract('on a serial line', open);
  realUnplugging();
} else cannotTestHere('the ID reader on a serial line', 'no socat');
