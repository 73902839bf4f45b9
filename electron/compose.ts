/** Configuration -> devices, hosts, store, session: plain constructors. Only compose-sim.ts knows simulators. */
import { randomBytes } from 'node:crypto';
import { systemClock, type Clock } from '../native/base/clock.ts';
import { fault, type Fault } from '../native/base/fault.ts';
import { err, ok, type Result } from '../native/base/result.ts';
import { createCodeReader } from '../native/barcode/code-reader.ts';
import { openCard } from '../native/card/open-card.ts';
import { createNumberPad } from '../native/pinpad/number-pad.ts';
import { createOnScreenPinPad } from '../native/pinpad/on-screen.ts';
import type { KeyNumbers } from '../native/card/social-security/files/key-numbers.ts';
import type { BarcodeReader } from '../native/ports/barcode-reader.ts';
import type { CardDispenser } from '../native/ports/card-dispenser.ts';
import type { CardKeys } from '../native/ports/card-keys.ts';
import type { CardReaders } from '../native/ports/card-reader.ts';
import type { HardwarePinPad } from '../native/ports/hardware-pin-pad.ts';
import type { PinEncipherer } from '../native/ports/key-store.ts';
import type { OnScreenPinPad } from '../native/ports/pin-pad.ts';
import type { PowerSupply } from '../native/ports/power-supply.ts';
import type { RetainBin } from '../native/ports/retain-bin.ts';
import { loadPack } from '../db/rules/load-pack.ts';
import { packTrust } from './configuration-rules.ts';
import { openJournal, type JournalOptions, type JournalReader } from './audit/journal.ts';
import { printingOnce } from './audit/print-once.ts';
import type { SlipJournal } from './audit/slip-history.ts';
import { openSocialSecurityHost, type HostParts } from './compose-authority.ts';
import { deviceHealthOf, listen, type HealthParts } from './compose-devices.ts';
import { maintenanceTools } from './compose-maintenance.ts';
import { cardMakerOf, retainWith } from './compose-card-maker.ts';
import type { CardMaker } from './card-making/card-maker.ts';
import type { Configuration } from './configuration.ts';
import { hasCodeReader, sessionConfig } from './compose-session.ts';
import { idlePictures, type IdlePicture } from './kiosk/idle-pictures.ts';
import { counted, countedDocumentPrinter, countedIdReader, countedSlipPrinter, type Used } from './devices/counted.ts';
import type { DeviceHealth } from './devices/health.ts';
import type { HostAnswer, SocialSecurityHost } from './hosts/ports.ts';
import { MaintenanceRunner } from './maintenance/runner/runner.ts';
import type { Records } from './records.ts';
import { rulesOf } from './rules.ts';
import { sessionNumbers } from './session-numbers.ts';
import type { Journal } from './session/journal.ts';
import { createScreenSpeech } from './session/screen-speech.ts';
import type { Devices } from './session/runner/devices.ts';
import { Terminal } from './session/terminal.ts';
import { watchCardReader, type CardReaderWatch } from './watch-card-reader.ts';

/** What a machine brings: its drivers, or simulators of them. */
export interface Machine extends Pick<
  Devices,
  'idReader' | 'slipPrinter' | 'documentPrinter' | 'lights' | 'sound' | 'bankHost' | 'bankPin'
> {
  readonly simulated: boolean;
  readonly readers: CardReaders;
  readonly keys: CardKeys;
  /** Numbers of keys on the cards, where they are not those of the key table. */
  readonly keyNumbers?: KeyNumbers;
  /** The encrypting pad for the bank's PIN; `null`: that PIN too is typed on the screen. */
  readonly pinPad: HardwarePinPad | null;
  /** Where the on-screen PIN pad has its working keys. */
  readonly pinKeys: PinEncipherer;
  /** What else it has; absent: it has none. */
  readonly cardDispenser?: CardDispenser;
  readonly retainBin?: RetainBin;
  readonly barcodeReader?: BarcodeReader;
  /** A reader of codes that plays a keyboard types them in the window. */
  readonly codesTyped?: boolean;
  readonly power?: PowerSupply;
  /** What the health of devices waits by; absent: the machine's own time. */
  readonly deviceClock?: Clock;
  /** The line to the social-security host; absent: a plain one. */
  readonly line?: (host: SocialSecurityHost) => SocialSecurityHost;
  close(): Promise<void>;
}

export interface Composed {
  readonly terminal: Terminal;
  readonly journal: Journal & JournalReader;
  /** What the window may ask for beside its own files. */
  readonly pictures: readonly IdlePicture[];
  readonly health: DeviceHealth;
  /** Ends the session, gives the devices back, closes journal and records. */
  close(): Promise<void>;
}

export interface ComposeOptions {
  readonly clock?: Clock;
  readonly onBug: (error: unknown) => void;
  readonly onPainted?: (sequence: number, atMs: number) => void;
  readonly onBatteryLow?: () => void;
}

/** How the smart-card service of this machine builds control codes. */
const CONTROL_CODES = process.platform === 'win32' ? 'windows' : 'pcscLite';

/** A line as good as none. */
export const plainLine = (host: SocialSecurityHost): SocialSecurityHost => host;

