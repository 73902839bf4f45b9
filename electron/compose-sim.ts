/**
 * The machine with simulators in place of what it lacks. Named by a dynamic import only, and left out of a production
 * build: a kiosk in the field cannot be talked into simulating.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from '../native/base/clock.ts';
import { shanghaiDate } from '../native/base/civil-date.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import type { HardwarePinPad } from '../native/ports/hardware-pin-pad.ts';
import type { SlipPrinter } from '../native/ports/slip-printer.ts';
import type { CardReaders } from '../native/ports/card-reader.ts';
import { createSdtIdReader, type SdtIdReader } from '../native/idreader/driver.ts';
import { DEFAULT_SDT_DELAYS } from '../native/idreader/settings.ts';
import { createSerialBarcodeReader, type SerialBarcodeReader } from '../native/barcode/driver.ts';
import { createEscPosPrinter } from '../native/printer/escpos/driver.ts';
import { renderA4 } from '../native/printer/pdf/a4.ts';
import { renderSlipPdf } from '../native/printer/pdf/slip.ts';
import { blankCard, loadHolders, loadPersonas, type Persona } from '../native/sim/card/index.ts';
import { createBarcodeReaderLinkSim } from '../native/sim/barcode-reader.ts';
import { CardDispenserSim } from '../native/sim/card-dispenser.ts';
import { createSamReaderSim, type SamReaderSim } from '../native/sim/idreader/idreader-sim.ts';
import { createLightsSim } from '../native/sim/lights.ts';
import { createDocumentPrinterSim, type DocumentPrinterSim } from '../native/sim/printer/document-printer.ts';
import { createEscPosPrinterSim, type EscPosPrinterSim } from '../native/sim/printer/escpos-sim.ts';
import { createPowerSupplySim, type PowerSupplySim } from '../native/sim/power-supply.ts';
import { createRetainBinSim, type RetainBinSim } from '../native/sim/retain-bin.ts';
import { createSoundSim, type SoundSim } from '../native/sim/sound.ts';
import { ensureSeeded } from '../db/seed.ts';
import { ensureSimulatedCodes } from '../db/seed-codes.ts';
import { ensureSimulatedStaff } from '../db/seed-staff.ts';
import { simulatedPopulation } from '../db/simulated-population.ts';
import { bankOf, type ComposedBank } from './compose-bank.ts';
import type { Machine } from './compose.ts';
import type { BankHostSettings } from './configuration-bank.ts';
import { CodeBook } from './compose-sim/code-book.ts';
import { CodeHands } from './compose-sim/code-hands.ts';
import { CardRegister } from './compose-sim/card-register.ts';
import { bankBehindPad, type PadHands } from './compose-sim/pin-pad.ts';
import { Papers } from './compose-sim/papers.ts';
import { testKeys, TEST_KEY_NUMBERS } from './compose-sim-keys.ts';
import { createHostFaultControl, type HostFaultControl, onFaultyBankLine, onFaultyLine } from './hosts/faulty.ts';
import type { Records } from './records.ts';
import { createScreenSound } from './session/screen-sound.ts';

/** The simulated machine, and the hands that work its simulators. */
export interface SimulatedMachine extends Machine {
  readonly idReader: SdtIdReader;
  /** The module at the other end of the ID reader's line. */
  readonly idReaderSim: SamReaderSim;
  readonly barcodeReader: SerialBarcodeReader;
  /** Codes of the personas, and the hands that show them to the code reader. */
  readonly codes: CodeHands;
  readonly retainBin: RetainBinSim;
  readonly cardDispenser: CardDispenserSim;
  readonly power: PowerSupplySim;
  readonly slipSim: EscPosPrinterSim;
  readonly documentSim: DocumentPrinterSim;
  readonly sound: SoundSim;
  readonly personas: readonly Persona[];
  /** The personas, and who works there. */
  readonly holders: readonly Persona[];
  /** What the authority knows of their cards. */
  readonly register: CardRegister;
  /** Spoils the line to the social-security host. */
  readonly hostFaults: HostFaultControl;
  /** Spoils the line to the bank. */
  readonly bankFaults: HostFaultControl;
  /** The simulated pad of this run; `null`: it has none. */
  readonly padHands: PadHands | null;
  /** What came out of the printers. */
  readonly papers: Papers;
}

