import { systemClock } from '../../base/clock.ts';

/** Line and processor of a contact card on T=0 (ISO 7816-3). */
export interface CardTiming {
  /** Bits per second: 9600 for an ATR without TA1 at the usual 3.57 MHz. */
  readonly baud: number;
  /** Etu from one character to the next: 10 bits and 2 of guard time (§7.2). */
  readonly characterEtu: number;
  /** What the chip works on one command, besides sending and receiving. */
  readonly processingMs: number;
}

/** A card of the ATR `3B 6D 00 00`: no TA1, no extra guard time. */
export const REALISTIC_T0: CardTiming = { baud: 9600, characterEtu: 12, processingMs: 2 };

/** Waits so many milliseconds. */
export type Delay = (delayMs: number) => Promise<void>;

export const systemDelay: Delay = (delayMs) =>
  new Promise((resolve) => {
    systemClock.after(delayMs, resolve);
  });

const HEADER = 5;
const STATUS = 2;
const PROCEDURE_BYTE = 1;

/** Milliseconds of one exchange on T=0 (§10.3): header, procedure byte and data either way, status word. */
export function cardTimeMs(command: Uint8Array, answer: Uint8Array, timing: CardTiming): number {
  const sent = command.length > HEADER ? Math.min(command[HEADER - 1] ?? 0, command.length - HEADER) : 0;
  const received = Math.max(0, answer.length - STATUS);
  const characters = HEADER + withProcedureByte(sent) + withProcedureByte(received) + STATUS;
  return characters * characterMs(timing) + timing.processingMs;
}

function withProcedureByte(dataLength: number): number {
  return dataLength === 0 ? 0 : PROCEDURE_BYTE + dataLength;
}

function characterMs(timing: CardTiming): number {
  return (timing.characterEtu * 1000) / timing.baud;
}
