import { beforeEach, describe, expect, it } from 'vitest';
import { manualClock, type ManualClock } from '../../../test/support/manual-clock.ts';
import { hex, toHex } from '../../base/bytes.ts';
import type { CardConnection, CardReaderEvent, CardReaders } from '../../ports/card-reader.ts';
import { createPcscReaders } from '../pcsc.ts';
import { PCSC_DELAYS } from './delays.ts';
import { ATR_A, ATR_B, FakeService } from './fake-binding.fixture.ts';
import { READER_STATE } from './reader-state.ts';

const READER = 'Reader A';
const COMMAND = hex('00A40400');

let service: FakeService;
let clock: ManualClock;
let readers: CardReaders;
let events: string[];

function text(event: CardReaderEvent): string {
  switch (event.kind) {
    case 'mediaInserted':
      return `inserted ${event.insertion} ${event.chip} ${toHex(event.atr)}`;
    case 'mediaRemoved':
      return `removed ${event.insertion}`;
    case 'serviceOffline':
      return `offline ${event.fault.code}`;
    case 'serviceOnline':
      return 'online';
    case 'readerArrived':
    case 'readerRemoved':
      return `${event.kind} ${event.reader}`;
  }
}

function start(): void {
  readers = createPcscReaders({ binding: service, clock });
  readers.subscribe((event) => events.push(text(event)));
}

/** The events since the last call. */
async function heard(advanceMs = 0): Promise<readonly string[]> {
  await clock.advance(advanceMs);
  return events.splice(0);
}

async function connected(): Promise<CardConnection> {
  const connection = await readers.connect(READER, { share: 'shared' });
  if (!connection.ok) throw new Error(connection.error.code);
  return connection.value;
}

const A = `online ${toHex(ATR_A)}`;
const B = `online ${toHex(ATR_B)}`;

beforeEach(() => {
  service = new FakeService();
  clock = manualClock();
  events = [];
});

describe('readers and cards', () => {
  it('that are there at the start are told in order', async () => {
    service.plug(READER, ATR_A);
    start();
    expect(await heard()).toEqual(['online', `readerArrived ${READER}`, `inserted 1 ${A}`]);
  });

  it('are told as they come and go', async () => {
    start();
    await heard();
    service.plug(READER);
    service.put(READER, ATR_A);
    service.tell(READER);
    expect(await heard()).toEqual([`readerArrived ${READER}`, `inserted 1 ${A}`]);
    service.unplug(READER);
    expect(await heard()).toEqual(['removed 1', `readerRemoved ${READER}`]);
    service.plug(READER, ATR_A);
    expect(await heard()).toEqual([`readerArrived ${READER}`, `inserted 2 ${A}`]);
  });

  it('swapped between two reports are two cards', async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
    service.put(READER, null);
    service.put(READER, ATR_B);
    service.tell(READER);
    expect(await heard()).toEqual(['removed 1', `inserted 2 ${B}`]);
  });

  it('that come and go between two reports are told too', async () => {
    service.plug(READER);
    start();
    await heard();
    service.put(READER, ATR_A);
    service.put(READER, null);
    service.tell(READER);
    expect(await heard()).toEqual(['inserted 1 mute ', 'removed 1']);
  });

  it('do not change when another program uses them', async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
    service.tell(READER, READER_STATE.inUse + READER_STATE.exclusive);
    expect(await heard()).toEqual([]);
  });

  it('are told as mute with the reader’s word for it', async () => {
    service.plug(READER);
    start();
    await heard();
    service.put(READER, ATR_A);
    service.tell(READER, READER_STATE.mute);
    expect(await heard()).toEqual(['inserted 1 mute ']);
  });

  it('leave no connection open behind them', async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
    expect((await connected()).insertion).toBe(1);
    expect(service.connections).toBe(1);
    service.put(READER, null);
    service.tell(READER);
    await heard();
    expect(service.connections).toBe(0);
  });
});

describe('a card that is replaced', () => {
  beforeEach(async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
  });

  it('is not connected to under the old number, even before the service has told', async () => {
    service.put(READER, null);
    service.put(READER, ATR_B);
    const refused = readers.connect(READER, { share: 'shared', insertion: 1 });
    expect(await refused).toMatchObject({ ok: false, error: { code: 'card.swapped' } });
  });

  it('is waited for when no number is asked for', async () => {
    service.put(READER, null);
    service.put(READER, ATR_B);
    const connection = readers.connect(READER, { share: 'shared' });
    await clock.advance(10);
    service.tell(READER);
    await clock.advance(10);
    expect(await connection).toMatchObject({ ok: true, value: { insertion: 2, atr: ATR_B } });
  });

  it('ends a connection with its first failed exchange, and gets a new number', async () => {
    const connection = await connected();
    service.answer = 'notTransacted';
    const reader = service.readers.get(READER);
    if (reader !== undefined) reader.atr = ATR_B;
    const answer = connection.transmit(COMMAND);
    expect(await heard(PCSC_DELAYS.settleMs)).toEqual(['removed 1', `inserted 2 ${B}`]);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'card.swapped' } });
    service.answer = hex('9000');
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false, error: { code: 'card.swapped' } });
    expect(await connection.reset()).toMatchObject({ ok: false, error: { code: 'card.swapped' } });
  });

  it('by one with the same ATR gets a new number too, and must be put in again', async () => {
    const connection = await connected();
    service.answer = Uint8Array.of(); // some drivers give an empty answer instead of an error
    const answer = connection.transmit(COMMAND);
    expect(await heard(PCSC_DELAYS.settleMs)).toEqual(['removed 1', `inserted 2 mute ${toHex(ATR_A)}`]);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'card.protocol' } });
  });

  it('that does not answer to power either is mute, unless the reader says meanwhile that it left', async () => {
    for (const leaves of [false, true]) {
      const connection = await connected();
      service.answer = 'notTransacted';
      service.refuse = 'muteCard';
      const answer = connection.transmit(COMMAND);
      await clock.advance(PCSC_DELAYS.settleMs + 100);
      if (leaves) {
        service.put(READER, null);
        service.tell(READER);
      }
      await clock.advance(PCSC_DELAYS.settleMs);
      expect(await answer).toMatchObject({ ok: false, error: { code: leaves ? 'card.removed' : 'card.mute' } });
      service.refuse = null;
      service.answer = hex('9000');
    }
    expect(await heard()).toEqual(['removed 1', 'inserted 2 mute ', 'removed 2']);
  });

  it('is told as removed when the reader says so in time', async () => {
    const connection = await connected();
    service.answer = 'notTransacted';
    const answer = connection.transmit(COMMAND);
    await clock.advance(300);
    service.put(READER, null);
    service.tell(READER);
    expect(await heard()).toEqual(['removed 1']);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'card.removed' } });
  });

  it('is found out by a reset', async () => {
    const connection = await connected();
    const reader = service.readers.get(READER);
    if (reader !== undefined) reader.atr = ATR_B;
    expect(await connection.reset()).toMatchObject({ ok: false, error: { code: 'card.swapped' } });
  });
});

