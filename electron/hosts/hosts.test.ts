import { describe, expect, it } from 'vitest';
import { asker, bench, envelope, HOLDER } from '../../db/authority/testing.ts';
import type { Clock } from '../../native/base/clock.ts';
import { ok } from '../../native/base/result.ts';
import { createEmbeddedSocialSecurityHost } from './embedded-authority.ts';
import { createHostFaultControl, onFaultyBankLine, onFaultyLine } from './faulty.ts';
import type { BankHost } from './ports.ts';

async function hosts() {
  const { authority } = await bench();
  const control = createHostFaultControl();
  const waiting: (() => void)[] = [];
  const clock: Pick<Clock, 'after'> = {
    after: (_delayMs, fire) => {
      waiting.push(fire);
      return () => undefined;
    },
  };
  const bank: BankHost = {
    pinState: async () => ok({ triesLeft: 3, locked: false }),
    verifyPin: async () => ok({ outcome: 'correct' }),
    change: async () => ok({ outcome: 'done', receiptNumber: 'B00000001' }),
    outcomeOf: async () => ok(null),
    checkName: async () => ok({ outcome: 'matches' }),
  };
  const parts = { control, clock, slowMs: 4_000 };
  const socialSecurity = onFaultyLine(createEmbeddedSocialSecurityHost(authority), parts);
  return { socialSecurity, bank: onFaultyBankLine(bank, parts), control, waiting };
}
const command = (idempotencyKey: string) => ({
  command: 'reportLoss' as const,
  cardFunction: 'socialSecurity' as const,
  ...envelope({ idempotencyKey }),
});

describe('the embedded social-security host', () => {
  it('answers with records, and with a fault that names what is missing', async () => {
    const { socialSecurity } = await hosts();
    expect(await socialSecurity.person({ socialSecurityNumber: HOLDER }, asker())).toMatchObject({ ok: true, value: { name: '伍呷' } });
    expect(await socialSecurity.person({ socialSecurityNumber: '1' }, asker())).toMatchObject({
      ok: false,
      error: { code: 'authority.unknownPerson' },
    });
    expect(await socialSecurity.statement({ socialSecurityNumber: HOLDER }, '2026-01-01', '2026-12-31', asker())).toMatchObject({
      error: { code: 'authority.noAccount' },
    });
  });
});

describe('a bad line', () => {
  it('that loses an answer leaves the outcome to be asked for: done once, and outcomeOf tells it', async () => {
    const { socialSecurity, control } = await hosts();
    control.set('answerLost', 1);
    expect(await socialSecurity.execute(command('lost-answer-1'))).toMatchObject({ ok: false, error: { code: 'host.unknownOutcome' } });
    expect(await socialSecurity.outcomeOf('lost-answer-1')).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(await socialSecurity.execute(command('lost-answer-1'))).toMatchObject({ ok: true, value: { outcome: 'done' } });
  });

  it('that is down carries nothing out', async () => {
    const { socialSecurity, bank, control } = await hosts();
    control.set('down');
    expect(await socialSecurity.execute(command('never-there-1'))).toMatchObject({ error: { code: 'host.unreachable' } });
    expect(await bank.pinState('1')).toMatchObject({ error: { code: 'host.unreachable' } });
    control.set('none');
    expect(await socialSecurity.outcomeOf('never-there-1')).toEqual({ ok: true, value: null });
  });

  it('that is slow answers late, but rightly', async () => {
    const { bank, control, waiting } = await hosts();
    control.set('slow', 1);
    const late = bank.pinState('1');
    await Promise.resolve();
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    expect(await late).toMatchObject({ ok: true });
    expect(control.mode()).toBe('none');
  });
});
