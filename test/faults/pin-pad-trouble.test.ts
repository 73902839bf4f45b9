import { describe, expect, it } from 'vitest';
import { PIN_PAD_TROUBLES as LISTED } from '../../electron/api/bench/fault-lists.ts';
import { createZt598PinPad } from '../../native/pinpad/zt598/driver.ts';
import { hex } from '../../native/base/bytes.ts';
import { PIN_PAD_TROUBLES, troublePinPad } from '../../native/sim/bench/pin-pad-trouble.ts';
import { createPinPadLinkSim } from '../../native/sim/pinpad/pad-sim.ts';
import { Zt598Machine } from '../../native/sim/pinpad/zt598/machine.ts';
import { manualClock } from '../support/manual-clock.ts';

const LONG_MS = 20_000;
const SAYS: Readonly<Record<(typeof PIN_PAD_TROUBLES)[number], string>> = {
  tampered: 'pinpad.tampered',
  batteryLow: 'pinpad.hardwareError',
  mute: 'pinpad.gone',
  damaged: 'entered',
  keysLost: 'entered',
  unplugged: 'pinpad.gone',
  none: 'entered',
};

describe('a PIN pad with which something is the matter', () => {
  it('every trouble of the panel is one of the simulator', () => {
    expect(LISTED).toEqual(PIN_PAD_TROUBLES);
  });

  it.each(PIN_PAD_TROUBLES)('%s: the person who types hears the right code, and once it is mended the PIN is taken', async (trouble) => {
    const clock = manualClock();
    const { link, ...pad } = createPinPadLinkSim(new Zt598Machine(), clock);
    const troubled = { pad, masterSlot: 1, loadMasterKey: () => pad.putKey(1, hex('0123456789ABCDEFFEDCBA9876543210')) };
    const driver = createZt598PinPad({ link, clock, keys: { master: { slot: 1, use: 'master' } } });
    await clock.advance(LONG_MS);
    expect(driver.state()).toBe('online');
    const enter = async (): Promise<string> => {
      const entering = driver.enterPin({ minDigits: 6, maxDigits: 6, signal: new AbortController().signal, onCount: () => undefined });
      await clock.advance(LONG_MS);
      if (pad.waits()) pad.type('123456');
      await clock.advance(LONG_MS);
      const entered = await entering;
      driver.clear();
      return entered.ok ? 'entered' : entered.error.code;
    };
    troublePinPad(troubled, trouble);
    expect(await enter()).toBe(SAYS[trouble]);
    troublePinPad(troubled, 'none');
    await clock.advance(LONG_MS);
    expect(await enter()).toBe('entered');
    await driver.close();
  });
});
