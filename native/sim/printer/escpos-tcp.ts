import { createServer, type Socket } from 'node:net';
import type { EscPosPrinterSim } from './escpos-sim.ts';

export interface EscPosSimServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Puts the simulated printer on the loopback network as real ones are on port 9100; `port` 0 takes a free one. */
export function listenEscPosSim(sim: EscPosPrinterSim, port: number, host = '127.0.0.1'): Promise<EscPosSimServer> {
  const sockets = new Set<Socket>();
  const unsubscribe = sim.link.onData((bytes) => {
    for (const socket of sockets) socket.write(bytes);
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      void sim.link.write(new Uint8Array(chunk)).then((taken) => {
        if (!taken.ok) socket.destroy();
      });
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      unsubscribe();
      for (const socket of sockets) socket.destroy();
      server.close(() => {
        resolve();
      });
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('a TCP server has an address and a port'));
      else resolve({ port: address.port, close });
    });
  });
}
