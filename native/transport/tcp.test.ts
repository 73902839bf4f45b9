import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { createTcpLink } from './tcp.ts';

const CONNECT_TIMEOUT_MS = 2_000;
const MOST_WRITES = 4;
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A device on the loopback network that sends back whatever it gets. */
async function echo(port = 0): Promise<{ readonly port: number; readonly sockets: Socket[]; stop(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const stop = async () => {
    if (!server.listening) return;
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  cleanUps.push(stop);
  return { port: address.port, sockets, stop };
}

function linkTo(port: number) {
  const link = createTcpLink({ host: '127.0.0.1', port, connectTimeoutMs: CONNECT_TIMEOUT_MS });
  cleanUps.push(() => link.close());
  return link;
}

/** The next chunk that arrives. */
function heard(link: ReturnType<typeof linkTo>): Promise<string> {
  return new Promise((resolve) => {
    const stop = link.onData((bytes) => {
      stop();
      resolve(toHex(bytes));
    });
  });
}

describe('a link over TCP', () => {
  it('connects at the first write and carries bytes both ways', async () => {
    const device = await echo();
    const link = linkTo(device.port);
    expect(device.sockets).toHaveLength(0);
    const answer = heard(link);
    expect((await link.write(hex('100401'))).ok).toBe(true);
    expect(await answer).toBe('100401');
  });

  it('makes one connection for writes at once', async () => {
    const device = await echo();
    const link = linkTo(device.port);
    const answer = heard(link);
    expect((await Promise.all([link.write(hex('01')), link.write(hex('02'))])).every(({ ok }) => ok)).toBe(true);
    await answer;
    expect(device.sockets).toHaveLength(1);
  });

  it('says that nobody is there', async () => {
    const device = await echo();
    await device.stop();
    expect(await linkTo(device.port).write(hex('00'))).toMatchObject({ ok: false, error: { code: 'link.refused' } });
  });

  it('connects again when the device was switched off and on', async () => {
    const device = await echo();
    const link = linkTo(device.port);
    const first = heard(link);
    expect((await link.write(hex('01'))).ok).toBe(true);
    await first;
    await device.stop();
    await echo(device.port);
    const answer = heard(link);
    // Until the network has told of the old connection's end, writes into it are lost or refused; none is sent twice.
    const outcomes: boolean[] = [];
    while (outcomes.length < MOST_WRITES) outcomes.push((await link.write(hex('02'))).ok);
    expect(outcomes.at(-1)).toBe(true);
    expect(await answer).toMatch(/^(02)+$/);
  });

  it('tells when the connection ends, by the device or by us, and connects anew', async () => {
    const device = await echo();
    const link = linkTo(device.port);
    const ended = () =>
      new Promise<void>((resolve) => {
        const stop = link.onEnd(() => {
          stop();
          resolve();
        });
      });
    for (const end of [() => link.drop(), () => device.sockets.at(-1)?.destroy()]) {
      const answer = heard(link);
      expect((await link.write(hex('01'))).ok).toBe(true);
      await answer;
      const over = ended();
      end();
      await over;
    }
    expect(device.sockets).toHaveLength(2);
  });

  it('takes nothing after it was closed', async () => {
    const device = await echo();
    const link = linkTo(device.port);
    await link.close();
    expect(await link.write(hex('00'))).toMatchObject({ ok: false, error: { code: 'link.closed' } });
    expect(device.sockets).toHaveLength(0);
  });
});
