import { beforeEach, describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import type { Clock } from '../base/clock.ts';
import type { CardConnection, CardReaderEvent, CardReaderFault } from '../ports/card-reader.ts';
import type { Result } from '../base/result.ts';
import { loadVirtualCard, type VirtualCard } from './card/index.ts';
import { withFaults } from './faults.ts';
import { SimulatedCardReaders } from './reader.ts';

const READER = 'Simulated Reader';
const SELECT_SSSE = hex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF');
const VERIFY = hex('0020000003000000');

function manualClock(): Clock & { advance(ms: number): void } {
  const timers = new Set<{ atMs: number; fire: () => void }>();
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    after: (delayMs, fire) => {
      const timer = { atMs: nowMs + delayMs, fire };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => {
      nowMs += ms;
      for (const timer of timers) if (timer.atMs <= nowMs && timers.delete(timer)) timer.fire();
    },
  };
}

function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`unexpected fault ${JSON.stringify(result.error)}`);
  return result.value;
}

function code(result: Result<unknown, CardReaderFault>): string {
  return result.ok ? 'no fault' : result.error.code;
}

const card = (id = 'zhaotong'): VirtualCard => value(loadVirtualCard(id));
/** A card that takes the first command and never answers it. */
function hanging(): VirtualCard {
  return withFaults(card(), [{ kind: 'slow', delayMs: 1, prefix: VERIFY }], () => new Promise(() => undefined));
}

let clock: ReturnType<typeof manualClock>;
let readers: SimulatedCardReaders;
let events: CardReaderEvent[];

const connect = async (share: 'shared' | 'exclusive' = 'shared'): Promise<CardConnection> =>
  value(await readers.connect(READER, { share }));
/** Sends a command that must come through; gives the answer in hexadecimal. */
const say = async (connection: CardConnection, command: Uint8Array) => toHex(value(await connection.transmit(command)));
const kinds = () => events.map((event) => ('insertion' in event ? `${event.kind} ${event.insertion}` : event.kind));
/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  clock = manualClock();
  readers = new SimulatedCardReaders(clock);
  events = [];
  readers.subscribe((event) => events.push(event));
  readers.addReader(READER);
});

describe('who is there', () => {
  it('numbers the cards of a reader from 1', () => {
    const plastic = card();
    readers.insert(READER, plastic);
    readers.remove(READER);
    readers.insert(READER, plastic);
    expect(kinds()).toEqual(['readerArrived', 'mediaInserted 1', 'mediaRemoved 1', 'mediaInserted 2']);
    expect(readers.list()).toEqual([{ name: READER, state: { media: 'present', insertion: 2, chip: 'online', atr: plastic.atr() } }]);
  });

  it('meets another card than the one that was pulled, once', () => {
    readers.insert(READER, card());
    readers.remove(READER);
    const other = card('changed-pin');
    readers.exchangeNext(READER, other);
    readers.insert(READER, card());
    expect(readers.list()[0]?.state).toMatchObject({ insertion: 2, atr: other.atr() });
    readers.remove(READER);
    readers.insert(READER, card());
    expect(readers.list()[0]?.state).toMatchObject({ insertion: 3, atr: card().atr() });
  });

  it.each(['mute', 'garbage-atr'])('shows a %s card as mute and refuses to talk to it', async (id) => {
    readers.insert(READER, card(id));
    expect(readers.list()[0]?.state).toEqual({ media: 'present', insertion: 1, chip: 'mute', atr: new Uint8Array() });
    expect(code(await readers.connect(READER, { share: 'shared' }))).toBe('card.mute');
  });

  it('keeps the order of events that a listener causes', () => {
    readers.subscribe((event) => {
      if (event.kind === 'mediaInserted' && event.insertion === 1) readers.remove(READER);
    });
    const late: string[] = [];
    readers.subscribe((event) => late.push(event.kind));
    readers.insert(READER, card());
    expect(late).toEqual(['mediaInserted', 'mediaRemoved']);
  });

  it('tells nothing more after unsubscribing, which may be done twice', () => {
    const heard: string[] = [];
    const stop = readers.subscribe((event) => heard.push(event.kind));
    stop();
    stop();
    readers.insert(READER, card());
    expect(heard).toEqual([]);
  });
});

