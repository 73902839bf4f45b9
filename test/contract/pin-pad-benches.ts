/** Pads for the contract: each with its keys, its fingers, and delays for machines that answer at once. */
import { hex } from '../../native/base/bytes.ts';
import { systemClock } from '../../native/base/clock.ts';
import { createSoftwareKeyStore } from '../../native/pinpad/key-store/software.ts';
import { createOnScreenPinPad } from '../../native/pinpad/on-screen.ts';
import { DEFAULT_PAD_DELAYS, type PadDelays } from '../../native/pinpad/wire/delays.ts';
import type { KeyPlaces } from '../../native/pinpad/wire/model.ts';
import type { WatchedByteLink } from '../../native/ports/byte-link.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import { openPtyPair } from '../../native/sim/pty-pair.ts';
import type { PadMachine } from '../../native/sim/pinpad/machine.ts';
import { createPinPadLinkSim, servePinPadOnTty, type PinPadSim } from '../../native/sim/pinpad/pad-sim.ts';
import { createSerialLink } from '../../native/transport/serial.ts';
import { soon } from './id-reader-delays.ts';
import { PIN_KEY, PIN_KEY_NAME, type PinPadBench } from './pin-pad.ts';
import { MASTER, type WirePadBench } from './pin-pad-wire.ts';

/** Entries run out after a second: pads count in seconds. */
export const QUICK_PAD_DELAYS: PadDelays = {
  ...DEFAULT_PAD_DELAYS,
  answerMs: 250,
  loadMs: 300,
  gapMs: 80,
  quietMs: 60,
  keepAliveMs: 40,
  entryMs: 1_000,
  entryMarginMs: 300,
};
const TOO_LATE_MS = 320;

/** Master in place 1, the key for PINs in its own, that for MACs behind it. */
export const placesFrom = (working: number): KeyPlaces => ({
  'bank-master': { slot: 1, use: 'master' },
  [PIN_KEY_NAME]: { slot: working, use: 'pin' },
  'bank-mac': { slot: working + 1, use: 'mac' },
});

/** The pad on the touch screen; fingers press where a digit lies now. */
export function onScreenBench(): Promise<PinPadBench> {
  const pad = createOnScreenPinPad({ keys: createSoftwareKeyStore({ keys: new Map([[PIN_KEY_NAME, hex(PIN_KEY)]]) }) });
  return Promise.resolve({
    pad,
    press: (key) => {
      const face = pad.face();
      if (face !== null)
        pad.press(face.id, /^\d$/.test(key) ? face.labels.indexOf(key) : key === 'enter' || key === 'cancel' ? key : 'backspace');
    },
    waits: () => pad.face() !== null,
    tick: soon,
    close: () => Promise.resolve(),
  });
}

export interface WireKind {
  readonly machine: () => PadMachine;
  readonly drive: (link: WatchedByteLink, keys: KeyPlaces) => HardwarePinPad;
  /** Place of the key for PINs as the driver names it, and as the machine's own hands do. */
  readonly working: number;
  readonly inMachine: number;
}

/** The pad on a line within this process. */
export function linkBench({ machine, drive, working, inMachine }: WireKind): Promise<WirePadBench> {
  const sim = createPinPadLinkSim(equipped(machine(), inMachine), systemClock);
  const pad = drive(sim.link, placesFrom(working));
  return Promise.resolve(benchOf(pad, sim, () => pad.close()));
}

/** The pad on the far end of two pseudo-terminals, the driver on the real serial package. */
export async function ptyBench({ machine, drive, working, inMachine }: WireKind): Promise<WirePadBench> {
  const pair = await openPtyPair();
  if (!pair.ok) throw new Error(pair.error.detail);
  const served = servePinPadOnTty(equipped(machine(), inMachine), pair.value.device, systemClock);
  if (!served.ok) throw new Error(served.error.detail);
  const pad = drive(createSerialLink({ path: pair.value.host, baudRate: 9_600 }), placesFrom(working));
  return benchOf(pad, served.value.sim, async () => {
    await pad.close();
    served.value.close();
    await pair.value.close();
  });
}

function equipped(machine: PadMachine, inMachine: number): PadMachine {
  machine.putKey(1, hex(MASTER), 'tdes');
  machine.putKey(inMachine, hex(PIN_KEY), 'tdes');
  return machine;
}

function benchOf(pad: HardwarePinPad, sim: PinPadSim, close: () => Promise<void>): WirePadBench {
  return {
    pad,
    sim,
    press: (key) => sim.press(key),
    waits: () => sim.waits() && pad.typed() !== null,
    tick: soon,
    close,
    tooLateMs: TOO_LATE_MS,
  };
}
