import { connect, type Socket } from 'node:net';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault, WatchedByteLink } from '../ports/byte-link.ts';

export interface TcpLinkOptions {
  readonly host: string;
  /** 9100 for most printers. */
  readonly port: number;
  /** How long a connection may take to be made. */
  readonly connectTimeoutMs: number;
}

/**
 * A byte link over TCP. It connects at the first write and again at the first write after the other end has gone, so a
 * device that was switched off and on needs no restart of this program. A write that cannot connect gives `link.refused`.
 */
export function createTcpLink(options: TcpLinkOptions): WatchedByteLink {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const endListeners = new Set<() => void>();
  let socket: Promise<Result<Socket, LinkFault>> | null = null;
  let closed = false;

  const connected = async (): Promise<Result<Socket, LinkFault>> => {
    const asked = socket;
    const current = asked === null ? null : await asked;
    if (current?.ok === true && current.value.writable) return current;
    if (socket !== null && socket !== asked) return socket;
    if (closed) return err(fault('link.closed', 'this link was closed'));
    socket = open(options, {
      onData: (bytes) => {
        for (const listener of [...listeners]) listener(bytes);
      },
      onEnd: () => {
        for (const listener of [...endListeners]) listener();
      },
    });
    return socket;
  };

  return {
    write: async (bytes) => {
      const target = await connected();
      return target.ok ? send(target.value, bytes) : target;
    },
    onData: (listener) => add(listeners, listener),
    onEnd: (listener) => add(endListeners, listener),
    drop: () => {
      void socket?.then((current) => current.ok && current.value.destroy());
    },
    close: async () => {
      closed = true;
      const current = socket === null ? null : await socket;
      if (current?.ok === true) current.value.destroy();
    },
  };
}

function add<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Told {
  readonly onData: (bytes: Uint8Array) => void;
  readonly onEnd: () => void;
}

function open(options: TcpLinkOptions, { onData, onEnd }: Told): Promise<Result<Socket, LinkFault>> {
  return new Promise((resolve) => {
    const socket = connect({ host: options.host, port: options.port, noDelay: true, keepAlive: true, timeout: options.connectTimeoutMs });
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.once('close', onEnd);
      resolve(ok(socket));
    });
    socket.once('timeout', () => {
      socket.destroy(new Error(`no connection within ${options.connectTimeoutMs} ms`));
    });
    socket.on('error', (error) => {
      resolve(err(fault('link.refused', error.message)));
    });
    socket.on('end', () => {
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      onData(new Uint8Array(chunk));
    });
  });
}

function send(socket: Socket, bytes: Uint8Array): Promise<Result<void, LinkFault>> {
  return new Promise((resolve) => {
    socket.write(bytes, (error) => {
      resolve(error === null || error === undefined ? ok(undefined) : err(fault('link.closed', error.message)));
    });
  });
}
