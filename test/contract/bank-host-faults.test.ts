/** What a terminal makes of a bank that answers late, twice, wrongly or not at all. */
import { afterEach, describe, expect, it } from 'vitest';
import { bankOf, type ComposedBank } from '../../electron/compose-bank.ts';
import { startBankBench, type BankBench, type BankBenchOptions } from '../support/bank-bench.ts';
import { makeCertificates } from './card-keys-server.ts';
import { cannotTestHere } from '../support/cannot.ts';

const PAN = '6217000530600079198';
const SOON_MS = 500;
const open: { bench: BankBench; bank: ComposedBank }[] = [];

afterEach(async () => {
  for (const { bench, bank } of open.splice(0)) {
    await bank.close();
    await bench.close();
  }
});

async function start(options: BankBenchOptions = {}) {
  const bench = await startBankBench({ answerTimeoutMs: SOON_MS, ...options });
  const bank = await bankOf(bench.settings, bench.directory, []);
  open.push({ bench, bank });
  let count = 0;
  const block = async (pin: string) => {
    const made = await bank.pinKeys.encipherPin(Uint8Array.from(pin, Number), { ...bank.bankPin, pan: PAN });
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  };
  const verify = async (pin: string, key = `fault-${++count}`) => {
    const check = { idempotencyKey: key, pan: PAN, sequenceNumber: null, track2: null };
    const answer = await bank.bankHost.verifyPin({ ...check, pinBlock: await block(pin), pinFormat: bank.bankPin.format });
    return answer.ok ? answer.value : answer.error;
  };
  const ready = async () => {
    const state = await bank.bankHost.pinState(PAN);
    return state.ok ? 'ready' : state.error.code;
  };
  return { ...bench, bank, verify, ready };
}

describe('a bank that', () => {
  it.each(['late', 'silent', 'cut', 'otherTrace', 'otherTerminal', 'garbled', 'wrongMac'] as const)(
    'is %s: the outcome is unknown, a repeat asks nothing more, and the next check is right again',
    async (fault) => {
      const { sim, verify, ready } = await start();
      expect(await ready()).toBe('ready');
      sim.faults.set({ fault, times: 1, delayMs: 2 * SOON_MS });
      expect(await verify('111111', 'same')).toMatchObject({ code: 'host.unknownOutcome' });
      expect(await verify('111111', 'same')).toMatchObject({ code: 'host.unknownOutcome' });
      expect(await ready()).toBe('ready');
      // One try was spent, not two: a second wrong PIN is still only wrong.
      expect(await verify('111111')).toEqual({ outcome: 'wrong', triesLeft: null });
      expect(await ready()).toBe('ready');
      expect(await verify('000000')).toEqual({ outcome: 'correct' });
    },
  );

  it('answers twice is heard once', async () => {
    const { sim, verify, ready } = await start();
    await ready();
    sim.faults.set({ fault: 'duplicate' });
    expect(await verify('111111')).toEqual({ outcome: 'wrong', triesLeft: null });
    expect(await verify('000000')).toEqual({ outcome: 'correct' });
  });

  it('answers late after the next question was asked never answers that one', async () => {
    const { sim, verify, ready } = await start();
    await ready();
    sim.faults.set({ fault: 'late', times: 1, delayMs: SOON_MS + 50 });
    expect(await verify('000000')).toMatchObject({ code: 'host.unknownOutcome' });
    await ready();
    expect(await verify('111111')).toEqual({ outcome: 'wrong', triesLeft: null });
  });

  it('has other keys than it gave: the terminal signs on and has the PIN typed again, no try spent', async () => {
    const { sim, verify, ready } = await start();
    await ready();
    sim.faults.set({ fault: 'keyOutOfStep', times: 1 });
    expect(await verify('000000')).toEqual({ outcome: 'enterAgain' });
    expect(await verify('111111')).toEqual({ outcome: 'wrong', triesLeft: null });
  });

  it('never gets into step: the terminal does not go on for ever', async () => {
    const { sim, verify, ready } = await start();
    await ready();
    sim.faults.set({ fault: 'keyOutOfStep' });
    expect(await verify('000000')).toEqual({ outcome: 'enterAgain' });
    expect(await verify('000000')).toMatchObject({ code: 'host.keysRefused' });
  });

  it('gives a key with a wrong check value: the key is refused and nothing is asked under it', async () => {
    const { sim, ready } = await start();
    sim.faults.set({ fault: 'wrongCheckValue' });
    expect(await ready()).toBe('host.keysRefused');
    sim.faults.set({});
    expect(await ready()).toBe('ready');
  });

  it('is not there: nothing was asked', async () => {
    const { sim, ready } = await start();
    await sim.close();
    expect(await ready()).toBe('host.unreachable');
  });

  it.each([
    ['55', { outcome: 'wrong', triesLeft: null }],
    ['75', { outcome: 'locked' }],
    ['41', { outcome: 'cardLost' }],
    ['14', { outcome: 'unknownCard' }],
    ['62', { outcome: 'refused', refusal: 'restricted', responseCode: '62' }],
    ['54', { outcome: 'refused', refusal: 'expired', responseCode: '54' }],
    ['05', { outcome: 'refused', refusal: 'callBank', responseCode: '05' }],
    ['91', { outcome: 'refused', refusal: 'tryLater', responseCode: '91' }],
    ['58', { code: 'host.terminalRefused' }],
    ['77', { outcome: 'enterAgain' }],
  ])('answers %s', async (responseCode, said) => {
    const { sim, verify, ready } = await start();
    await ready();
    sim.faults.set({ responseCode });
    expect(await verify('000000')).toMatchObject(said);
  });
});

const certificates = makeCertificates();
if (certificates === null) cannotTestHere('the bank’s own interface under faults', 'no openssl to make certificates with');
else {
  describe("the bank's own interface", () => {
    it('that loses the answer to a loss report leaves the outcome unknown until it is asked for', async () => {
      const { sim, bank } = await start({ certificates });
      const report = { command: 'reportLoss', idempotencyKey: 'lost-answer', pan: PAN } as const;
      sim.faults.set({ fault: 'cut', times: 1 });
      expect(await bank.bankHost.change(report)).toMatchObject({ error: { code: 'host.unknownOutcome' } });
      expect(await bank.bankHost.outcomeOf('lost-answer')).toMatchObject({ ok: true, value: { outcome: 'done' } });
      expect(await bank.bankHost.change(report)).toMatchObject({ ok: true, value: { outcome: 'done' } });
    });

    it('that is not there was asked nothing', async () => {
      const { sim, bank } = await start({ certificates });
      await sim.close();
      const report = { command: 'reportLoss', idempotencyKey: 'never', pan: PAN } as const;
      expect(await bank.bankHost.change(report)).toMatchObject({ error: { code: 'host.unreachable' } });
    });
  });
}