/** A new stack begins with the number of its second. */
const MS_PER_SERIAL = 1_000;

/** How long a host on a slow line takes. */
export const SLOW_HOST_MS = 4_000;

/** A simulated module never misses a document, however often it is asked. */
const NIMBLE_DELAYS = { ...DEFAULT_SDT_DELAYS, pollMs: 40, presenceMs: 150 };

export interface SimulatedParts {
  /** Where records, bank and printed paper are kept. */
  readonly directory: string;
  readonly readers: CardReaders;
  readonly records: Records;
  /** A simulated encrypting pad: a bank over ISO 8583 stands behind it. */
  readonly pad?: PadHands;
  /** Absent: the embedded bank, which knows the personas. */
  readonly bankHost?: BankHostSettings;
  /** An encrypting pad for that bank's PIN; absent: the screen. */
  readonly pinPad?: HardwarePinPad;
  /** Told where each piece of paper lies. */
  readonly say: (line: string) => void;
  /** What records, bank and lines take for now; the machine's own time when absent. */
  readonly clock?: Clock;
  /** What ID reader and printers wait by: the machine's own time when absent. */
  readonly deviceClock?: Clock;
}

/** Simulators around any card readers (the in-process ones, or real PC/SC with virtual cards); records and bank know the personas. */
export async function simulatedMachine(parts: SimulatedParts): Promise<Result<SimulatedMachine, Fault>> {
  const { directory, readers, records, say, clock = systemClock, deviceClock = systemClock } = parts;
  const holders = cardHolders();
  if (!holders.ok) return holders;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const population = await peopled(records, clock);
  const bank = await bankFor(parts, population, clock);
  const [hostFaults, bankFaults] = [createHostFaultControl(), createHostFaultControl()];
  const lines = { clock, slowMs: SLOW_HOST_MS };
  const slipSim = createEscPosPrinterSim();
  const documentSim = createDocumentPrinterSim({ directory: join(directory, 'printed'), render: renderA4 });
  const papers = new Papers(clock, slipSim);
  const id = simulatedIdReader(deviceClock);
  const codes = simulatedCodeReader(new CodeBook(records.db, clock, holders.value.personas), deviceClock);
  return ok({
    simulated: true,
    readers,
    ...holders.value,
    register: new CardRegister(records.db, clock, holders.value.holders),
    keyNumbers: TEST_KEY_NUMBERS,
    ...id,
    ...codes,
    slipPrinter: keepingSlips(createEscPosPrinter({ link: slipSim.link, clock: deviceClock }), slipSim, join(directory, 'printed'), say),
    documentPrinter: papers.keeping(documentSim),
    ...signals(),
    ...peripherals(deviceClock),
    bankHost: onFaultyBankLine(bank.bankHost, { control: bankFaults, ...lines }),
    ...pinsOf(bank),
    line: (host) => onFaultyLine(host, { control: hostFaults, ...lines }),
    hostFaults,
    bankFaults,
    padHands: parts.pad ?? null,
    papers,
    slipSim,
    documentSim,
    close: closing([id.idReader, codes.barcodeReader, readers, bank]),
  });
}

/** One after the other. */
function closing(parts: readonly { close(): Promise<void> }[]): () => Promise<void> {
  return async () => {
    for (const part of parts) await part.close();
  };
}

function bankFor({ pad, bankHost = { kind: 'embedded' }, pinPad, directory }: SimulatedParts, population: SeedPeople, clock: Clock) {
  return pad === undefined ? bankOf(bankHost, directory, population, clock, pinPad) : bankBehindPad(pad, directory, population, clock);
}

