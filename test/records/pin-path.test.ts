import { expect, it } from 'vitest';
import type { BankSchema } from '../../db/bank/schema.ts';
import { openSqlite } from '../../db/dialects/sqlite.ts';
import { migrateBank } from '../../db/migrate.ts';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { createIssuer, ensureBankSeeded } from '../../db/bank/issuer.ts';
import { createEmbeddedBankHost } from '../../electron/hosts/bank/embedded.ts';
import { PIN_BLOCK_FORMATS } from '../../native/ports/pin-pad.ts';
import { createSoftwareKeyStore } from '../../native/pinpad/key-store/software.ts';
import { createOnScreenPinPad } from '../../native/pinpad/on-screen.ts';

const KEY = crypto.getRandomValues(new Uint8Array(16));
const SECRET = crypto.getRandomValues(new Uint8Array(32));

it.each(PIN_BLOCK_FORMATS)('a bank PIN typed on the screen is checked by the bank, enciphered as %s all the way', async (format) => {
  const cards = simulatedPopulation().flatMap((person) => person.cards.flatMap((card) => card.bank ?? []));
  const db = openSqlite<BankSchema>(':memory:');
  await migrateBank(db);
  expect(await ensureBankSeeded(db, SECRET, cards)).toBe(cards.length);
  const host = createEmbeddedBankHost({ issuer: createIssuer({ db, nowMs: () => 0, secret: SECRET }), pinKey: KEY });
  const pad = createOnScreenPinPad({ keys: createSoftwareKeyStore({ keys: new Map([['tpk', KEY]]) }) });
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
});
