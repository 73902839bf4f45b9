/** A whole terminal in one process: real session, drivers, authority and bank; simulated card, reader, printers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import { loadVirtualCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import type { SimReaderPad } from '../../native/sim/reader/pad.ts';
import { compose, type Composed, type Machine } from '../../electron/compose.ts';
import { pinPadOf } from '../../electron/compose-pin-pad.ts';
import { simulatedMachine, type SimulatedMachine } from '../../electron/compose-sim.ts';
import type { PadHands } from '../../electron/compose-sim/pin-pad.ts';
import { type Configuration, simulatedConfiguration } from '../../electron/configuration.ts';
import { openRecords, type Records } from '../../electron/records.ts';
import type { Intent } from '../../electron/api/intent.ts';
import type { Frame, View } from '../../electron/api/view.ts';
import type { Terminal } from '../../electron/session/terminal.ts';

const READER = 'In-process reader';
const PATIENCE_MS = 10_000;
const PIN_SCREENS: ReadonlySet<string> = new Set<View['screen']>(['pin', 'maintenanceSignIn']);

export interface InProcess {
  readonly terminal: Terminal;
  readonly machine: SimulatedMachine;
  readonly records: Records;
  readonly readers: SimulatedCardReaders;
  readonly directory: string;
  readonly bugs: unknown[];
  readonly journal: Composed['journal'];
  insert(id: string): VirtualCard;
  insertCard(card: VirtualCard): void;
  remove(): void;
  intent(intent: Intent): void;
  /** Presses the keys of these digits where they lie, then enter. */
  enterPin(digits: string): Promise<void>;
  /** Waits until that screen stands. */
  until<S extends View['screen']>(screen: S): Promise<Extract<View, { screen: S }>>;
  untilFrame(right: (frame: Frame) => boolean): Promise<Frame>;
  /** Ends it; with `keep` its files stay, for the next start. */
  close(keep?: 'keep'): Promise<void>;
}

/** Starts it; `change` alters the configuration; `directory`: the files of one that ended before; `readerPad`: the reader has keys; `onBatteryLow`: the program is to close; `equip`: what the machine has, where it has not everything; `pad`: a simulated encrypting pad. */
export async function startInProcess(
  change: (configuration: Configuration) => Configuration = (same) => same,
  directory = mkdtempSync(join(tmpdir(), 'kiosk-in-process-')),
  readerPad: SimReaderPad | null = null,
  onBatteryLow: () => void = () => undefined,
  equip: (machine: SimulatedMachine) => Machine = (whole) => whole,
  pad: PadHands | null = null,
): Promise<InProcess> {
  const records = await openRecords(directory, systemClock);
  const readers = new SimulatedCardReaders();
  readers.addReader(READER, readerPad);
  const configuration = change(simulatedConfiguration(directory));
  const bank = configuration.bankHost.kind === 'none' ? {} : { bankHost: configuration.bankHost };
  const pinPad = pinPadOf(configuration.pinPad);
  const parts = {
    directory,
    readers,
    records,
    say: () => undefined,
    ...bank,
    ...(pinPad === null ? {} : { pinPad }),
    ...(pad === null ? {} : { pad }),
  };
  const made = await simulatedMachine(parts);
  if (!made.ok) throw new Error(made.error.detail);
  const bugs: unknown[] = [];
  const composed = compose(configuration, equip(made.value), records, { onBug: (error) => bugs.push(error), onBatteryLow });
  if (!composed.ok) throw new Error(composed.error.detail);
  return control(composed.value, made.value, { directory, records, readers, bugs });
}

function control(
  composed: Composed,
  machine: SimulatedMachine,
  parts: Pick<InProcess, 'directory' | 'records' | 'readers' | 'bugs'>,
): InProcess {
  const { terminal } = composed;
  const untilFrame = (right: (frame: Frame) => boolean): Promise<Frame> => waitFor(terminal, right);
  const insertCard = (card: VirtualCard): void => {
    parts.readers.insert(READER, card);
  };
  return {
    ...parts,
    terminal,
    machine,
    journal: composed.journal,
    insertCard,
    insert: (id) => {
      const card = loadVirtualCard(id);
      if (!card.ok) throw new Error(card.error.detail);
      insertCard(card.value);
      return card.value;
    },
    remove: () => {
      parts.readers.remove(READER);
    },
    intent: (intent) => {
      terminal.receive({ kind: 'intent', sequence: terminal.frame().sequence, intent });
    },
    enterPin: async (digits) => {
      const { pad } = await untilFrame((frame) => frame.pad !== null && PIN_SCREENS.has(frame.view.screen));
      if (pad === null) throw new Error('no pad');
      for (const digit of digits) terminal.receive({ kind: 'padKey', face: pad.id, key: pad.labels.indexOf(digit) });
      terminal.receive({ kind: 'padKey', face: pad.id, key: 'enter' });
      await untilFrame((frame) => frame.pad?.id !== pad.id);
    },
    until: async (screen) => (await untilFrame((frame) => frame.view.screen === screen)).view as Extract<View, { screen: typeof screen }>,
    untilFrame,
    close: async (keep) => {
      await composed.close();
      if (keep === undefined) rmSync(parts.directory, { recursive: true, force: true });
    },
  };
}

function waitFor(terminal: Terminal, right: (frame: Frame) => boolean): Promise<Frame> {
  if (right(terminal.frame())) return Promise.resolve(terminal.frame());
  return new Promise((resolve, reject) => {
    const stop = systemClock.after(PATIENCE_MS, () => {
      off();
      reject(new Error(`still on ${JSON.stringify(terminal.frame().view).slice(0, 300)}`));
    });
    const off = terminal.subscribe((frame) => {
      if (!right(frame)) return;
      off();
      stop();
      resolve(frame);
    });
  });
}
