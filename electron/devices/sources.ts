/** How each kind of peripheral is looked at. */
import type { Clock } from '../../native/base/clock.ts';
import type { CardDispenser } from '../../native/ports/card-dispenser.ts';
import type { CardReaders } from '../../native/ports/card-reader.ts';
import type { BarcodeReader } from '../../native/ports/barcode-reader.ts';
import type { IdReader } from '../../native/ports/id-reader.ts';
import type { PinPad } from '../../native/ports/pin-pad.ts';
import type { PowerSupply } from '../../native/ports/power-supply.ts';
import type { RetainBin } from '../../native/ports/retain-bin.ts';
import type { Speech } from '../../native/ports/speech.ts';
import type { PrinterStatus } from '../../native/ports/slip-printer.ts';
import type { DeviceName } from '../api/maintenance-view.ts';
import type { Finding } from './findings.ts';
import type { DeviceSource } from './health.ts';
import { binLevel, cardsLevel, type DeviceThresholds } from './thresholds.ts';

/** Readers arrive this long after the program has started. */
const READERS_ARRIVE_MS = 5_000;

function plain(device: DeviceName, look: () => Partial<Finding>, subscribe?: DeviceSource['subscribe']): DeviceSource {
  const finding = (): Finding => ({ state: 'unknown', supplies: [], note: '', testable: false, ...look() });
  return { device, look: () => Promise.resolve(finding()), ...(subscribe === undefined ? {} : { subscribe }) };
}

/** The card reader in use. `name` gives `null` while there is none; `faultCode`: why, where that is known. */
export function cardReaderSource(
  readers: Pick<CardReaders, 'subscribe'>,
  name: () => string | null,
  { pace, faultCode }: { readonly pace: Pick<Clock, 'nowMs'>; readonly faultCode: string | null },
): DeviceSource {
  const begunMs = pace.nowMs();
  const look = (): Partial<Finding> => {
    const reader = name();
    if (reader !== null) return { state: 'online', note: reader, testable: true };
    if (faultCode === null && pace.nowMs() - begunMs < READERS_ARRIVE_MS) return { state: 'starting' };
    return { state: 'noDevice', ...(faultCode === null ? {} : { faultCode }) };
  };
  return plain('cardReader', look, (again) =>
    readers.subscribe(({ kind }) => {
      if (kind !== 'mediaInserted' && kind !== 'mediaRemoved') queueMicrotask(again);
    }),
  );
}

/** Of the pad on the screen its weaker promise is said. */
const PAD_NOTES = { onScreen: 'onScreen: digits pass through program memory', hardware: 'encrypting' } as const;

export function pinPadSource(pad: Pick<PinPad, 'state'> & { readonly kind: keyof typeof PAD_NOTES }): DeviceSource {
  return plain('pinPad', () => ({ state: pad.state(), note: PAD_NOTES[pad.kind], testable: pad.kind === 'hardware' }));
}

/** `null`: the terminal has none. */
export function idReaderSource(reader: IdReader | null): DeviceSource {
  const look = (): Partial<Finding> => ({ state: reader?.state() ?? 'noDevice', testable: reader !== null });
  if (reader === null) return plain('idReader', look);
  return plain('idReader', look, (again) =>
    reader.subscribe(({ kind }) => {
      if (kind === 'stateChanged') again();
    }),
  );
}

export function printerSource(
  device: 'slipPrinter' | 'documentPrinter',
  printer: { readonly status: () => Promise<PrinterStatus> },
): DeviceSource {
  return {
    device,
    look: async () => {
      const { device: state, paper } = await printer.status();
      return { state, supplies: [{ supply: 'paper', level: paper, count: null }], note: '', testable: state !== 'noDevice' };
    },
  };
}

/** Lamps do not say how they are. */
export function lightsSource(): DeviceSource {
  return plain('lights', () => ({ testable: true }));
}

/** Nor does a loudspeaker. */
export function soundSource(): DeviceSource {
  return plain('sound', () => ({ testable: true }));
}

/** The voice of the window; `null`: it has not said yet which it has. */
export function speechSource(speech: Pick<Speech, 'voices'>): DeviceSource {
  return plain('speech', () => {
    const voices = speech.voices();
    if (voices === null) return {};
    const { mandarin } = voices;
    // Speech is a help that nobody has to have: its absence is told in the report, not as a failure.
    return mandarin === null ? { state: 'unknown' } : { state: 'online', note: mandarin, testable: true };
  });
}

export function dispenserSource(dispenser: CardDispenser, thresholds: DeviceThresholds): DeviceSource {
  return {
    device: 'cardDispenser',
    look: async () => {
      const { device: state, cards, ribbon, media } = await dispenser.status();
      const level = media === 'jammed' ? 'jammed' : cardsLevel(cards, thresholds);
      const printing = ribbon === 'notPresent' ? [] : [{ supply: 'ribbon', level: ribbon, count: null } as const];
      return { state, supplies: [{ supply: 'cards', level, count: cards }, ...printing], note: '', testable: false };
    },
    subscribe: (again) => dispenser.subscribe(again),
  };
}

export function retainBinSource(bin: RetainBin, thresholds: DeviceThresholds): DeviceSource {
  return {
    device: 'retainBin',
    look: async () => {
      const { device: state, count, room } = await bin.status();
      return { state, supplies: [{ supply: 'bin', level: binLevel(count, room, thresholds), count }], note: '', testable: false };
    },
    subscribe: (again) => bin.subscribe(again),
  };
}

export function barcodeReaderSource(reader: Pick<BarcodeReader, 'state' | 'subscribe'>): DeviceSource {
  return plain(
    'barcodeReader',
    () => ({ state: reader.state(), testable: true }),
    (again) => reader.subscribe(again),
  );
}

const BATTERY = { mains: 'ok', battery: 'low', low: 'out' } as const;

export function powerSource(power: PowerSupply): DeviceSource {
  const look = (): Partial<Finding> => {
    const { device: state, source, charge } = power.status();
    // Nobody who does not answer has said that the mains are there.
    const known = state === 'online' || source !== 'mains';
    return {
      state,
      supplies: [{ supply: 'battery', level: known ? BATTERY[source] : 'unknown', count: charge }],
      note: known ? source : '',
    };
  };
  return plain('power', look, (again) => power.subscribe(again));
}
