import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { cardReaderContract } from './card-reader.ts';
import type { CardReaderBench } from './card-reader-bench.ts';

cardReaderContract('simulator', () => Promise.resolve(simulatedBench()), { cycles: 200 });

function simulatedBench(): CardReaderBench {
  const readers = new SimulatedCardReaders();
  const names = ['Simulated Reader 0', 'Simulated Reader 1'] as const;
  for (const name of names) readers.addReader(name);
  const done = Promise.resolve();
  return {
    readers,
    names,
    insert: (reader, card) => {
      readers.insert(reader, card);
      return done;
    },
    remove: (reader) => {
      readers.remove(reader);
      return done;
    },
    serviceDown: () => {
      readers.serviceDown();
      return done;
    },
    serviceUp: () => {
      readers.serviceUp();
      return done;
    },
    close: () => readers.close(),
  };
}