/** One terminal on one machine. A fault names what is missing. */
export function compose(
  configuration: Configuration,
  machine: Machine,
  records: Records,
  options: ComposeOptions,
): Result<Composed, Fault> {
  const pack = loadPack(configuration.terminal.city, packTrust(configuration.rules));
  if (!pack.ok) return pack;
  const clock = options.clock ?? systemClock;
  const opened = tryJournal({ directory: configuration.dataDirectory, clock, recordingDays: configuration.recordingDays });
  if (!opened.ok) return opened;
  const journal = opened.value;
  const reader = watchCardReader(machine.readers, configuration.cardReader ?? null);
  const numbers = sessionNumbers(configuration.terminal.id, clock, (prefix) => journal.newestSession(prefix));
  const rules = rulesOf(pack.value);
  const authority = openSocialSecurityHost({ configuration, records, rules, clock, journal, ...lineOf(machine, options) });
  const { health, devices } = watchedDevices(configuration, printedOnce(machine, journal), authority.host, reader, {
    journal,
    clock,
    onBug: options.onBug,
    makesCards: true,
  });
  const pictures = idlePictures(configuration.idle.folder, configuration.idle.pictures);
  const ours = { configuration, machine, devices, reader, journal, pack: pack.value, clock };
  const terminal = new Terminal({
    config: sessionConfig(configuration, machine, rules, pictures),
    devices,
    maintenance: new MaintenanceRunner(maintenanceTools({ ...ours, health, outbox: authority.outbox, visitNumber: numbers })),
    journal,
    clock,
    sessionNumber: numbers,
    simulated: machine.simulated,
    readerFault: 'reader.gone',
    ...options,
  });
  const settled = settleCards(devices, authority.host, options);
  const stop = listen(terminal, { reader, health, power: machine.power, idReader: machine.idReader }, numbers);
  const close = inTurn([stop, () => settled, ...[terminal, authority, machine, journal, records].map((part) => () => part.close())]);
  return ok({ terminal, journal, health, pictures, close });
}

/** What a card that was being made has come to decides what is sent. The end waits for this, or sending would begin after the end. */
async function settleCards({ cardMaker }: Devices, host: { start(): void }, { onBug }: ComposeOptions): Promise<void> {
  if (cardMaker === null) return;
  try {
    await cardMaker.settle();
    host.start();
  } catch (error) {
    onBug(error);
  }
}

/** All steps of an end, one after the other. */
function inTurn(steps: readonly (() => void | Promise<void>)[]): () => Promise<void> {
  return async () => {
    for (const step of steps) await step();
  };
}

function lineOf({ line = plainLine }: Machine, { onBug }: ComposeOptions): Pick<HostParts, 'line' | 'onBug'> {
  return { line, onBug };
}

/** A journal that cannot be opened (damaged file or key) keeps the terminal out of service: without it nothing may be changed. */
export function tryJournal(options: JournalOptions): Result<Journal & JournalReader, Fault<'journal.damaged'>> {
  try {
    return ok(openJournal(options));
  } catch (error) {
    return err(fault('journal.damaged', error instanceof Error ? error.message : 'the journal cannot be opened'));
  }
}

/** The pad on the touch screen. */
export function screenPad({ pinKeys }: Pick<Machine, 'pinKeys'>): OnScreenPinPad {
  return createOnScreenPinPad({ random: (bytes) => new Uint8Array(randomBytes(bytes)), keys: pinKeys });
}

/** The machine, whose printers print nothing twice by accident. */
export function printedOnce(machine: Machine, journal: SlipJournal): Machine {
  const { slipPrinter, documentPrinter } = machine;
  return { ...machine, slipPrinter: printingOnce(slipPrinter, journal), documentPrinter: printingOnce(documentPrinter, journal) };
}

/** What sessions act on, and the health that counts it. `makesCards`: with a dispenser cards are made here. */
export function watchedDevices(
  { dataDirectory: directory, cardMaking, deviceThresholds: thresholds }: Configuration,
  machine: Machine,
  host: SocialSecurityHost<HostAnswer>,
  reader: CardReaderWatch,
  { makesCards, ...own }: Pick<HealthParts, 'clock' | 'onBug'> & { readonly journal: Journal; readonly makesCards: boolean },
): { readonly health: DeviceHealth; readonly devices: Devices } {
  const used: Used = (device, code) => health.used(device, code);
  const cardMaker = makesCards ? cardMakerOf(machine, { ...own, settings: cardMaking, used }) : null;
  const devices = devicesOf(machine, host, reader, { used, cardMaker });
  const health = deviceHealthOf({
    ...own,
    machine,
    pad: devices.bankPad,
    speech: devices.speech,
    readerName: () => reader.name(),
    serviceFault: null,
    directory,
    thresholds,
  });
  return { health, devices };
}

/** What sessions act on, of a machine and its host. `used` is told each use of a device; `cardMaker`: where cards are made here. */
function devicesOf(
  machine: Machine,
  socialSecurityHost: SocialSecurityHost<HostAnswer>,
  reader: CardReaderWatch,
  { used, cardMaker }: { readonly used: Used; readonly cardMaker: CardMaker | null },
): Devices {
  const { idReader, slipPrinter, documentPrinter, lights, sound, bankHost, bankPin, keys, keyNumbers = {}, readers } = machine;
  const pad = screenPad(machine);
  return {
    openCard: (insertion, signal) =>
      counted(
        'cardReader',
        used,
        openCard(readers, reader.name() ?? '', insertion, { keys, keyNumbers, signal, controlCodes: CONTROL_CODES }),
      ),
    cardMaker,
    retainCard: readers.retainer === undefined ? null : retainWith(readers.retainer, reader, machine.retainBin),
    pad,
    bankPad: machine.pinPad ?? pad,
    numberPad: createNumberPad(),
    idReader: idReader === null ? null : countedIdReader(idReader, used),
    codeReader: hasCodeReader(machine) ? createCodeReader(machine.barcodeReader ?? null, machine.codesTyped === true) : null,
    slipPrinter: countedSlipPrinter(slipPrinter, used),
    documentPrinter: countedDocumentPrinter(documentPrinter, used),
    lights,
    sound,
    speech: createScreenSpeech(),
    socialSecurityHost,
    bankHost,
    bankPin,
  };
}
