import type { ByteLink } from '../../ports/byte-link.ts';
import type { Unsubscribe } from '../../ports/device.ts';
import { Machine } from './escpos-machine.ts';
import type { EscPosSimOptions, SimSlip } from './escpos-options.ts';

export type { EscPosSimOptions, SimSlip } from './escpos-options.ts';

export interface EscPosPrinterSim {
  readonly link: ByteLink;
  /** Loads a roll (`full`, or `low` with its last metre; an own length by `lengthMm`), empties it, or jams it. */
  setPaper(state: 'full' | 'low' | 'out' | 'jammed', lengthMm?: number): void;
  openCover(): void;
  closeCover(): void;
  /** A defect that only a technician repairs. */
  setBroken(broken: boolean): void;
  /** A mute printer prints but says nothing; its cable's other wire is broken. */
  setMute(mute: boolean): void;
  /** Unplugged: the link refuses bytes. */
  setPlugged(plugged: boolean): void;
  paperLeftMm(): number;
  slips(): readonly SimSlip[];
  /** What stands in the slot. A slip that is not taken is in the way of the next: that one drops it. */
  media(): 'notPresent' | 'presented';
  /** A person takes the slip; whether there was one. */
  takeSlip(): boolean;
  /** The presenter draws a slip that nobody took into its bin; whether there was one. */
  retractSlip(): boolean;
  /** Slips in the bin. */
  retracted(): number;
  onSlip(listener: (slip: SimSlip) => void): Unsubscribe;
  /** Commands that this printer does not know, in hexadecimal; empty when the driver is right. */
  unknownCommands(): readonly string[];
}

/** A slip printer that behaves: paper, cover and cutter, a buffer that keeps what was not printed, answers at the time a real one gives them. */
export function createEscPosPrinterSim(options: EscPosSimOptions = {}): EscPosPrinterSim {
  const machine = new Machine(options);
  const slot = createSlot();
  machine.slipListeners.add(() => slot.present());
  return {
    link: machine.link,
    setPaper: (state, lengthMm) => {
      machine.setPaper(state, lengthMm);
    },
    openCover: () => {
      machine.change(() => (machine.coverOpen = true));
    },
    closeCover: () => {
      machine.change(() => (machine.coverOpen = false));
    },
    setBroken: (broken) => {
      machine.change(() => (machine.broken = broken));
    },
    setMute: (mute) => {
      machine.mute = mute;
    },
    setPlugged: (plugged) => {
      machine.plugged = plugged;
    },
    paperLeftMm: () => machine.paper.leftMm,
    slips: () => machine.slips,
    media: slot.media,
    takeSlip: slot.take,
    retractSlip: slot.retract,
    retracted: slot.retracted,
    onSlip: (listener) => {
      machine.slipListeners.add(listener);
      return () => machine.slipListeners.delete(listener);
    },
    unknownCommands: () => machine.unknown,
  };
}

/** The presenter behind the cutter. */
function createSlot() {
  let presented = false;
  let binned = 0;
  const empty = (): boolean => {
    const was = presented;
    presented = false;
    return was;
  };
  return {
    present: () => (presented = true),
    media: () => (presented ? ('presented' as const) : ('notPresent' as const)),
    take: empty,
    retract: () => {
      const was = empty();
      if (was) binned += 1;
      return was;
    },
    retracted: () => binned,
  };
}
