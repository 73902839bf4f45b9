import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import { withFaults } from '../faults.ts';
import { loadVirtualCard } from './library.ts';
import { poweredCard, SELECT_SSSE } from './script.fixture.ts';
import { insertIntoVpcd, type InsertedCard } from './vpcd.ts';
import { frame, VpcdFrames } from './vpcd-frames.ts';
import type { VirtualCard } from './virtual-card.ts';

const POWER_ON = Uint8Array.of(1);
const POWER_OFF = Uint8Array.of(0);
const RESET = Uint8Array.of(2);
const ASK_ATR = Uint8Array.of(4);

/** The reader's side of the socket. */
class ReaderEnd {
  readonly socket: Socket;
  readonly answers: string[] = [];
  readonly #frames = new VpcdFrames();
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Uint8Array) => {
      this.answers.push(...this.#frames.push(chunk).map(toHex));
      this.#wake();
    });
  }

  /** Waits until so many answers have come in all. */
  async answered(count: number): Promise<readonly string[]> {
    while (this.answers.length < count) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.answers;
  }
}

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function inserted(card: VirtualCard, signal?: AbortSignal): Promise<{ reader: ReaderEnd; hand: InsertedCard }> {
  const server = createServer({ noDelay: true });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connection = once(server, 'connection') as Promise<[Socket]>;
  const hand = await insertIntoVpcd(card, { host: '127.0.0.1', port, ...(signal === undefined ? {} : { signal }) });
  if (!hand.ok) throw new Error(hand.error.detail);
  const [socket] = await connection;
  return { reader: new ReaderEnd(socket), hand: hand.value };
}

describe('a card in the virtual PC/SC reader', () => {
  it('answers ATR and commands however the bytes are cut, and control messages not at all', async () => {
    const card = poweredCard('zhaotong');
    const { reader, hand } = await inserted(card);
    const stream = concat(...[ASK_ATR, POWER_ON, hex(SELECT_SSSE), RESET, hex('00C0000018'), ASK_ATR].map(frame));
    for (const byte of stream) {
      reader.socket.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const atr = toHex(card.atr() ?? hex(''));
    expect(await reader.answered(4)).toEqual([atr, '6118', '6985', atr]);
    await hand.remove();
  });

  it('keeps its state when it is asked for the ATR only, and loses it at power-off', async () => {
    const card = poweredCard('zhaotong');
    const { reader, hand } = await inserted(card);
    reader.socket.write(concat(...[POWER_ON, hex(SELECT_SSSE), ASK_ATR, hex('0020000003000000')].map(frame)));
    expect((await reader.answered(3)).at(-1)).toBe('9000');
    expect(card.snapshot().pinVerified).toBe(true);
    reader.socket.write(concat(...[POWER_OFF, POWER_ON, hex('0020000003000000')].map(frame)));
    expect((await reader.answered(4)).at(-1)).toBe('6A88');
    await hand.remove();
  });

  it('is out when the hand, the signal or the reader ends it', async () => {
    const first = await inserted(poweredCard('zhaotong'));
    const closed = once(first.reader.socket, 'close');
    await first.hand.remove();
    await first.hand.remove();
    await closed;

    const stop = new AbortController();
    const second = await inserted(poweredCard('zhaotong'), stop.signal);
    stop.abort();
    await second.hand.removed;

    const card = poweredCard('zhaotong');
    const third = await inserted(card);
    third.reader.socket.destroy();
    await third.hand.removed;
    expect(card.snapshot().powered).toBe(false);
  });

  it('leaves when the card leaves by itself, and shows silence as an empty answer', async () => {
    const leaving = await inserted(withFaults(poweredCard('zhaotong'), [{ kind: 'removeDuring', nth: 1 }]));
    leaving.reader.socket.write(frame(hex(SELECT_SSSE)));
    await leaving.hand.removed;
    const silent = await inserted(withFaults(poweredCard('zhaotong'), [{ kind: 'muteAfter', commands: 0 }]));
    silent.reader.socket.write(frame(hex(SELECT_SSSE)));
    expect(await silent.reader.answered(1)).toEqual(['']);
    await silent.hand.remove();
  });

  it('shows a mute card as one that no reader understands, not as no card', async () => {
    const { reader, hand } = await inserted(poweredCard('mute'));
    reader.socket.write(concat(frame(POWER_ON), frame(ASK_ATR)));
    expect(await reader.answered(1)).toEqual(['00']);
    await hand.remove();
  });

  it('says where it looked when there is no virtual reader', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const card = loadVirtualCard('zhaotong');
    if (!card.ok) throw new Error(card.error.detail);
    const result = await insertIntoVpcd(card.value, { host: '127.0.0.1', port });
    expect(result).toMatchObject({ ok: false, error: { code: 'sim.vpcdAbsent' } });
  });
});

describe('frames', () => {
  it('come out whole from any cuts', () => {
    const message = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (messages, sizes) => {
        const stream = concat(...messages.map(frame));
        const frames = new VpcdFrames();
        const bodies: Uint8Array[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          bodies.push(...frames.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(bodies.map(toHex)).toEqual(messages.map(toHex));
      }),
    );
  });
});
