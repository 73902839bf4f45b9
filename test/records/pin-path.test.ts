import { expect, it } from 'vitest';
import type { BankSchema } from '../../db/bank/schema.ts';
import { openSqlite } from '../../db/dialects/sqlite.ts';
import { migrateBank } from '../../db/migrate.ts';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { createEmbeddedBankHost, ensureBankSeeded } from '../../electron/hosts/bank/embedded.ts';
import { createSoftwareKeyStore } from '../../native/pinpad/key-store/software.ts';
import { createOnScreenPinPad } from '../../native/pinpad/on-screen.ts';

const KEYS = { working: new Map([['tpk', crypto.getRandomValues(new Uint8Array(16))]]), host: crypto.getRandomValues(new Uint8Array(32)) };

it.each(['iso0-sm4-padded', 'iso0-tdes'] as const)(
  'a bank PIN typed on the screen is checked by the bank, enciphered as %s all the way',
  async (format) => {
    const cards = simulatedPopulation().flatMap((person) => person.cards.flatMap((card) => card.bank ?? []));
    const db = openSqlite<BankSchema>(':memory:');
    await migrateBank(db);
    expect(await ensureBankSeeded(db, KEYS, cards)).toBe(cards.length);
    const host = createEmbeddedBankHost({ db, clock: { nowMs: () => 0 }, keys: KEYS, workingKey: 'tpk' });
    const pad = createOnScreenPinPad({ keys: createSoftwareKeyStore({ keys: KEYS.working }) });
    const pan = cards[0]?.pan ?? '';
    const answers: unknown[] = [];
    for (const pin of ['111111', '000000']) {
      const entered = pad.enterPin({ minDigits: 6, maxDigits: 6, signal: new AbortController().signal, onCount: () => undefined });
      const face = pad.face();
      for (const digit of pin) pad.press(face?.id ?? '', face?.labels.indexOf(digit) ?? -1);
      pad.press(face?.id ?? '', 'enter');
      expect(await entered).toEqual({ ok: true, value: { digits: 6 } });
      const block = await pad.pinBlock({ format, pan, key: 'tpk' });
      if (!block.ok) throw new Error(block.error.code);
      const answer = await host.verifyPin({
        idempotencyKey: `path-${pin}`,
        pan,
        sequenceNumber: null,
        track2: null,
        pinBlock: block.value,
        pinFormat: format,
      });
      answers.push(answer.ok ? answer.value : answer.error);
    }
    expect(answers).toEqual([{ outcome: 'wrong', triesLeft: 2 }, { outcome: 'correct' }]);
  },
);