describe('connecting', () => {
  it('gives the ATR and protocol of the card', async () => {
    readers.insert(READER, card());
    const connection = await connect();
    expect(connection).toMatchObject({ reader: READER, insertion: 1, protocol: 'chipT0' });
    expect(toHex(connection.atr)).toMatch(/^3B6D0000/);
    expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toBe('6118');
  });

  it('is refused without a card, without the reader, and with another card than asked for', async () => {
    expect(code(await readers.connect(READER, { share: 'shared' }))).toBe('card.absent');
    expect(code(await readers.connect('elsewhere', { share: 'shared' }))).toBe('reader.gone');
    readers.insert(READER, card());
    readers.remove(READER);
    expect(code(await readers.connect(READER, { share: 'shared', insertion: 1 }))).toBe('card.absent');
    readers.insert(READER, card());
    expect(code(await readers.connect(READER, { share: 'shared', insertion: 1 }))).toBe('card.swapped');
    expect(code(await readers.connect(READER, { share: 'shared', insertion: 2 }))).toBe('no fault');
  });

  it('keeps others out while one holds the card exclusively', async () => {
    readers.insert(READER, card());
    const first = await connect('exclusive');
    expect(code(await readers.connect(READER, { share: 'shared' }))).toBe('reader.busy');
    await first.disconnect('leave');
    await connect('shared');
    expect(code(await readers.connect(READER, { share: 'exclusive' }))).toBe('reader.busy');
    expect(code(await readers.connect(READER, { share: 'shared' }))).toBe('no fault');
  });

  it('knows no control code', async () => {
    readers.insert(READER, card());
    expect(code(await (await connect()).control(0x42000d48, new Uint8Array()))).toBe('reader.unsupported');
  });
});

describe('what ends a command', () => {
  it('the card taken out', async () => {
    readers.insert(READER, hanging());
    const connection = await connect();
    const waiting = connection.transmit(VERIFY);
    await settle();
    readers.remove(READER);
    readers.insert(READER, card());
    expect(code(await waiting)).toBe('card.removed');
    expect(code(await connection.transmit(VERIFY))).toBe('card.removed');
  });

  it('the card that leaves by itself', async () => {
    readers.insert(READER, withFaults(card(), [{ kind: 'removeDuring', nth: 2 }]));
    const connection = await connect();
    await say(connection, SELECT_SSSE);
    expect(code(await connection.transmit(VERIFY))).toBe('card.removed');
    expect(kinds().at(-1)).toBe('mediaRemoved 1');
  });

  it('the reader unplugged, and the service gone', async () => {
    readers.insert(READER, hanging());
    const first = (await connect()).transmit(VERIFY);
    await settle();
    readers.removeReader(READER);
    expect(code(await first)).toBe('reader.gone');
    readers.addReader(READER);
    readers.insert(READER, hanging());
    const second = (await connect()).transmit(VERIFY);
    await settle();
    readers.serviceDown();
    expect(code(await second)).toBe('pcsc.lost');
    expect(readers.list()).toEqual([]);
    expect(code(await readers.connect(READER, { share: 'shared' }))).toBe('pcsc.absent');
    readers.serviceUp();
    expect(kinds().slice(-6)).toEqual([
      'mediaRemoved 2',
      'readerRemoved',
      'serviceOffline',
      'serviceOnline',
      'readerArrived',
      'mediaInserted 3',
    ]);
  });

  it('the time limit, after which only reset helps', async () => {
    readers.insert(READER, hanging());
    const connection = await connect();
    const waiting = connection.transmit(VERIFY, { timeoutMs: 100 });
    await settle();
    clock.advance(100);
    expect(code(await waiting)).toBe('card.timeout');
    expect(code(await connection.transmit(SELECT_SSSE))).toBe('card.timeout');
    expect(toHex(value(await connection.reset()).atr)).toMatch(/^3B6D/);
    expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toBe('6118');
  });

  it("the caller's signal; one that waits for its turn never reaches the card", async () => {
    const plastic = hanging();
    readers.insert(READER, plastic);
    const connection = await connect();
    const first = new AbortController();
    const second = new AbortController();
    const running = connection.transmit(VERIFY, { signal: first.signal });
    const queued = connection.transmit(SELECT_SSSE, { signal: second.signal });
    await settle();
    second.abort();
    expect(code(await queued)).toBe('card.cancelled');
    first.abort();
    expect(code(await running)).toBe('card.cancelled');
    expect(code(await connection.transmit(SELECT_SSSE, { signal: AbortSignal.abort() }))).toBe('card.cancelled');
  });

  it('a card that says nothing, or less than a status word', async () => {
    readers.insert(READER, withFaults(card(), [{ kind: 'muteAfter', commands: 0 }]));
    expect(code(await (await connect()).transmit(SELECT_SSSE))).toBe('card.mute');
    readers.remove(READER);
    readers.insert(READER, withFaults(card(), [{ kind: 'truncate', seed: 1 }]));
    const connection = await connect();
    expect(code(await connection.transmit(SELECT_SSSE))).toBe('card.protocol');
  });
});

