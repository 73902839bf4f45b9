/** A whole terminal whose bank is spoken to over ISO 8583: what the person types, what the bank does, what the screen says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulatedConfiguration } from '../../electron/configuration.ts';
import { type BankBench, startBankBench } from '../support/bank-bench.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const ANSWER_TIMEOUT_MS = 500;
let bench: BankBench;
let kiosk: InProcess;

beforeEach(async () => {
  bench = await startBankBench({ answerTimeoutMs: ANSWER_TIMEOUT_MS, pinFormat: 'iso0-sm4-padded', macAlgorithm: 'cup-sm4' });
  kiosk = await startInProcess((same) => ({ ...same, bankHost: bench.settings }));
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
  await bench.close();
});

/** Signed in, and the bank PIN chosen. */
async function chooseBankPin(): Promise<void> {
  kiosk.insert('zhaotong');
  await kiosk.enterPin('000000');
  await kiosk.until('personalInformation');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
}
/** … and the terminal signed on at the bank and asks for it. */
async function atTheBankPin(): Promise<void> {
  await chooseBankPin();
  await asked('none');
}
const asked = (lastTry: string) => kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.pin === 'bank' && view.lastTry === lastTry);

describe('the bank PIN over 8583', () => {
  it('is right, wrong, locked as the bank says; tries are not shown, for 8583 does not tell them', async () => {
    await atTheBankPin();
    expect(await kiosk.until('pin')).toMatchObject({ pin: 'bank', triesLeft: null, lastTry: 'none' });
    await kiosk.enterPin('111111');
    await asked('wrong');
    await kiosk.enterPin('000000');
    expect((await kiosk.until('result')).service).toBe('bankPinCheck');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
    for (const _try of [1, 2]) {
      await kiosk.enterPin('111111');
      await asked('wrong');
    }
    await kiosk.enterPin('111111');
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'bankPinLocked', faultCode: 'session.bankPinLocked' });
  });

  it('is typed once more when the bank has other keys, and no try is spent', async () => {
    await atTheBankPin();
    bench.sim.faults.set({ fault: 'keyOutOfStep', times: 1 });
    await kiosk.enterPin('000000');
    await asked('enterAgain');
    await kiosk.enterPin('000000');
    await kiosk.until('result');
  });

  it.each([
    ['41', 'bankCardLost', 'none'],
    ['14', 'bankCardUnknown', 'none'],
    ['62', 'bankCardRestricted', 'none'],
    ['54', 'bankCardExpired', 'none'],
    ['05', 'bankWantsCall', 'none'],
    ['91', 'bankTryLater', 'again'],
    ['58', 'bankRefusesTerminal', 'none'],
  ])('answered with %s leads to the screen %s', async (responseCode, trouble, retry) => {
    await atTheBankPin();
    bench.sim.faults.set({ responseCode });
    await kiosk.enterPin('000000');
    expect(await kiosk.until('trouble')).toMatchObject({ trouble, retry });
  });

  it.each(['late', 'silent', 'cut', 'wrongMac', 'otherTrace', 'garbled'] as const)(
    'whose answer is %s: nothing changed, a try may be gone, and it can be tried again',
    async (fault) => {
      await atTheBankPin();
      bench.sim.faults.set({ fault, times: 1, delayMs: 2 * ANSWER_TIMEOUT_MS });
      await kiosk.enterPin('000000');
      expect(await kiosk.until('trouble')).toMatchObject({
        trouble: 'bankCheckUnknown',
        faultCode: 'session.bankCheckUnknown',
        retry: 'again',
      });
      kiosk.intent({ intent: 'again' });
      await kiosk.enterPin('000000');
      await kiosk.until('result');
    },
  );

  it('is not asked for when the bank is away, or gives keys that do not fit', async () => {
    bench.sim.faults.set({ fault: 'wrongCheckValue' });
    await chooseBankPin();
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'bankRefusesTerminal', faultCode: 'host.keysRefused' });
    await bench.sim.close();
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'hostAway', faultCode: 'host.unreachable' });
  });

  it('leaves neither PIN nor card number in the journal', async () => {
    await atTheBankPin();
    await kiosk.enterPin('135792');
    await asked('wrong');
    for (const file of ['journal.sqlite', 'journal.sqlite-wal']) {
      const bytes = readFileSync(join(kiosk.directory, file)).toString('latin1');
      for (const secret of ['135792', '6217000530600']) expect(bytes).not.toContain(secret);
    }
  });
});

it('a simulated terminal without a bank in its configuration has the embedded one', () => {
  expect(simulatedConfiguration('var').bankHost).toEqual({ kind: 'none' });
});
