/** A whole terminal whose reader keeps cards that are left: reader, journal, paper and screen agree. */
import { afterEach, describe, expect, it } from 'vitest';
import { type InProcess, startInProcess } from '../support/in-process.ts';

let kiosk: InProcess | null = null;
afterEach(async () => kiosk?.close());

describe('a card that is left in a machine with a bin', () => {
  it('is kept, journalled under its session, and a slip without a name says how to get it back', async () => {
    kiosk = await startInProcess((configuration) => ({ ...configuration, retainCardAfterMs: 600_000 }));
    kiosk.insert('zhaotong');
    await kiosk.until('pin');
    kiosk.intent({ intent: 'end' });
    await kiosk.until('takeCard');
    kiosk.terminal.dispatch({ event: 'timer', timer: 'leave' });
    expect(kiosk.machine.sound.sounding()).toBe('cardLeft');
    kiosk.terminal.dispatch({ event: 'timer', timer: 'leave' });
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'cardRetained' });
    expect(kiosk.machine.sound.sounding()).toBeNull();
    expect(kiosk.readers.retained()).toHaveLength(1);
    expect((await kiosk.machine.retainBin.status()).count).toBe(1);
    const [session] = kiosk.journal.sessions();
    const steps = kiosk.journal.steps(session?.session ?? '').filter(({ step }) => step === 'card.retain');
    expect(steps.at(-1)).toMatchObject({ kind: 'outcome', outcome: 'retained', faultCode: 'session.cardRetained' });
    await expect.poll(() => kiosk?.machine.slipSim.slips().at(-1)?.text ?? '', { timeout: 8_000 }).toContain('社保卡收存单');
    expect(kiosk.bugs).toEqual([]);
  });

  it('stays in the reader with lamp and sound while the bin is full, and is kept once it was emptied', async () => {
    kiosk = await startInProcess((configuration) => ({ ...configuration, retainCardAfterMs: 600_000 }));
    const { retainBin, sound } = kiosk.machine;
    retainBin.setCount(50);
    kiosk.insert('zhaotong');
    await kiosk.until('pin');
    kiosk.intent({ intent: 'end' });
    await kiosk.until('takeCard');
    kiosk.terminal.dispatch({ event: 'timer', timer: 'leave' });
    kiosk.terminal.dispatch({ event: 'timer', timer: 'leave' });
    const [session] = kiosk.journal.sessions();
    const ends = () =>
      kiosk?.journal.steps(session?.session ?? '').filter((step) => step.step === 'card.retain' && step.kind === 'outcome');
    await expect.poll(() => ends()?.at(-1)).toMatchObject({ outcome: 'failed', faultCode: 'bin.full' });
    expect(await kiosk.until('takeCard')).toMatchObject({ urgent: true });
    expect(sound.sounding()).toBe('cardLeft');
    expect(kiosk.readers.retained()).toEqual([]);
    await retainBin.emptied();
    kiosk.terminal.dispatch({ event: 'timer', timer: 'leave' });
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'cardRetained' });
    expect(kiosk.readers.retained()).toHaveLength(1);
    expect(kiosk.bugs).toEqual([]);
  });
});
