import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../native/base/clock.ts';
import { SimulatedCardReaders } from '../native/sim/reader.ts';
import { compose } from './compose.ts';
import { simulatedMachine } from './compose-sim.ts';
import { simulatedConfiguration } from './configuration.ts';
import { openRecords } from './records.ts';

describe('a terminal whose journal is damaged', () => {
  it('does not start, and says so with its code: without a journal nothing may be changed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-damaged-'));
    const data = join(directory, 'journal');
    mkdirSync(data);
    writeFileSync(join(data, 'journal.sqlite'), 'this is no database, and it is long enough to be looked at as one'.repeat(20));
    const records = await openRecords(directory, systemClock);
    const machine = await simulatedMachine({ directory, readers: new SimulatedCardReaders(), records, say: () => undefined });
    if (!machine.ok) throw new Error(machine.error.detail);
    const composed = compose(simulatedConfiguration(data), machine.value, records, { onBug: () => undefined });
    expect(composed).toMatchObject({ ok: false, error: { code: 'journal.damaged' } });
    await machine.value.close();
    await records.close();
    rmSync(directory, { recursive: true, force: true });
  });
});

describe('a terminal that was closed', () => {
  it('takes nothing any more: what comes late finds no journal, and is no bug', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-closed-'));
    const records = await openRecords(directory, systemClock);
    const machine = await simulatedMachine({ directory, readers: new SimulatedCardReaders(), records, say: () => undefined });
    if (!machine.ok) throw new Error(machine.error.detail);
    const bugs: unknown[] = [];
    const composed = compose(simulatedConfiguration(directory), machine.value, records, { onBug: (error) => bugs.push(error) });
    if (!composed.ok) throw new Error(composed.error.detail);
    const { terminal, close } = composed.value;
    await close();
    const last = terminal.frame();
    terminal.dispatch({ event: 'cardInserted', insertion: 1, chip: 'online', session: 'S1' });
    expect(terminal.frame()).toBe(last);
    expect(bugs).toEqual([]);
    rmSync(directory, { recursive: true, force: true });
  });
});
