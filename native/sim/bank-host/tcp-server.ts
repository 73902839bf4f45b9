/** The switch on a TCP port: frames in, answers out, spoiled as the faults say. */
import { createServer, type Socket } from 'node:net';
import type { BankFaultControl, BankFaultSetting } from './faults.ts';
import { listenOnLoopback, type RunningServer } from './loopback.ts';
import type { BankSwitch } from './switch.ts';

const ENVELOPE_BYTES = 11;

/** Listens on loopback; port 0 is any free one. Rejects when the port is taken. */
export function serveSwitch(port: number, bank: BankSwitch, faults: BankFaultControl): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const frame = rest.subarray(2, 2 + rest.readUInt16BE(0));
        rest = rest.subarray(2 + frame.length);
        void reply(socket, frame, bank, faults);
      }
    });
  });
  return listenOnLoopback(server, port, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function reply(socket: Socket, frame: Buffer, bank: BankSwitch, faults: BankFaultControl): Promise<void> {
  const message = frame.subarray(ENVELOPE_BYTES);
  const setting = faults.take(message.toString('hex', 0, 2));
  const answer = await bank.answer(message, setting);
  if (answer === null || setting.fault === 'silent') return;
  if (setting.fault === 'cut') {
    socket.destroy();
    return;
  }
  const said = framed(frame.subarray(0, ENVELOPE_BYTES), setting.fault === 'garbled' ? Buffer.from('no message') : answer);
  send(socket, setting.fault === 'duplicate' ? Buffer.concat([said, said]) : said, setting);
}

function send(socket: Socket, bytes: Buffer, { fault, delayMs }: BankFaultSetting): void {
  const write = (): void => {
    if (socket.writable) socket.write(bytes);
  };
  if (fault === 'late') setTimeout(write, delayMs).unref();
  else write();
}

function framed(envelope: Buffer, message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(envelope.length + message.length);
  return Buffer.concat([length, envelope, message]);
}
