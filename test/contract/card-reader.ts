/**
 * The contract of `CardReaders`: the same tests for the simulator in this process and for the real pcscd with a virtual reader.
 * Waits are for events, never for time.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../native/base/bytes.ts';
import { openCard, type OpenCard } from '../../native/card/open-card.ts';
import type { CardConnection } from '../../native/ports/card-reader.ts';
import type { VirtualCard } from '../../native/sim/card/index.ts';
import { withFaults } from '../../native/sim/faults.ts';
import { code, EventLog, testKeys, value, virtualCard, type CardReaderBench } from './card-reader-bench.ts';

const SELECT_SSSE = hex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF');
const SELECT_EF05 = hex('00A4020002EF05');
const READ_VERSION = hex('00B2030006');
const VERIFY_000000 = hex('0020000003000000');
/** Near the end of the extended form; the virtual reader's own frames hold 65535 bytes. */
const LONG_ANSWER = 65_000;
const OK = hex('9000');
const T1_ATR = hex('3B800181');
const NEVER_ANSWERED = 60_000;

export interface CardReaderContractOptions {
  /** Insertions and removals of the endurance test, over both readers together. */
  readonly cycles: number;
}

export function cardReaderContract(what: string, open: () => Promise<CardReaderBench>, options: CardReaderContractOptions): void {
  describe(`card readers: ${what}`, () => {
    let bench: CardReaderBench;
    let log: EventLog;
    let reader: string;

    beforeEach(async () => {
      bench = await open();
      log = new EventLog(bench.readers);
      [reader] = bench.names;
    });
    afterEach(() => bench.close());

    async function put(card: VirtualCard, into = reader): Promise<number> {
      const from = log.events.length;
      await bench.insert(into, card);
      return log.inserted(into, from);
    }
    async function pull(from = reader): Promise<void> {
      const heard = log.events.length;
      await bench.remove(from);
      await log.removed(from, heard);
    }
    async function connected(share: 'shared' | 'exclusive' = 'exclusive'): Promise<CardConnection> {
      return value(await bench.readers.connect(reader, { share }));
    }
    async function opened(insertion: number): Promise<OpenCard> {
      return value(await openCard(bench.readers, reader, insertion, { keys: testKeys() }));
    }

    it('lists its readers and tells which card lies in one, with its ATR', async () => {
      expect(bench.readers.list().map(({ name }) => name)).toEqual([...bench.names]);
      const card = virtualCard('third-generation');
      const insertion = await put(card);
      const info = bench.readers.list().find(({ name }) => name === reader);
      expect(info?.state).toEqual({ media: 'present', insertion, chip: 'online', atr: Uint8Array.from(card.atr() ?? []) });
      await pull();
      expect(bench.readers.list().find(({ name }) => name === reader)?.state).toEqual({ media: 'notPresent' });
    });

    it('talks to the card in T=0 and leaves 61xx to the caller', async () => {
      const card = virtualCard('zhaotong');
      await put(card);
      const connection = await connected();
      expect(connection.protocol).toBe('chipT0');
      expect(toHex(connection.atr)).toBe(toHex(card.atr() ?? new Uint8Array()));
      expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toMatch(/^61..$/);
      await connection.disconnect('unpower');
      expect(code(await connection.transmit(SELECT_SSSE))).toBe('card.cancelled');
    });

    it('refuses to connect without a card, to an unknown reader, and to another insertion than asked for', async () => {
      expect(code(await bench.readers.connect(reader, { share: 'shared' }))).toBe('card.absent');
      expect(code(await bench.readers.connect('No Such Reader', { share: 'shared' }))).toBe('reader.gone');
      const insertion = await put(virtualCard('zhaotong'));
      expect(code(await bench.readers.connect(reader, { share: 'shared', insertion: insertion + 1 }))).toBe('card.swapped');
    });

    it('says that a card without a valid answer to reset is mute', async () => {
      await put(virtualCard('garbage-atr'));
      expect(bench.readers.list().find(({ name }) => name === reader)?.state).toMatchObject({ media: 'present', chip: 'mute' });
      expect(code(await bench.readers.connect(reader, { share: 'shared' }))).toBe('card.mute');
    });

    it('gives the same card a new number when it comes back', async () => {
      const card = virtualCard('zhaotong');
      const first = await put(card);
      await pull();
      expect(await put(card)).toBe(first + 1);
    });

    it('keeps a second program out of an exclusive card', async () => {
      await put(virtualCard('zhaotong'));
      const connection = await connected('exclusive');
      expect(code(await bench.readers.connect(reader, { share: 'shared' }))).toBe('reader.busy');
      await connection.disconnect('leave');
      const next = await connected('exclusive');
      expect(next.insertion).toBe(connection.insertion);
    });

    it('gives two callers at once their own answers', async () => {
      await put(virtualCard('zhaotong'));
      const connection = await connected();
      const answers = await Promise.all(
        [SELECT_SSSE, SELECT_EF05, READ_VERSION, READ_VERSION].map((command) => connection.transmit(command)),
      );
      expect(answers.map((answer) => toHex(value(answer)).slice(-4))).toEqual([expect.stringMatching(/^61/), '9000', '9000', '9000']);
      expect(toHex(value(answers[3] ?? answers[0] ?? expect.fail()))).toBe('0304322E30309000');
    });

    it('lets nothing fall into a transaction', async () => {
      await put(virtualCard('zhaotong'));
      const connection = await connected('shared');
      const order: string[] = [];
      const transaction = connection.transaction(async () => {
        order.push('begin');
        value(await connection.transmit(SELECT_SSSE));
        value(await connection.transmit(SELECT_EF05));
        order.push('end');
      });
      const outside = connection.transmit(READ_VERSION).then(() => order.push('outside'));
      expect((await transaction).ok).toBe(true);
      await outside;
      expect(order).toEqual(['begin', 'end', 'outside']);
    });

    it('ends a command that is cancelled, and stays shut until the card is reset', async () => {
      const waiting = Promise.withResolvers<undefined>();
      const begun = Promise.withResolvers<undefined>();
      const slow = withFaults(virtualCard('zhaotong'), [{ kind: 'slow', delayMs: NEVER_ANSWERED, prefix: VERIFY_000000 }], () => {
        begun.resolve(undefined);
        return waiting.promise;
      });
      await put(slow);
      const connection = await connected();
      value(await connection.transmit(SELECT_SSSE));
      const abort = new AbortController();
      const verify = connection.transmit(VERIFY_000000, { signal: abort.signal });
      await begun.promise;
      const queued = connection.transmit(READ_VERSION);
      abort.abort();
      expect(code(await verify)).toBe('card.cancelled');
      waiting.resolve(undefined);
      expect(code(await queued)).toBe('card.cancelled');
      value(await connection.reset());
      expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toMatch(/^61/);
    });

    it('never sends a command that was cancelled before its turn', async () => {
      const card = virtualCard('zhaotong');
      await put(card);
      const connection = await connected();
      expect(code(await connection.transmit(VERIFY_000000, { signal: AbortSignal.abort() }))).toBe('card.cancelled');
      expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toMatch(/^61/);
      expect(card.snapshot().pinVerified).toBe(false);
    });

    it('drops the PIN state of the card with a reset', async () => {
      const card = virtualCard('zhaotong');
      await put(card);
      const connection = await connected();
      value(await connection.transmit(SELECT_SSSE));
      expect(toHex(value(await connection.transmit(VERIFY_000000)))).toBe('9000');
      expect(card.snapshot().pinVerified).toBe(true);
      expect(toHex(value(await connection.reset()).atr)).toBe(toHex(connection.atr));
      expect(card.snapshot().pinVerified).toBe(false);
    });

    it('says when another connection reset the card', async () => {
      await put(virtualCard('zhaotong'));
      const [one, other] = [await connected('shared'), await connected('shared')];
      value(await other.reset());
      expect(code(await one.transmit(SELECT_SSSE))).toBe('card.reset');
      value(await one.reset());
      expect(toHex(value(await one.transmit(SELECT_SSSE)))).toMatch(/^61/);
    });

    it('carries the longest commands and answers that a card may have', async () => {
      const long = new Uint8Array(LONG_ANSWER).fill(0x5a);
      const card = { ...counted(virtualCard('zhaotong'), () => undefined), atr: () => T1_ATR, powerOn: () => T1_ATR, reset: () => T1_ATR };
      await put({ ...card, transmit: (command) => Promise.resolve(command.length > LONG_ANSWER ? concat(long, OK) : OK) });
      const connection = await connected();
      expect(connection.protocol).toBe('chipT1');
      const command = concat(hex('00D6000000'), Uint8Array.of(LONG_ANSWER >> 8, LONG_ANSWER % 256), long);
      expect(value(await connection.transmit(command))).toEqual(concat(long, OK));
      expect(value(await connection.transmit(SELECT_SSSE))).toEqual(OK);
    });

    it('answers an unknown control code with a fault and goes on', async () => {
      await put(virtualCard('zhaotong'));
      const connection = await connected();
      expect(code(await connection.control(0x42000001, new Uint8Array()))).toBe('reader.unsupported');
      expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toMatch(/^61/);
    });

    it('never takes a card swapped as fast as can be for the one before', async () => {
      const before = await put(virtualCard('third-generation'));
      const card = await opened(before);
      expect(value(await card.socialSecurity.read()).holder.name).toBe('阿卜杜热西提·吾布力艾山·买买提明');
      const heard = log.events.length;
      await bench.remove(reader);
      await bench.insert(reader, virtualCard('zhaotong'));
      const [read, verified] = await Promise.all([
        card.socialSecurity.read(),
        card.socialSecurity.verifyPin(Uint8Array.of(0, 0, 0, 0, 0, 0)),
      ]);
      expect(['card.removed', 'card.swapped']).toContain(code(read));
      expect(['card.removed', 'card.swapped']).toContain(code(verified));
      await log.removed(reader, heard);
      const after = await log.inserted(reader, heard);
      expect(after).toBeGreaterThan(before);
      expect(code(await bench.readers.connect(reader, { share: 'exclusive', insertion: before }))).toBe('card.swapped');
      await card.close();
      expect(value(await (await opened(after)).socialSecurity.read()).holder.name).toBe('阿鲁惹克·吉木沙玛·曲比阿依·伍呷');
    });

    it('sees a swap that nobody was talking during', async () => {
      const before = await put(virtualCard('third-generation'));
      const heard = log.events.length;
      await bench.remove(reader);
      await bench.insert(reader, virtualCard('zhaotong'));
      await log.removed(reader, heard);
      const after = await log.inserted(reader, heard);
      expect(after).toBeGreaterThan(before);
      expect(value(await (await opened(after)).socialSecurity.read()).card.region).toBe('530602');
    });

    it('says that the card left, at whichever command of a read it leaves', async () => {
      let commands = 0;
      const whole = await opened(await put(counted(virtualCard('third-generation'), () => commands++)));
      value(await whole.socialSecurity.read());
      await whole.close();
      await pull();
      expect(commands).toBeGreaterThan(20);
      for (let nth = 1; nth <= commands; nth++) {
        const kind = nth % 2 === 0 ? 'removeBefore' : 'removeDuring';
        const heard = log.events.length;
        const card = await opened(await put(withFaults(virtualCard('third-generation'), [{ kind, nth }])));
        expect({ nth, code: code(await card.socialSecurity.read()) }).toEqual({ nth, code: 'card.removed' });
        await card.close();
        await log.removed(reader, heard);
        await bench.remove(reader);
      }
    }, 120_000);

    it('says that the service died, and finds readers and cards again when it is back', async () => {
      const before = await put(virtualCard('zhaotong'));
      const connection = await connected();
      let heard = log.events.length;
      await bench.serviceDown();
      await log.until((event) => event.kind === 'serviceOffline' && event.fault.code === 'pcsc.lost', heard);
      const kinds = log.events.slice(heard).map((event) => event.kind);
      expect(kinds.indexOf('mediaRemoved')).toBeLessThan(kinds.indexOf('readerRemoved'));
      expect(bench.readers.list()).toEqual([]);
      expect(code(await connection.transmit(SELECT_SSSE))).toBe('pcsc.lost');
      expect(['pcsc.absent', 'pcsc.lost']).toContain(code(await bench.readers.connect(reader, { share: 'shared' })));
      await connection.disconnect('unpower');
      await bench.remove(reader);
      heard = log.events.length;
      await bench.serviceUp();
      await log.until((event) => event.kind === 'readerArrived' && event.reader === reader, heard);
      const after = await put(virtualCard('zhaotong'));
      expect(after).toBeGreaterThan(before);
      expect(value(await (await opened(after)).socialSecurity.read()).card.generation).toBe(2);
    });

    it(`loses no event in ${options.cycles} random insertions and removals`, async () => {
      const random = xorshift(20_260_101);
      const each = async (name: string) => {
        for (let cycle = 0; cycle < options.cycles / bench.names.length; cycle++) {
          await put(virtualCard('zhaotong'), name);
          if (random() < 0.5) {
            const connection = value(await bench.readers.connect(name, { share: random() < 0.5 ? 'shared' : 'exclusive' }));
            expect(toHex(value(await connection.transmit(SELECT_SSSE)))).toMatch(/^61/);
            if (random() < 0.8) await connection.disconnect(random() < 0.5 ? 'leave' : 'unpower');
          }
          await pull(name);
        }
      };
      await Promise.all(bench.names.map(each));
      for (const name of bench.names) {
        const told = log.events.flatMap((event) =>
          'insertion' in event && event.reader === name ? [{ kind: event.kind, insertion: event.insertion }] : [],
        );
        const first = told[0]?.insertion ?? 0;
        const expected = Array.from({ length: options.cycles / bench.names.length }, (_, i) => [
          { kind: 'mediaInserted', insertion: first + i },
          { kind: 'mediaRemoved', insertion: first + i },
        ]).flat();
        expect(told).toEqual(expected);
      }
    }, 240_000);
  });
}

/** The card, with a call for each command. */
function counted(card: VirtualCard, onCommand: () => void): VirtualCard {
  return {
    id: card.id,
    atr: () => card.atr(),
    powerOn: () => card.powerOn(),
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    transmit: (command) => {
      onCommand();
      return card.transmit(command);
    },
    snapshot: () => card.snapshot(),
    ownTimeMs: () => card.ownTimeMs(),
  };
}

/** Numbers from 0 to 1, the same for the same seed. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
