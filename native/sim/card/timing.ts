import { systemClock } from '../../base/clock.ts';

/** Line and processor of a contact card (ISO 7816-3). */
export interface CardTiming {
  /** Bits per second: 9600 for an ATR without TA1 at the usual 3.57 MHz. */
  readonly baud: number;
  /** Etu from one character to the next: 10 bits and 2 of guard time on T=0 (§7.2), 11 in all on T=1 (§11.2). */
  readonly characterEtu: number;
  /** What the chip works on one command, besides sending and receiving. */
  readonly processingMs: number;
  /** T=0 when absent. */
  readonly protocol?: 'T0' | 'T1';
}

const CHARACTER_ETU = { T0: 12, T1: 11 } as const;
const PROCESSING_MS = 2;

/** A card at 9600, 19200, 38400, 57600 or 115200 bits per second, without extra guard time. */
export function realisticTiming(baud: number, protocol: 'T0' | 'T1' = 'T0'): CardTiming {
  return { baud, characterEtu: CHARACTER_ETU[protocol], processingMs: PROCESSING_MS, protocol };
}

/** A card of the ATR `3B 6D 00 00`: no TA1, no extra guard time. */
export const REALISTIC_T0: CardTiming = realisticTiming(9600);

/** Waits so many milliseconds. */
export type Delay = (delayMs: number) => Promise<void>;

export const systemDelay: Delay = (delayMs) =>
  new Promise((resolve) => {
    systemClock.after(delayMs, resolve);
  });

const HEADER = 5;
const STATUS = 2;
const PROCEDURE_BYTE = 1;
/** NAD, PCB, LEN and check byte of a T=1 block. */
const BLOCK_FRAME = 4;
/** Information field of a block: what readers ask for with IFS, and what a card of a usual ATR takes (§11.4.2). */
const BLOCK_DATA = { received: 254, sent: 32 } as const;

/** Milliseconds of one exchange: sending, receiving and the chip's own work. */
export function cardTimeMs(command: Uint8Array, answer: Uint8Array, timing: CardTiming): number {
  const characters = timing.protocol === 'T1' ? blockCharacters(command.length, answer.length) : byteCharacters(command, answer);
  return characters * characterMs(timing) + timing.processingMs;
}

/** T=0 (§10.3): header, procedure byte and data either way, status word. */
function byteCharacters(command: Uint8Array, answer: Uint8Array): number {
  const sent = command.length > HEADER ? Math.min(command[HEADER - 1] ?? 0, command.length - HEADER) : 0;
  const received = Math.max(0, answer.length - STATUS);
  return HEADER + withProcedureByte(sent) + withProcedureByte(received) + STATUS;
}

/** T=1 (§11): blocks of the command and of the answer; every block of a chain but its last is acknowledged by an empty one. */
function blockCharacters(sent: number, received: number): number {
  const blocks = { sent: Math.ceil(sent / BLOCK_DATA.sent), received: Math.ceil(received / BLOCK_DATA.received) };
  const acknowledgements = Math.max(0, blocks.sent - 1) + Math.max(0, blocks.received - 1);
  return sent + received + BLOCK_FRAME * (blocks.sent + blocks.received + acknowledgements);
}

function withProcedureByte(dataLength: number): number {
  return dataLength === 0 ? 0 : PROCEDURE_BYTE + dataLength;
}

function characterMs(timing: CardTiming): number {
  return (timing.characterEtu * 1000) / timing.baud;
}