describe('one conversation at a time', () => {
  it('answers commands in the order in which they were asked for', async () => {
    readers.insert(READER, card());
    const connection = await connect();
    const answers = await Promise.all(
      ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '00A4020002EF05', '00B2030006'].map((c) => connection.transmit(hex(c))),
    );
    expect(answers.map((answer) => toHex(value(answer)))).toEqual(['6118', '9000', '0304322E30309000']);
  });

  it('lets nothing fall between the commands of a transaction, not even of the same connection', async () => {
    readers.insert(READER, card());
    const [mine, other] = [await connect(), await connect()];
    const order: string[] = [];
    const inside = mine.transaction(async () => {
      await say(mine, SELECT_SSSE);
      await settle();
      order.push('first');
      value(await mine.transaction(async () => say(mine, hex('00A4020002EF05'))));
      order.push('second');
      return 'done';
    });
    const outside = [other, mine].map(async (connection) => {
      await say(connection, hex('00A4000000'));
      order.push('outside');
    });
    expect(value(await inside)).toBe('done');
    await Promise.all(outside);
    expect(order).toEqual(['first', 'second', 'outside', 'outside']);
  });

  it('frees the line when the work of a transaction throws', async () => {
    readers.insert(READER, card());
    const connection = await connect();
    await expect(connection.transaction(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(code(await connection.transmit(SELECT_SSSE))).toBe('no fault');
  });
});

describe('reset and disconnect', () => {
  it("reset clears the card's state, and the other program is told", async () => {
    const plastic = card();
    readers.insert(READER, plastic);
    const [mine, other] = [await connect(), await connect()];
    await say(mine, SELECT_SSSE);
    await say(mine, VERIFY);
    expect(plastic.snapshot().pinVerified).toBe(true);
    expect(value(await other.reset()).atr).toEqual(plastic.atr());
    expect(plastic.snapshot().pinVerified).toBe(false);
    expect(code(await mine.transmit(SELECT_SSSE))).toBe('card.reset');
    value(await mine.reset());
    expect(code(await mine.transmit(SELECT_SSSE))).toBe('no fault');
  });

  it.each(['reset', 'unpower'] as const)('disconnect with %s forgets the PIN', async (disposition) => {
    const plastic = card();
    readers.insert(READER, plastic);
    const connection = await connect();
    await say(connection, SELECT_SSSE);
    await say(connection, VERIFY);
    await connection.disconnect(disposition);
    await connection.disconnect(disposition);
    expect(plastic.snapshot()).toMatchObject({ pinVerified: false, powered: disposition === 'reset' });
    expect(code(await connection.transmit(SELECT_SSSE))).toBe('card.cancelled');
    expect(toHex(value(await (await connect()).transmit(SELECT_SSSE)))).toBe('6118');
  });

  it('disconnect with leave keeps the PIN for the next one', async () => {
    const plastic = card();
    readers.insert(READER, plastic);
    const connection = await connect();
    await say(connection, SELECT_SSSE);
    await say(connection, VERIFY);
    await connection.disconnect('leave');
    expect(plastic.snapshot().pinVerified).toBe(true);
  });

  it('close ends every conversation and every event', async () => {
    readers.insert(READER, card());
    const connection = await connect();
    await readers.close();
    expect(code(await connection.transmit(SELECT_SSSE))).toBe('card.cancelled');
    expect(code(await readers.connect(READER, { share: 'shared' }))).toBe('pcsc.absent');
    readers.remove(READER);
    expect(kinds()).toEqual(['readerArrived', 'mediaInserted 1']);
  });
});
