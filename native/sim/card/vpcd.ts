/** Puts a virtual card into the virtual PC/SC reader of vsmartcard's vpcd, as its client on TCP. */
import { connect, type Socket } from 'node:net';
import { systemClock } from '../../base/clock.ts';
import { fault, type Fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { VirtualCard } from './virtual-card.ts';
import { VpcdFrames, frame } from './vpcd-frames.ts';

export type VpcdFault = Fault<'sim.vpcdAbsent'>;

export interface VpcdOptions {
  readonly host: string;
  /** 35963 is the first virtual reader, 35964 the second. */
  readonly port: number;
  /** Takes the card out when it fires. */
  readonly signal?: AbortSignal;
}

export interface InsertedCard {
  /** Takes the card out; done when the reader's socket is closed. Calling it twice does no harm. */
  remove(): Promise<void>;
  /** Done when the card is out, for whatever reason: removed here, or the reader went away. */
  readonly removed: Promise<void>;
}

/** One-byte messages from the reader; only the last is answered. */
const CONTROL = { powerOff: 0, powerOn: 1, reset: 2, atr: 4 } as const;
/** vpcd takes an empty ATR for "no card", so a silent card shows one byte that no reader can parse. */
const UNREADABLE_ATR = Uint8Array.of(0);

/** Longer than a terminal waits for one answer: it has to find out by itself that the card is silent. */
const GIVES_UP_MS = 20_000;

/** Connects to vpcd and lets the card answer there until it is removed. */
export async function insertIntoVpcd(card: VirtualCard, options: VpcdOptions): Promise<Result<InsertedCard, VpcdFault>> {
  const socket = connect({ host: options.host, port: options.port, noDelay: true });
  const failure = await opened(socket);
  if (failure !== null) return err(fault('sim.vpcdAbsent', `no virtual reader at ${options.host}:${options.port}: ${failure}`));
  const remove = (): Promise<void> => {
    socket.destroySoon();
    return removed;
  };
  const byItself = () => void remove();
  const removed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      options.signal?.removeEventListener('abort', byItself);
      card.powerOff();
      resolve();
    });
  });
  serve(socket, card);
  options.signal?.addEventListener('abort', byItself, { once: true });
  if (options.signal?.aborted === true) byItself();
  return ok({ remove, removed });
}

/** `null` once connected, else why not. Afterwards an error of the socket only closes it. */
function opened(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once('connect', () => {
      resolve(null);
    });
    socket.on('error', (error) => {
      resolve(error.message);
    });
  });
}

/** Answers messages one after another in the order of their arrival. */
function serve(socket: Socket, card: VirtualCard): void {
  const frames = new VpcdFrames();
  let turn = Promise.resolve();
  socket.on('data', (chunk: Uint8Array) => {
    for (const body of frames.push(chunk)) turn = turn.then(() => answer(socket, card, body));
  });
}

async function answer(socket: Socket, card: VirtualCard, body: Uint8Array): Promise<void> {
  if (body.length === 1) {
    control(socket, card, body[0]);
    return;
  }
  const response = await card.transmit(body);
  if (response === 'removed') {
    socket.destroy();
  } else if (!socket.destroyed) {
    // An empty answer is how vpcd hears that the card said nothing; its pcscd then waits until the card is out.
    socket.write(frame(response === 'mute' ? new Uint8Array(0) : response));
    if (response === 'mute') giveUp(socket);
  }
}

/** A reader does not wait for ever, and a virtual one knows no other end than that the card is gone. */
function giveUp(socket: Socket): void {
  const stop = systemClock.after(GIVES_UP_MS, () => socket.destroy());
  socket.once('close', stop);
}

function control(socket: Socket, card: VirtualCard, code: number | undefined): void {
  if (code === CONTROL.powerOff) card.powerOff();
  if (code === CONTROL.powerOn) card.powerOn();
  if (code === CONTROL.reset) card.reset();
  // The ATR is asked for to see whether a card is there, powered or not: it must not disturb the session.
  if (code === CONTROL.atr) socket.write(frame(card.atr() ?? UNREADABLE_ATR));
}
