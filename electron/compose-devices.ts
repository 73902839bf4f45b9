/** Device health of one machine: which peripherals it looks at. */
import type { Clock } from '../native/base/clock.ts';
import { systemClock } from '../native/base/clock.ts';
import type { Unsubscribe } from '../native/ports/device.ts';
import type { IdReader } from '../native/ports/id-reader.ts';
import type { PowerSource, PowerStatus, PowerSupply } from '../native/ports/power-supply.ts';
import type { Machine } from './compose.ts';
import { openDeviceCounters } from './devices/counters.ts';
import { DeviceHealth, type DeviceSource } from './devices/health.ts';
import {
  barcodeReaderSource,
  cardReaderSource,
  dispenserSource,
  idReaderSource,
  lightsSource,
  soundSource,
  speechSource,
  pinPadSource,
  powerSource,
  printerSource,
  retainBinSource,
} from './devices/sources.ts';
import type { DeviceThresholds } from './devices/thresholds.ts';
import type { Journal } from './session/journal.ts';
import type { Devices } from './session/runner/devices.ts';
import type { Terminal } from './session/terminal.ts';
import type { CardReaderWatch } from './watch-card-reader.ts';

export interface HealthParts {
  readonly machine: Machine;
  /** Where the bank's PIN is typed. */
  readonly pad: Devices['bankPad'];
  readonly speech: Pick<Devices['speech'], 'voices'>;
  /** Name of the card reader in use. */
  readonly readerName: () => string | null;
  /** Why no reader can be there, where that is known. */
  readonly serviceFault: string | null;
  readonly directory: string;
  readonly thresholds: DeviceThresholds;
  readonly journal: Pick<Journal, 'intend' | 'conclude'>;
  readonly clock: Clock;
  readonly onBug: (error: unknown) => void;
}

/** The health of all peripherals that the machine has; it looks by itself once it is started. */
export function deviceHealthOf(parts: HealthParts): DeviceHealth {
  const { machine, directory, journal, clock, onBug } = parts;
  return new DeviceHealth({
    sources: sourcesOf(parts),
    counters: openDeviceCounters(directory),
    journal,
    clock,
    pace: machine.deviceClock ?? systemClock,
    onBug,
  });
}

function sourcesOf({ machine, pad, speech, readerName, serviceFault, thresholds }: HealthParts): readonly DeviceSource[] {
  const { readers, idReader, slipPrinter, documentPrinter, cardDispenser, retainBin, barcodeReader, power } = machine;
  const pace = machine.deviceClock ?? systemClock;
  return [
    cardReaderSource(readers, readerName, { pace, faultCode: serviceFault }),
    pinPadSource(pad),
    idReaderSource(idReader),
    printerSource('slipPrinter', slipPrinter),
    printerSource('documentPrinter', documentPrinter),
    lightsSource(),
    soundSource(),
    speechSource(speech),
    ...(cardDispenser === undefined ? [] : [dispenserSource(cardDispenser, thresholds)]),
    ...(retainBin === undefined ? [] : [retainBinSource(retainBin, thresholds)]),
    ...(barcodeReader === undefined ? [] : [barcodeReaderSource(barcodeReader)]),
    ...(power === undefined ? [] : [powerSource(power)]),
  ];
}

interface Listened {
  readonly reader: CardReaderWatch;
  readonly health: DeviceHealth;
  readonly power: PowerSupply | undefined;
  readonly idReader: IdReader | null;
}

/** From now on the terminal hears of card reader and devices; the function returned ends it. */
export function listen(
  terminal: Pick<Terminal, 'dispatch'>,
  { reader, health, power, idReader }: Listened,
  numbers: () => string,
): () => void {
  reader.start((event) => terminal.dispatch(event), numbers);
  tellPrinter(health, (slip) => terminal.dispatch({ event: 'printers', slip }));
  tellCardMaker(health, (faultCode) => terminal.dispatch({ event: 'cardMaker', faultCode }));
  health.start();
  const off = power === undefined ? () => undefined : tellPower(power, (source) => terminal.dispatch({ event: 'power', source }));
  const offIdReader = idReader?.subscribe(({ kind }) => {
    if (kind !== 'stateChanged') terminal.dispatch({ event: 'idCard', lies: kind === 'mediaRead' });
  });
  return () => {
    off();
    offIdReader?.();
    reader.stop();
    health.stop();
  };
}

/** Tells what the terminal runs on, whenever that changes; at first the mains. */
export function tellPower(power: PowerSupply, tell: (source: PowerSource) => void): Unsubscribe {
  let told: PowerSource = 'mains';
  const look = ({ source }: Pick<PowerStatus, 'source'>): void => {
    if (source !== told) tell(source);
    told = source;
  };
  look(power.status());
  return power.subscribe(look);
}

/** Tells why no card can be made, whenever that changes; at first one can. A bin that is full takes none that nobody takes. */
function tellCardMaker(health: DeviceHealth, tell: (faultCode: string | null) => void): void {
  let told: string | null = null;
  health.subscribe((reports) => {
    const parts = reports.filter(({ device }) => device === 'cardDispenser' || device === 'retainBin');
    const worst = parts.flatMap(({ warnings }) => warnings).find(({ severity }) => severity === 'end');
    const code = parts.some(({ device }) => device === 'cardDispenser') ? (worst?.code ?? null) : null;
    if (code !== told) tell(code);
    told = code;
  });
}

/** Tells whether slips can be printed, whenever that changes; at first they can. */
function tellPrinter(health: DeviceHealth, tell: (slip: boolean) => void): void {
  let told = true;
  health.subscribe((reports) => {
    const slip = reports.find(({ device }) => device === 'slipPrinter');
    const prints = slip?.warnings.some(({ severity }) => severity === 'end') !== true;
    if (prints !== told) tell(prints);
    told = prints;
  });
}
