/** A whole counter in one process: real machine, drivers, authority and bank; simulated card, reader, printers; two pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from '../../native/base/fault.ts';
import { err } from '../../native/base/result.ts';
import { systemClock, type Clock } from '../../native/base/clock.ts';
import { createVirtualCard } from '../../native/sim/card/create.ts';
import { loadPersona, loadVirtualCard, type Persona, type VirtualCard } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import type { SimReaderPad } from '../../native/sim/reader/pad.ts';
import type { CounterIntent } from '../../electron/api/counter-intent.ts';
import type { CounterFrame, CustomerPage, WorkStep } from '../../electron/api/counter-view.ts';
import type { Intent } from '../../electron/api/intent.ts';
import type { PageSide } from '../../electron/api/terminal.ts';
import type { Frame } from '../../electron/api/view.ts';
import { composeCounter, type ComposedCounter } from '../../electron/compose-counter.ts';
import { simulatedMachine, type SimulatedMachine } from '../../electron/compose-sim.ts';
import { simulatedConfiguration, type Configuration } from '../../electron/configuration.ts';
import type { SocialSecurityHost } from '../../electron/hosts/ports.ts';
import { openRecords, type Records } from '../../electron/records.ts';

const READER = 'In-process reader';
const PATIENCE_MS = 10_000;

export interface CounterInProcess extends ComposedCounter {
  readonly machine: SimulatedMachine;
  readonly records: Records;
  readonly directory: string;
  readonly bugs: unknown[];
  /** Cut: commands are carried out and their answers lost, and nobody can be asked. */
  readonly line: { cut: boolean };
  /** Every frame that the clerk's page was sent. */
  readonly staffFrames: readonly CounterFrame[];
  insert(persona: string): VirtualCard;
  /** Puts a staff card in: a card like any other, whose number the register of staff knows. */
  insertStaffCard(cardNumber: string): void;
  remove(): void;
  /** Lays the persona's ID card on the reader. */
  layIdCard(persona: string): void;
  staff(intent: CounterIntent, secret?: string): void;
  signIn(number?: string, password?: string): Promise<void>;
  customer(intent: Intent): void;
  enterPin(digits: string): Promise<void>;
  untilStaff(right: (frame: CounterFrame) => boolean): Promise<CounterFrame>;
  untilCustomer(right: (frame: Frame) => boolean): Promise<Frame>;
  /** Waits until the work that is open is at that step. */
  untilStep<S extends WorkStep['step']>(step: S): Promise<Extract<WorkStep, { step: S }>>;
  page(): CustomerPage;
  closeAll(): Promise<void>;
}

/** Where the counter stands, by city: what a test needs of it. */
export function counterAt(city: Configuration['terminal']['city'], outletKinds: Configuration['terminal']['outletKinds']) {
  return (configuration: Configuration): Configuration => ({
    ...configuration,
    terminal: { id: 'CT0001', city, outletName: '示范网点', outletKinds, channel: 'counter', outletId: 'SIM-OUTLET' },
  });
}

export async function startCounter(
  change: (configuration: Configuration) => Configuration = (same) => same,
  clock: Clock = systemClock,
  readerPad: SimReaderPad | null = null,
  onBatteryLow: () => void = () => undefined,
): Promise<CounterInProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'counter-in-process-'));
  const records = await openRecords(directory, systemClock);
  const readers = new SimulatedCardReaders();
  readers.addReader(READER, readerPad);
  const made = await simulatedMachine({ directory, readers, records, say: () => undefined });
  if (!made.ok) throw new Error(made.error.detail);
  const bugs: unknown[] = [];
  const line = { cut: false };
  const machine = { ...made.value, line: (host: SocialSecurityHost) => cutLine(made.value.line?.(host) ?? host, line) };
  const composed = composeCounter(change(simulatedConfiguration(directory)), machine, records, {
    clock,
    onBug: (error) => bugs.push(error),
    onBatteryLow,
  });
  if (!composed.ok) throw new Error(composed.error.detail);
  return control(composed.value, made.value, { directory, records, readers, bugs, line });
}

interface Parts extends Pick<CounterInProcess, 'directory' | 'records' | 'bugs' | 'line'> {
  readonly readers: SimulatedCardReaders;
}

