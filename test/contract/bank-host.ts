/** What every bank host promises, whichever way it is spoken to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BankHost } from '../../electron/hosts/ports.ts';
import type { PinEncipherer } from '../../native/ports/key-store.ts';
import type { PinBlockFormat } from '../../native/ports/pin-pad.ts';

export interface BankHostBench {
  readonly host: BankHost;
  readonly keys: PinEncipherer;
  readonly pin: { readonly format: PinBlockFormat; readonly key: string };
  /** Whether it tells the tries left, and has services beside the PIN check. */
  readonly services: boolean;
  close(): Promise<void>;
}

/** A card that the host knows: active, three tries, and none that it does not. */
export interface KnownCard {
  readonly pan: string;
  readonly pin: string;
  readonly name: string;
  readonly unknownPan: string;
}

let requests = 0;
const freshKey = (): string => `contract-${process.pid}-${Date.now()}-${++requests}`;

export function bankHostContract(name: string, card: KnownCard, open: () => Promise<BankHostBench>): void {
  describe(`bank host: ${name}`, () => {
    let bench: BankHostBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    /** As a session does it: the state is asked first, then the PIN is typed and enciphered. */
    async function check(pin: string, { pan = card.pan, key = freshKey() } = {}) {
      const { host, keys } = bench;
      expect((await host.pinState(pan)).ok).toBe(true);
      const block = await keys.encipherPin(Uint8Array.from(pin, Number), { ...bench.pin, pan });
      if (!block.ok) throw new Error(block.error.code);
      const request = { idempotencyKey: key, pan, sequenceNumber: '01', track2: `${pan}D30122200000000000`.slice(0, 37) };
      const asked = { ...request, pinBlock: block.value, pinFormat: bench.pin.format };
      const answer = await host.verifyPin(asked);
      return { said: answer.ok ? answer.value.outcome : answer.error.code, again: () => host.verifyPin(asked), answer };
    }
    const wrong = card.pin === '111111' ? '222222' : '111111';

    it('finds the right PIN right', async () => {
      expect((await check(card.pin)).said).toBe('correct');
    });

    it('counts wrong ones down to locked, and then the right one helps no more', async () => {
      expect((await check(wrong)).said).toBe('wrong');
      expect((await check(wrong)).said).toBe('wrong');
      expect((await check(wrong)).said).toBe('locked');
      expect((await check(card.pin)).said).toBe('locked');
      if (bench.services) expect(await bench.host.pinState(card.pan)).toEqual({ ok: true, value: { triesLeft: 0, locked: true } });
    });

    it('spends no second try on a repeat, and gives the first answer', async () => {
      const first = await check(wrong);
      expect(await first.again()).toEqual(first.answer);
      expect(await first.again()).toEqual(first.answer);
      if (bench.services) expect(await bench.host.pinState(card.pan)).toMatchObject({ value: { triesLeft: 2 } });
      expect((await check(card.pin)).said).toBe('correct');
    });

    it('refuses a request number that was used for another PIN', async () => {
      const key = freshKey();
      expect((await check(card.pin, { key })).said).toBe('correct');
      expect((await check(wrong, { key })).said).toBe('host.protocol');
    });

    it('does not know a card of nobody', async () => {
      expect((await check(card.pin, { pan: card.unknownPan })).said).toBe('unknownCard');
    });

    it('reports loss, lifts it, and says how the card stands already', async () => {
      const change = (command: 'reportLoss' | 'liftLoss' | 'activate', idempotencyKey = freshKey()) =>
        bench.host.change({ command, idempotencyKey, pan: card.pan });
      if (!bench.services) {
        expect(await change('reportLoss')).toMatchObject({ ok: false, error: { code: 'host.notOffered' } });
        expect(await bench.host.outcomeOf('nobody')).toMatchObject({ ok: false, error: { code: 'host.notOffered' } });
        return;
      }
      const key = freshKey();
      expect(await bench.host.outcomeOf(key)).toEqual({ ok: true, value: null });
      const reported = await change('reportLoss', key);
      expect(reported).toMatchObject({ ok: true, value: { outcome: 'done', receiptNumber: expect.stringMatching(/^B\d{8}$/) as string } });
      expect(await change('reportLoss', key)).toEqual(reported);
      expect(await bench.host.outcomeOf(key)).toEqual(reported);
      expect((await check(card.pin)).said).toBe('cardLost');
      expect(await change('reportLoss')).toEqual({ ok: true, value: { outcome: 'refused', reason: 'alreadyLost' } });
      expect(await change('liftLoss', key)).toMatchObject({ ok: false, error: { code: 'host.protocol' } });
      expect(await change('liftLoss')).toMatchObject({ ok: true, value: { outcome: 'done' } });
      expect(await change('activate')).toEqual({ ok: true, value: { outcome: 'refused', reason: 'alreadyActive' } });
      expect((await check(card.pin)).said).toBe('correct');
    });

    it('checks the account name', async () => {
      if (!bench.services) return;
      expect(await bench.host.checkName(card.pan, card.name)).toEqual({ ok: true, value: { outcome: 'matches' } });
      expect(await bench.host.checkName(card.pan, '无名氏')).toEqual({ ok: true, value: { outcome: 'differs' } });
      expect(await bench.host.checkName(card.unknownPan, card.name)).toEqual({ ok: true, value: { outcome: 'unknownCard' } });
    });
  });
}
