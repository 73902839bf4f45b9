/** The PIN pad's contract: on the screen, and on the simulated models within this process and over real pseudo-terminals. */
import { systemClock } from '../../native/base/clock.ts';
import { createZt598PinPad } from '../../native/pinpad/zt598/driver.ts';
import { hasPtyPairs } from '../../native/sim/pty-pair.ts';
import { Zt598Machine } from '../../native/sim/pinpad/zt598/machine.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { pinPadContract } from './pin-pad.ts';
import { linkBench, onScreenBench, ptyBench, QUICK_PAD_DELAYS, type WireKind } from './pin-pad-benches.ts';
import { MAC_KEY, wirePadContract, type WirePadKind } from './pin-pad-wire.ts';

const ZT598: WireKind = {
  machine: () => new Zt598Machine(),
  drive: (link, keys) => createZt598PinPad({ link, clock: systemClock, keys, delays: QUICK_PAD_DELAYS }),
  working: 0x30,
};
const ZT598_FORMATS = ['iso0-tdes', 'x98-tdes', 'iso1-tdes', 'iso3-tdes'] as const;
const MACS: WirePadKind['macs'] = [
  ['cup', MAC_KEY],
  ['cup', '0123456789ABCDEFFEDCBA9876543210'],
  ['x9.9', MAC_KEY],
];

pinPadContract('on the screen', onScreenBench, { formats: ['iso0-tdes', 'x98-tdes'], lacks: null, lends: true });
pinPadContract('ZT598 in this process', () => linkBench(ZT598), { formats: ZT598_FORMATS, lacks: 'iso4-aes', lends: false });
wirePadContract('ZT598 in this process', () => linkBench(ZT598), { macs: MACS });
if (!hasPtyPairs()) cannotTestHere('PIN pads on a serial line', 'no socat for pseudo-terminals');
else {
  pinPadContract('ZT598 on a serial line', () => ptyBench(ZT598), { formats: ZT598_FORMATS, lacks: 'iso4-aes', lends: false });
  wirePadContract('ZT598 on a serial line', () => ptyBench(ZT598), { macs: MACS });
}
