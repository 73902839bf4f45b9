/** The contract of card readers on the real PC/SC service with vsmartcard's virtual reader. */
import { afterAll } from 'vitest';
import type { CardReaders } from '../../native/ports/card-reader.ts';
import { insertIntoVpcd, type InsertedCard } from '../../native/sim/card/index.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd, type PcscDaemon } from '../support/pcscd.ts';
import { cardReaderContract } from './card-reader.ts';
import { EventLog, value, type CardReaderBench } from './card-reader-bench.ts';

const daemon = await startPcscd();
if (daemon.ok) {
  afterAll(() => daemon.value.stop());
  cardReaderContract('pcscd with a virtual reader', () => realBench(daemon.value), { cycles: 100 });
} else {
  cannotTestHere('the contract of card readers on pcscd', daemon.error);
}

async function realBench(pcscd: PcscDaemon): Promise<CardReaderBench> {
  const inserted = new Map<string, InsertedCard>();
  const readers = createPcscReaders();
  await allArrived(readers, pcscd.readers);
  const remove = async (reader: string) => {
    await inserted.get(reader)?.remove();
    inserted.delete(reader);
  };
  return {
    readers,
    names: pcscd.readers,
    insert: async (reader, card) => {
      const port = reader === pcscd.readers[0] ? pcscd.ports[0] : pcscd.ports[1];
      inserted.set(reader, value(await insertIntoVpcd(card, { host: '127.0.0.1', port })));
    },
    remove,
    serviceDown: () => pcscd.kill(),
    serviceUp: () => pcscd.start(),
    close: async () => {
      const log = new EventLog(readers);
      for (const { name, state } of readers.list()) {
        if (state.media !== 'present' || !inserted.has(name)) continue;
        await remove(name);
        await log.removed(name);
      }
      await readers.close();
    },
  };
}

async function allArrived(readers: CardReaders, names: readonly string[]): Promise<void> {
  const log = new EventLog(readers);
  for (const name of names) await log.until((event) => event.kind === 'readerArrived' && event.reader === name);
}
