/**
 * Cards in and out of the real pcscd, very many of them: no open file, thread, listener or timer may stay behind. pcscd is made to look for cards
 * every few milliseconds. READER_CYCLES=10000 for the whole number, which takes minutes.
 */
import { getEventListeners } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hex } from '../../native/base/bytes.ts';
import { insertIntoVpcd } from '../../native/sim/card/index.ts';
import { startPcscd, VPCD_PORTS, VPCD_READERS } from '../../native/sim/pcscd.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { EventLog, value, virtualCard } from './card-reader-bench.ts';

const CYCLES = Number(process.env['READER_CYCLES'] ?? 1_000);
const WARM_UP = 50;
const LOOK_MS = 2;
const GET_CHALLENGE = hex('0084000008');
const TIMEOUT_MS = 15_000;
/** Sockets of the virtual card close a moment after it left. */
const SETTLE_MS = 500;
const A_CYCLE_MS = 60;

const folder = mkdtempSync(join(tmpdir(), 'cycles-'));
const pcscd = await startPcscd({ buildDirectory: folder, lookMs: LOOK_MS });
if (!pcscd.ok) cannotTestHere('very many cards in and out of pcscd', pcscd.error.detail);
else {
  afterAll(async () => {
    await pcscd.value.stop();
    rmSync(folder, { recursive: true });
  });

  it(
    `${CYCLES} cards in and out of pcscd leave no open file, thread, listener or timer behind`,
    async () => {
      const readers = createPcscReaders();
      const [reader] = VPCD_READERS;
      const { signal } = new AbortController();
      let insertions = 0;
      const stop = readers.subscribe(({ kind }) => (insertions += kind === 'mediaInserted' ? 1 : 0));
      const card = virtualCard('zhaotong');
      const cycle = async (kind: number) => {
        const log = new EventLog(readers);
        const inserted = value(await insertIntoVpcd(card, { host: '127.0.0.1', port: VPCD_PORTS[0] }));
        const insertion = await log.inserted(reader);
        const connection = value(await readers.connect(reader, { share: 'shared', insertion }));
        expect((await connection.transmit(GET_CHALLENGE, { signal, timeoutMs: TIMEOUT_MS })).ok).toBe(true);
        // In turn: the conversation is closed before the card leaves, or the card is pulled out of it.
        if (kind % 2 === 0) await connection.disconnect('unpower');
        await inserted.remove();
        await log.removed(reader);
        log.end();
      };
      for (let i = 0; i < WARM_UP; i++) await cycle(i);
      const before = await held(signal);
      for (let i = 0; i < CYCLES; i++) await cycle(i);
      const after = await held(signal);
      expect(insertions).toBe(CYCLES + WARM_UP);
      for (const kind of ['files', 'threads', 'resources', 'listeners'] as const) expect([kind, after[kind]]).toEqual([kind, before[kind]]);
      stop();
      await readers.close();
    },
    (CYCLES + WARM_UP) * A_CYCLE_MS + 60_000,
  );
}

/** What this process holds. */
async function held(signal: AbortSignal) {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return {
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
    resources: process.getActiveResourcesInfo().length,
    listeners: getEventListeners(signal, 'abort').length,
  };
}
