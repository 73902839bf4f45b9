/** The PIN pad's contract: on the screen, and on the simulated models within this process and over real pseudo-terminals. */
import { systemClock } from '../../native/base/clock.ts';
import { createZt598PinPad } from '../../native/pinpad/zt598/driver.ts';
import { createKmy3501PinPad } from '../../native/pinpad/kmy3501/driver.ts';
import { hasPtyPairs } from '../../native/sim/pty-pair.ts';
import { Kmy3501Machine } from '../../native/sim/pinpad/kmy3501/machine.ts';
import { Zt598Machine } from '../../native/sim/pinpad/zt598/machine.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { pinPadContract, type PinPadKind } from './pin-pad.ts';
import { linkBench, onScreenBench, ptyBench, QUICK_PAD_DELAYS, type WireKind } from './pin-pad-benches.ts';
import { MAC_KEY, wirePadContract, type WirePadKind } from './pin-pad-wire.ts';

const ZT598: WireKind = {
  machine: () => new Zt598Machine(),
  drive: (link, keys) => createZt598PinPad({ link, clock: systemClock, keys, delays: QUICK_PAD_DELAYS }),
  working: 0x30,
  inMachine: 0x30,
};
const ZT598_FORMATS = ['iso0-tdes', 'x98-tdes', 'iso1-tdes', 'iso3-tdes'] as const;
const MACS: WirePadKind['macs'] = [
  ['cup', MAC_KEY],
  ['cup', '0123456789ABCDEFFEDCBA9876543210'],
  ['x9.9', MAC_KEY],
];

const KMY3501: WireKind = {
  machine: () => new Kmy3501Machine(),
  drive: (link, keys) => createKmy3501PinPad({ link, clock: systemClock, keys, delays: QUICK_PAD_DELAYS }),
  working: 2,
  inMachine: 0x102,
};

interface Model {
  readonly name: string;
  readonly kind: WireKind;
  readonly pads: PinPadKind;
  readonly wire: WirePadKind;
}

const MODELS: readonly Model[] = [
  {
    name: 'ZT598',
    kind: ZT598,
    pads: { formats: ZT598_FORMATS, lacks: 'iso4-aes', lends: false },
    wire: { macs: MACS, opened: { code: 'pinpad.tampered', state: 'fraudAttempt', tampered: true } },
  },
  {
    name: 'KMY3501',
    kind: KMY3501,
    pads: { formats: ['iso0-tdes', 'x98-tdes'], lacks: 'iso1-tdes', lends: false },
    wire: { macs: MACS, opened: { code: 'pinpad.hardwareError', state: 'hardwareError', tampered: false } },
  },
];

pinPadContract('on the screen', onScreenBench, { formats: ['iso0-tdes', 'x98-tdes'], lacks: null, lends: true });
if (!hasPtyPairs()) cannotTestHere('PIN pads on a serial line', 'no socat for pseudo-terminals');
for (const { name, kind, pads, wire } of MODELS) {
  pinPadContract(`${name} in this process`, () => linkBench(kind), pads);
  wirePadContract(`${name} in this process`, () => linkBench(kind), wire);
  if (!hasPtyPairs()) continue;
  pinPadContract(`${name} on a serial line`, () => ptyBench(kind), pads);
  wirePadContract(`${name} on a serial line`, () => ptyBench(kind), wire);
}
