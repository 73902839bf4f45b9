import { describe, expect, it } from 'vitest';
import { Rig, rigConfig } from '../support/terminal-rig.ts';

describe('a card on a screen of trouble outside a session', () => {
  const motor = (): Rig => new Rig({ ...rigConfig(), retainCardAfterMs: 40_000 });

  it('that gives no answer comes out by the button, and is called for when nobody touches it', () => {
    const mute = (rig: Rig): void => void rig.send({ event: 'cardInserted', insertion: 1, chip: 'mute', session: 'S-1' });
    const rig = motor();
    mute(rig);
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'cardUnreadable', retry: 'takeCard' });
    rig.intent({ intent: 'end' });
    expect(rig.screen('takeCard').urgent).toBe(false);
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.screen('goodbye');
    const left = motor();
    mute(left);
    left.send({ event: 'timer', timer: 'leave' });
    expect(left.screen('takeCard').urgent).toBe(true);
    left.send({ event: 'timer', timer: 'leave' });
    expect(left.asked('card.retain')).toMatchObject({ insertion: 1, session: 'S-1' });
  });

  it('comes out by the button of any such screen', () => {
    const rig = motor();
    rig.verify();
    rig.state = { ...rig.state, phase: { phase: 'trouble', code: 'session.internal' } };
    rig.intent({ intent: 'end' });
    rig.screen('takeCard');
  });
});