function control(composed: ComposedCounter, machine: SimulatedMachine, parts: Parts): CounterInProcess {
  const { counter } = composed;
  const { readers, ...own } = parts;
  const staffFrames: CounterFrame[] = [];
  counter.staff.subscribe((frame) => staffFrames.push(frame));
  const staff = (intent: CounterIntent, secret?: string): void => {
    const taken = counter.staff.receive({
      kind: 'intent',
      sequence: counter.staff.frame().sequence,
      intent,
      ...(secret === undefined ? {} : { secret }),
    });
    if (!taken.accepted) throw new Error(taken.why);
  };
  const untilStaff = (right: (frame: CounterFrame) => boolean): Promise<CounterFrame> => waitFor(counter.staff, right, parts.bugs);
  const untilCustomer = (right: (frame: Frame) => boolean): Promise<Frame> => waitFor(counter.customer, right, parts.bugs);
  return {
    ...composed,
    ...own,
    machine,
    staffFrames,
    insert: (id) => {
      const card = loadVirtualCard(id);
      if (!card.ok) throw new Error(card.error.detail);
      readers.insert(READER, card.value);
      return card.value;
    },
    insertStaffCard: (number) => {
      const usual = personaOf('third-generation');
      readers.insert(READER, createVirtualCard({ ...usual, card: { ...usual.card, number } }));
    },
    remove: () => {
      readers.remove(READER);
    },
    layIdCard: (id) => {
      const { number, name } = personaOf(id).holder;
      machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
    },
    staff,
    signIn: async (number = '1001', password = '000000') => {
      staff({ intent: 'signIn', by: 'password', staff: number }, password);
      await untilStaff(({ view }) => view.screen === 'work');
    },
    customer: (intent) => {
      counter.customer.receive({ kind: 'intent', sequence: counter.customer.frame().sequence, intent });
    },
    enterPin: async (digits) => {
      const { pad } = await untilCustomer((frame) => frame.pad !== null);
      if (pad === null) throw new Error('no pad');
      for (const digit of digits) counter.customer.receive({ kind: 'padKey', face: pad.id, key: pad.labels.indexOf(digit) });
      counter.customer.receive({ kind: 'padKey', face: pad.id, key: 'enter' });
      await untilCustomer((frame) => frame.pad?.id !== pad.id);
    },
    untilStaff,
    untilCustomer,
    untilStep: async (step) => {
      const frame = await untilStaff((one) => stepOf(one)?.step === step && pageOf(one).busy === null);
      return stepOf(frame) as Extract<WorkStep, { step: typeof step }>;
    },
    page: () => pageOf(counter.staff.frame()),
    closeAll: async () => {
      await composed.close();
      rmSync(parts.directory, { recursive: true, force: true });
    },
  };
}

function cutLine(host: SocialSecurityHost, line: { readonly cut: boolean }): SocialSecurityHost {
  return {
    person: (...asked) => host.person(...asked),
    statement: (...asked) => host.statement(...asked),
    inquire: (...asked) => host.inquire(...asked),
    whoseCode: (question) => host.whoseCode(question),
    staff: (request) => host.staff(request),
    execute: async (command) => {
      const answer = await host.execute(command);
      return line.cut ? err(fault('host.unknownOutcome', 'the answer was lost')) : answer;
    },
    outcomeOf: (key) => (line.cut ? Promise.resolve(err(fault('host.unreachable', 'cut'))) : host.outcomeOf(key)),
  };
}

export function personaOf(id: string): Persona {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  return persona.value;
}

function pageOf({ view }: CounterFrame): CustomerPage {
  if (view.screen !== 'work' || view.at.page !== 'customer') throw new Error('the customer page does not stand');
  return view.at;
}

function stepOf({ view }: CounterFrame): WorkStep | undefined {
  return view.screen === 'work' && view.at.page === 'customer' ? view.at.work?.at : undefined;
}

/** What stands, without the list of services. */
function told(view: unknown): string {
  return JSON.stringify(view, (key, value: unknown) => (key === 'services' ? undefined : value)).slice(0, 2_000);
}

function waitFor<F extends { readonly view: unknown }>(
  side: PageSide<F>,
  right: (frame: F) => boolean,
  bugs: readonly unknown[],
): Promise<F> {
  if (right(side.frame())) return Promise.resolve(side.frame());
  return new Promise((resolve, reject) => {
    const stop = systemClock.after(PATIENCE_MS, () => {
      off();
      reject(new Error(`still on ${told(side.frame().view)} ${bugs.map(String).join(';')}`));
    });
    const off = side.subscribe((frame) => {
      if (!right(frame)) return;
      off();
      stop();
      resolve(frame);
    });
  });
}
