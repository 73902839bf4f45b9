/** A card that plays a recorded conversation back, command by command, and tells where the terminal departs from it. */
import type { Fault } from '../base/fault.ts';
import { toHex } from '../base/bytes.ts';
import { err, ok, type Result } from '../base/result.ts';
import { fillPattern, fitsPattern, pattern, type BytePattern } from './byte-pattern.ts';
import { respond } from './card/apdu.ts';
import { createProver } from './card/prover.ts';
import { either, integer, list, object, oneOf, optional, text } from './card/schema.ts';
import type { CardAnswer, CardSnapshot, VirtualCard } from './card/virtual-card.ts';

/** What a masked byte of an answer is played as: a digit in text and in packed form. */
const MASKED_BYTE = 0x30;
const NO_PRECISE_DIAGNOSIS = 0x6f00;
const TIME_MAX_MS = 3_600_000;

const schema = object({
  title: optional(text(/^/, 'a text')),
  /** The answer to reset. Its masked bytes are played as 30. */
  atr: pattern,
  /** What the card's test keys are derived from, for exchanges with a `cryptogram`. */
  derivation: optional(object({ algorithm: oneOf('tdes', 'sm4'), identifier: pattern })),
  exchanges: list(
    object({
      /** The command APDU; a masked byte stands for any. */
      command: pattern,
      /** Data and status word, or what happened in place of an answer. */
      answer: either(oneOf('mute', 'removed'), pattern),
      /** The first bytes of the answer are computed as a genuine test card does: the terminal's random number is in them. */
      cryptogram: optional(oneOf('IRK')),
      note: optional(text(/^/, 'a text')),
      /** How long the card took when it was recorded; for the reader of the file. */
      timeMs: optional(integer(0, TIME_MAX_MS)),
    }),
  ),
});

export type CardTranscript = Extract<ReturnType<typeof schema>, { ok: true }>['value'];

/**
 * The transcript in a JSON text: `{ "atr": "3B6D…", "exchanges": [{ "command": "00200000 03 ......", "answer": "9000" }] }`.
 * The error names the field.
 */
export function parseTranscript(json: string): Result<CardTranscript, string> {
  try {
    return schema(JSON.parse(json), '');
  } catch (error) {
    return err(error instanceof Error ? error.message : 'not JSON');
  }
}

/** A command came that the script does not have there, or not all of it was played. */
export type ScriptFault = Fault<'sim.departed'>;

export interface ScriptCard extends VirtualCard {
  /** Throws when a command came that the script does not have there, or when not all of it was played. For tests. */
  assertComplete(): void;
  /** The same as a value: what is wrong. */
  complete(): Result<void, string>;
}

/** A card that knows only this conversation. A command that is not the next one gets 6F00, and the script stays where it is. */
export function createScriptCard({ atr, derivation, exchanges }: CardTranscript): ScriptCard {
  const answerToReset = fillPattern(atr, MASKED_BYTE);
  const prover = derivation === undefined ? null : createProver(derivation.algorithm, filled(derivation.identifier), answerToReset);
  const departures: string[] = [];
  let next = 0;
  const transmit = async (command: Uint8Array): Promise<CardAnswer> => {
    const expected = exchanges[next];
    if (expected === undefined || !fitsPattern(command, expected.command)) {
      departures.push(
        `exchange ${next + 1}: ${headerOf(command)} came, ${expected === undefined ? 'nothing' : written(expected.command)} was expected`,
      );
      return respond(NO_PRECISE_DIAGNOSIS);
    }
    next += 1;
    prover?.hear(command);
    if (typeof expected.answer === 'string') return expected.answer;
    const answer = filled(expected.answer);
    return expected.cryptogram === undefined || prover === null ? answer : prover.prove(answer);
  };
  const complete = (): Result<void, string> => {
    const left = next < exchanges.length ? [`${exchanges.length - next} of ${exchanges.length} exchanges were not played`] : [];
    const problems = [...departures, ...left];
    return problems.length === 0 ? ok(undefined) : err(problems.join('; '));
  };
  return {
    id: 'script',
    atr: () => answerToReset,
    powerOn: () => answerToReset,
    reset: () => answerToReset,
    powerOff: () => undefined,
    transmit,
    snapshot: () => NOTHING_KNOWN,
    ownTimeMs: () => 0,
    complete,
    assertComplete: () => {
      const played = complete();
      if (!played.ok) throw new Error(played.error);
    },
  };
}

function filled(bytes: BytePattern): Uint8Array {
  return fillPattern(bytes, MASKED_BYTE);
}

/** What a script can tell of a chip. */
const NOTHING_KNOWN: CardSnapshot = {
  powered: true,
  pin: null,
  pinTriesLeft: 0,
  pinVerified: false,
  authenticatedKeys: [],
  keyTriesLeft: {},
  transactionCounter: 0,
  blocked: 'none',
  blockedApplications: [],
  written: {},
};

const HEADER_BYTES = 5;

/** The first five bytes only: what follows may be a PIN. */
function headerOf(command: Uint8Array): string {
  const header = toHex(command.subarray(0, HEADER_BYTES));
  return command.length > HEADER_BYTES ? `${header} and ${command.length - HEADER_BYTES} bytes` : header;
}

function written(command: BytePattern): string {
  return command.map((byte) => (byte === null ? '..' : toHex(Uint8Array.of(byte)))).join('');
}