type SeedPeople = ReturnType<typeof simulatedPopulation>;

/** Records of the invented people, and staff to serve them. */
async function peopled({ db }: Records, clock: Clock): Promise<SeedPeople> {
  const population = simulatedPopulation();
  await ensureSeeded(db, population, shanghaiDate(clock.nowMs()));
  await ensureSimulatedStaff(db, shanghaiDate(clock.nowMs()));
  await ensureSimulatedCodes(db, population, clock.nowMs());
  return population;
}

/** A reader on a line, and one that types. */
function simulatedCodeReader(book: CodeBook, clock: Clock): Pick<SimulatedMachine, 'barcodeReader' | 'codes' | 'codesTyped'> {
  const reader = createBarcodeReaderLinkSim();
  const barcodeReader = createSerialBarcodeReader({ link: reader.link, clock });
  // Switched on, it sends an empty line: the driver need not wait for silence before it believes what comes.
  barcodeReader.subscribe(() => {
    if (barcodeReader.state() === 'online') reader.noise(Buffer.from('\r\n'));
  });
  return { barcodeReader, codes: new CodeHands(book, reader), codesTyped: true };
}

function simulatedIdReader(clock: Clock): Pick<SimulatedMachine, 'idReader' | 'idReaderSim'> {
  const { link, ...idReaderSim } = createSamReaderSim(clock);
  return { idReader: createSdtIdReader({ link, clock, delays: NIMBLE_DELAYS }), idReaderSim };
}

/** The customers, and the keys of all cards: those of staff too. */
function cardHolders() {
  const personas = loadPersonas();
  if (!personas.ok) return personas;
  const keys = testKeys();
  const holders = loadHolders();
  if (!holders.ok) return holders;
  return keys.ok ? ok({ personas: personas.value, holders: holders.value, keys: keys.value }) : keys;
}

function pinsOf({ bankPin, pinPad, pinKeys }: ComposedBank): Pick<SimulatedMachine, 'bankPin' | 'pinPad' | 'pinKeys'> {
  return { bankPin, pinPad, pinKeys };
}

function signals(): Pick<SimulatedMachine, 'lights' | 'sound'> {
  return { lights: createLightsSim(), sound: createSoundSim(createScreenSound()) };
}

/** What a self-service machine has beside readers and printers. */
function peripherals(deviceClock: Clock): Pick<SimulatedMachine, 'retainBin' | 'cardDispenser' | 'power' | 'deviceClock'> {
  const retainBin = createRetainBinSim();
  // Card numbers are never given out twice, however often the simulation is started on the same records.
  let serial = Math.floor(deviceClock.nowMs() / MS_PER_SERIAL);
  return {
    deviceClock,
    retainBin,
    cardDispenser: new CardDispenserSim({ blank: () => blankCard(serial++), bin: retainBin }),
    power: createPowerSupplySim(),
  };
}

/** Lays every slip that came out into a folder: as the paper looks, and as PDF. */
function keepingSlips(printer: SlipPrinter, sim: EscPosPrinterSim, folder: string, say: (line: string) => void): SlipPrinter {
  mkdirSync(folder, { recursive: true });
  return {
    status: () => printer.status(),
    print: async (document, signal) => {
      const printed = await printer.print(document, signal);
      const paper = sim.slips().at(-1);
      if (!printed.ok || paper === undefined) return printed;
      const file = freeName(join(folder, document.serial));
      writeFileSync(`${file}.png`, paper.png);
      writeFileSync(`${file}.pdf`, await renderSlipPdf(document));
      say(`Slip printed: ${file}.png and .pdf`);
      return printed;
    },
  };
}

/** A reprint has the serial of the first slip, which stays where it is. */
function freeName(path: string): string {
  let name = path;
  for (let copy = 2; existsSync(`${name}.png`); copy += 1) name = `${path}-${copy}`;
  return name;
}
