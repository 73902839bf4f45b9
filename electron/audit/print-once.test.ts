import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { createEscPosPrinter } from '../../native/printer/escpos/driver.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { createEscPosPrinterSim, type EscPosPrinterSim } from '../../native/sim/printer/escpos-sim.ts';
import { openJournal } from './journal.ts';
import { printingOnce } from './print-once.ts';
import { attemptsAmong, attemptsOf } from './slip-history.ts';

const NOW = 1_795_000_000_000;
/** As sessions number their slips. */
const SLIP = { ...personalInformation, serial: 'ZT0001-20261122-0007-1' };
const never = new AbortController().signal;

describe('a slip', () => {
  let directory: string;
  let sim: EscPosPrinterSim;
  let journal: ReturnType<typeof openJournal>;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'kiosk-slips-'));
    sim = createEscPosPrinterSim();
    journal = openJournal({ directory, clock: { nowMs: () => NOW } });
    journal.beginSession({ session: 'S1', startedAtMs: NOW, terminal: 'T', initial: null });
  });
  afterEach(() => {
    journal.close();
    rmSync(directory, { recursive: true });
  });

  /** As a session prints: intent, act, outcome. `crash`: the program ends before the outcome is written. */
  async function print(document: SlipDocument = SLIP, crash = false): Promise<string> {
    const printer = printingOnce(createEscPosPrinter({ link: sim.link, clock: systemClock }), journal);
    const { serial, title, reprint = false } = document;
    const facts = { printer: 'slip', serial, title, reprint };
    const step = journal.intend({ session: 'S1', atMs: NOW, step: 'print', access: 'read', facts });
    const printed = await printer.print(document, never);
    const code = printed.ok ? 'printed' : printed.error.code;
    if (crash) {
      journal.close();
      journal = openJournal({ directory, clock: { nowMs: () => NOW } });
    } else journal.conclude(step, { atMs: NOW, outcome: printed.ok ? 'printed' : 'failed', ...(printed.ok ? {} : { faultCode: code }) });
    return code;
  }
  const marked = () =>
    sim.slips().map(({ text, complete }) => `${complete ? 'whole' : 'broken'}${text.includes('【补打 REPRINT】') ? ', reprint' : ''}`);

  it('that came out is not printed again by accident, and is when somebody asks for a reprint', async () => {
    expect(await print()).toBe('printed');
    expect(await print()).toBe('printer.printedBefore');
    expect(await print({ ...SLIP, reprint: true })).toBe('printed');
    expect(marked()).toEqual(['whole', 'whole, reprint']);
  });

  it('under which the paper ended comes out whole, with its serial and the mark of a reprint, asked for or not', async () => {
    sim.setPaper('low', 60);
    expect(await print()).toBe('printer.paperOut');
    sim.setPaper('full');
    expect(await print()).toBe('printed');
    expect(marked()).toEqual(['broken', 'whole, reprint']);
    expect(sim.slips()[1]?.text).toContain(SLIP.serial);
    expect(attemptsOf(journal, SLIP.serial).map(({ fate, faultCode }) => [fate, faultCode])).toEqual([
      ['broken', 'printer.paperOut'],
      ['printed', null],
    ]);
  });

  it('of which a crash left nothing known is marked as a reprint: there may be two, and they never look the same', async () => {
    expect(await print(SLIP, true)).toBe('printed');
    expect(attemptsAmong(journal.entriesBetween(NOW, NOW + 1)).map(({ fate }) => fate)).toEqual(['unknown']);
    expect(await print()).toBe('printed');
    expect(marked()).toEqual(['whole', 'whole, reprint']);
    expect(await print()).toBe('printer.printedBefore');
  });
});