describe('the service', () => {
  it('is looked for again, ever more slowly, and told once', async () => {
    service.running = false;
    start();
    expect(await heard()).toEqual(['offline pcsc.absent']);
    expect(await readers.connect(READER, { share: 'shared' })).toMatchObject({ ok: false, error: { code: 'pcsc.absent' } });
    expect(await heard(60_000)).toEqual([]);
    // 250, 500, 1000, 2000 ms, then every 4 s
    expect(service.watches).toBe(1 + 4 + Math.floor((60_000 - 3_750) / PCSC_DELAYS.retryMaxMs));
    service.running = true;
    service.readers.set(READER, { atr: ATR_A, counter: 1 });
    expect(await heard(PCSC_DELAYS.retryMaxMs)).toEqual(['online', `readerArrived ${READER}`, `inserted 1 ${A}`]);
  });

  it('that dies takes cards and readers with it; back again, no number is used twice', async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
    const connection = await connected();
    service.fail('noService');
    expect(await heard()).toEqual(['removed 1', `readerRemoved ${READER}`, 'offline pcsc.lost']);
    expect(readers.list()).toEqual([]);
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false, error: { code: 'pcsc.lost' } });
    service.running = true;
    expect(await heard(PCSC_DELAYS.retryMinMs)).toEqual(['online', `readerArrived ${READER}`, `inserted 2 ${A}`]);
  });

  it('whose events were lost is watched anew; only what changed is told', async () => {
    service.plug(READER, ATR_A);
    service.plug('Reader B', ATR_A);
    start();
    await heard();
    const connection = await connected();
    service.readers.delete('Reader B');
    service.put(READER, null);
    service.put(READER, ATR_B);
    service.fail('eventsLost');
    expect(await heard(PCSC_DELAYS.resyncMs)).toEqual(['removed 1', `inserted 2 ${B}`, 'removed 1', 'readerRemoved Reader B']);
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false, error: { code: 'card.removed' } });
  });

  it('is left alone after close', async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
    await readers.close();
    service.unplug(READER);
    expect(await heard(60_000)).toEqual([]);
    expect([service.watches, service.stops]).toEqual([1, 1]);
  });
});

describe('one command', () => {
  beforeEach(async () => {
    service.plug(READER, ATR_A);
    start();
    await heard();
  });

  it('that takes too long ends in time, and the connection stays shut until a reset', async () => {
    const connection = await connected();
    const late = Promise.withResolvers<Uint8Array>();
    service.answer = late.promise;
    const answer = connection.transmit(COMMAND, { timeoutMs: 1_000 });
    const behind = connection.transmit(COMMAND);
    await clock.advance(1_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'card.timeout' } });
    late.resolve(hex('9000'));
    expect(await behind).toMatchObject({ ok: false, error: { code: 'card.timeout' } });
    service.answer = hex('6A82');
    expect(await connection.reset()).toMatchObject({ ok: true });
    expect(await connection.transmit(COMMAND)).toEqual({ ok: true, value: hex('6A82') });
  });

  it('that hangs does not hold up the end of the connection for ever', async () => {
    const connection = await connected();
    service.answer = new Promise(() => undefined);
    const answer = connection.transmit(COMMAND, { timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect((await answer).ok).toBe(false);
    let ended = false;
    const end = connection.disconnect('unpower').then(() => (ended = true));
    await clock.advance(PCSC_DELAYS.disconnectMs - 1);
    expect(ended).toBe(false);
    await clock.advance(1);
    await end;
  });

  it.each([
    ['sharing', 'reader.busy'],
    ['noCard', 'card.absent'],
    ['muteCard', 'card.mute'],
    ['readerGone', 'reader.gone'],
    ['noService', 'pcsc.lost'],
  ] as const)('connect refused with %s is %s', async (error, code) => {
    service.refuse = error;
    const connection = readers.connect(READER, { share: 'exclusive' });
    await clock.advance(PCSC_DELAYS.catchUpMs);
    expect(await connection).toMatchObject({ ok: false, error: { code } });
  });
});
