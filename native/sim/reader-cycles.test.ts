import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { hex } from '../base/bytes.ts';
import { loadVirtualCard } from './card/index.ts';
import { withFaults } from './faults.ts';
import { SimulatedCardReaders } from './reader.ts';

const CYCLES = 10_000;
const READER = 'Simulated Reader';
const GET_CHALLENGE = hex('0084000008');
const TIMEOUT_MS = 5000;
/** Three of ten thousand leaked objects would already show: an ended conversation and its card hold kilobytes. */
const GROWTH_MAX_BYTES = 8_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('ten thousand cards in and out leave no listener, connection, timer or memory behind', async () => {
  const plastic = loadVirtualCard('zhaotong');
  if (!plastic.ok) throw new Error(plastic.error.detail);
  const hanging = withFaults(plastic.value, [{ kind: 'slow', delayMs: 1 }], () => new Promise(() => undefined));
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  let events = 0;
  const unsubscribe = readers.subscribe(() => (events += 1));
  const resources = process.getActiveResourcesInfo().length;
  const { signal } = new AbortController();

  const cycle = async (kind: number) => {
    readers.insert(READER, kind % 3 === 1 ? hanging : plastic.value);
    const connection = await readers.connect(READER, { share: 'shared' });
    if (!connection.ok) throw new Error(connection.error.code);
    const answer = connection.value.transmit(GET_CHALLENGE, { signal, timeoutMs: TIMEOUT_MS });
    // In turn: the card is pulled after the answer, in mid-command, or after the conversation was closed.
    if (kind % 3 !== 1) expect((await answer).ok).toBe(true);
    if (kind % 3 === 2) await connection.value.disconnect('unpower');
    readers.remove(READER);
    if (kind % 3 === 1) expect((await answer).ok).toBe(false);
  };
  for (let i = 0; i < 500; i += 1) await cycle(i);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < CYCLES; i += 1) await cycle(i);
  collect();

  expect(readers.openHandles()).toEqual({ listeners: 1, connections: 0 });
  expect(events).toBe(2 * (CYCLES + 500));
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(resources + 1);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(GROWTH_MAX_BYTES);
  unsubscribe();
  expect(readers.openHandles().listeners).toBe(0);
  await readers.close();
}, 60_000);
