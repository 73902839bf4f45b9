/** The same parts as a kiosk's (compose.ts), put together as a counter: one machine, a clerk's page and a customer's screen. */
import { join } from 'node:path';
import { systemClock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import { renderA4Pdf } from '../native/printer/pdf/a4.ts';
import { loadPack } from '../db/rules/load-pack.ts';
import type { Journal } from './session/journal.ts';
import type { JournalReader } from './audit/journal.ts';
import { openSocialSecurityHost } from './compose-authority.ts';
import { plainLine, printedOnce, tryJournal, watchedDevices, type ComposeOptions, type Machine } from './compose.ts';
import { sessionConfig } from './compose-session.ts';
import { idlePictures } from './kiosk/idle-pictures.ts';
import type { Configuration } from './configuration.ts';
import { packTrust } from './configuration-rules.ts';
import { Counter } from './counter/counter.ts';
import type { CounterEvent } from './counter/effects.ts';
import { CounterRunner } from './counter/runner/runner.ts';
import type { Records } from './records.ts';
import { rulesOf } from './rules.ts';
import { sessionNumbers } from './session-numbers.ts';
import type { SessionEvent } from './session/events.ts';
import { tellPower } from './compose-devices.ts';
import type { DeviceHealth } from './devices/health.ts';
import type { PowerSupply } from '../native/ports/power-supply.ts';
import { watchCardReader, type CardReaderWatch } from './watch-card-reader.ts';

export interface ComposedCounter {
  readonly counter: Counter;
  readonly journal: Journal & JournalReader;
  readonly health: DeviceHealth;
  /** Wipes every customer, gives the devices back, closes journal and records. */
  close(): Promise<void>;
}

/** One counter on one machine. A fault names what is missing. */
export function composeCounter(
  configured: Configuration,
  machine: Machine,
  records: Records,
  options: ComposeOptions,
): Result<ComposedCounter, Fault> {
  const configuration = { ...configured, terminal: { ...configured.terminal, channel: 'counter' as const } };
  const pack = loadPack(configuration.terminal.city, packTrust(configuration.rules));
  if (!pack.ok) return pack;
  const clock = options.clock ?? systemClock;
  const opened = tryJournal({ directory: configuration.dataDirectory, clock, recordingDays: configuration.recordingDays });
  if (!opened.ok) return opened;
  const journal = opened.value;
  const reader = watchCardReader(machine.readers, configuration.cardReader ?? null);
  const numbers = sessionNumbers(configuration.terminal.id, clock, (prefix) => journal.newestSession(prefix));
  const rules = rulesOf(pack.value);
  const { line = plainLine, simulated } = machine;
  const authority = openSocialSecurityHost({ configuration, records, rules, clock, journal, line, onBug: options.onBug });
  const own = { journal, clock, onBug: options.onBug, makesCards: false };
  const { health, devices } = watchedDevices(configuration, printedOnce(machine, journal), authority.host, reader, own);
  const config = {
    ...sessionConfig(configuration, machine, rules, idlePictures(configuration.idle.folder, configuration.idle.pictures)),
    lockAfterMs: configuration.counter.lockAfterMs,
  };
  const folder = join(configuration.dataDirectory, 'counter');
  const page = { readerName: () => reader.name(), folder, renderPdf: renderA4Pdf };
  const world = new CounterRunner({ config, devices, journal, clock, sessionNumber: numbers, ...page });
  const { pad, bankPad } = devices;
  const counter = new Counter({ config, world, pad, bankPad, clock, simulated, readerFault: 'reader.gone', ...options });
  const stop = listenAtCounter(counter, { reader, health, power: machine.power, machine }, numbers);
  const close = async (): Promise<void> => {
    stop();
    for (const part of [counter, authority, machine, journal, records]) await part.close();
  };
  return ok({ counter, journal, health, close });
}

interface Heard {
  readonly reader: CardReaderWatch;
  readonly health: DeviceHealth;
  readonly power: PowerSupply | undefined;
  readonly machine: Pick<Machine, 'idReader'>;
}

/** From now on the counter hears of card reader, devices and power; the function returned ends it. */
function listenAtCounter(counter: Counter, { reader, health, power, machine }: Heard, numbers: () => string): () => void {
  reader.start((event) => tell(counter, event), numbers);
  health.subscribe(() => counter.dispatch({ event: 'devices' }));
  health.start();
  const off = power === undefined ? () => undefined : tellPower(power, (source) => counter.dispatch({ event: 'power', source }));
  const offIdReader = tellIdCard(counter, machine);
  return () => {
    offIdReader();
    off();
    reader.stop();
    health.stop();
  };
}

/** The customer's screen asks for an ID card that was read, until it is taken. */
function tellIdCard(counter: Counter, { idReader }: Pick<Machine, 'idReader'>): () => void {
  const off = idReader?.subscribe(({ kind }) => {
    if (kind !== 'stateChanged') counter.idCard(kind === 'mediaRead');
  });
  return off ?? (() => undefined);
}

/** The reader's events as a counter knows them: a session begins when somebody is known, not with the card. */
function tell(counter: Counter, event: SessionEvent): void {
  const own = readerEvent(event);
  if (own !== null) counter.dispatch(own);
}

function readerEvent(event: SessionEvent): CounterEvent | null {
  if (event.event === 'cardInserted') return { event: 'cardInserted', insertion: event.insertion, chip: event.chip };
  if (event.event === 'readerGone') return { event: 'readerGone', faultCode: 'reader.gone' };
  if (event.event === 'serviceDown') return { event: 'readerGone', faultCode: event.faultCode };
  return event.event === 'cardRemoved' || event.event === 'readerBack' ? event : null;
}
