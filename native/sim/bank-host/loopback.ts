import type { Server } from 'node:net';

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on loopback; port 0 is any free one. Rejects when the port is taken. `cutOff` ends what is still connected at the close. */
export async function listenOnLoopback(server: Server, port: number, cutOff: () => void): Promise<RunningServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutOff();
      }),
  };
}
