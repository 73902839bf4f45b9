/** What may be the matter with an encrypting PIN pad, as a hand brings it about on the simulated one. */
import type { PinPadSim } from '../pinpad/pad-sim.ts';

export const PIN_PAD_TROUBLES = ['tampered', 'batteryLow', 'mute', 'damaged', 'keysLost', 'unplugged', 'none'] as const;
export type PinPadTrouble = (typeof PIN_PAD_TROUBLES)[number];

/** The pad, and the officer who puts its master key in again. */
export interface TroubledPad {
  readonly pad: Pick<PinPadSim, 'setTampered' | 'setBatteryLow' | 'setWire' | 'setPlugged' | 'dropKey'>;
  readonly masterSlot: number;
  readonly loadMasterKey: () => void;
}

type Hand = (troubled: TroubledPad) => void;

const HANDS: Readonly<Record<PinPadTrouble, Hand>> = {
  tampered: ({ pad }) => pad.setTampered(true),
  batteryLow: ({ pad }) => pad.setBatteryLow(true),
  mute: ({ pad }) => pad.setWire({ mute: Infinity }),
  damaged: ({ pad }) => pad.setWire({ damaged: 1 }),
  keysLost: ({ pad, masterSlot }) => pad.dropKey(masterSlot),
  unplugged: ({ pad }) => pad.setPlugged(false),
  none: () => undefined,
};

/** Brings the trouble about; what was the matter before is over, and the master key is in its place. */
export function troublePinPad(troubled: TroubledPad, trouble: PinPadTrouble): void {
  const { pad, loadMasterKey } = troubled;
  pad.setTampered(false);
  pad.setBatteryLow(false);
  pad.setWire();
  pad.setPlugged(true);
  loadMasterKey();
  HANDS[trouble](troubled);
}
