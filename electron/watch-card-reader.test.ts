import { describe, expect, it } from 'vitest';
import { loadVirtualCard } from '../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../native/sim/reader.ts';
import type { SessionEvent } from './session/events.ts';
import { watchCardReader } from './watch-card-reader.ts';

function card() {
  const loaded = loadVirtualCard('zhaotong');
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return loaded.value;
}

/** Events reach a subscriber after the turn that caused them. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

function watch(readers: SimulatedCardReaders, wanted: string | null) {
  const events: SessionEvent[] = [];
  const watching = watchCardReader(readers, wanted);
  watching.start(
    (event) => events.push(event),
    () => 'T1-0001',
  );
  return { events, watching };
}

describe('the reader of a terminal', () => {
  it('is the first there is; what lies in it is told at once', async () => {
    const readers = new SimulatedCardReaders();
    readers.addReader('A');
    readers.insert('A', card());
    await settled();
    const { events, watching } = watch(readers, null);
    await settled();
    expect(watching.name()).toBe('A');
    expect(events).toEqual([{ event: 'readerBack' }, { event: 'cardInserted', insertion: 1, chip: 'online', session: 'T1-0001' }]);
    await readers.close();
  });

  it('is the one that is wanted, by the beginning of its name; cards in others are not its business', async () => {
    const readers = new SimulatedCardReaders();
    readers.addReader('Contactless 00');
    readers.addReader('ACS ACR38U 00 00');
    const { events, watching } = watch(readers, 'ACS ACR38U');
    readers.insert('Contactless 00', card());
    await settled();
    expect(watching.name()).toBe('ACS ACR38U 00 00');
    expect(events).toEqual([{ event: 'readerBack' }]);
    await readers.close();
  });

  it('that leaves is told, and another that suits takes its place', async () => {
    const readers = new SimulatedCardReaders();
    readers.addReader('A');
    readers.addReader('B');
    const { events, watching } = watch(readers, null);
    readers.removeReader('A');
    await settled();
    expect(events.map(({ event }) => event)).toEqual(['readerBack', 'readerGone', 'readerBack']);
    expect(watching.name()).toBe('B');
    await readers.close();
  });

  it('is told as a service that is down when the service dies, and comes back with it', async () => {
    const readers = new SimulatedCardReaders();
    readers.addReader('A');
    const { events, watching } = watch(readers, null);
    readers.serviceDown();
    await settled();
    expect(events.at(-1)).toMatchObject({ event: 'serviceDown', faultCode: expect.stringMatching(/^pcsc\./) as string });
    expect(watching.name()).toBeNull();
    readers.serviceUp();
    await settled();
    expect(events.at(-1)).toEqual({ event: 'readerBack' });
    await readers.close();
  });
});
