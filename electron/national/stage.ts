/** What one call leaves: its answer, and for functions in steps what the next step does. */
import { unreachable } from '../../native/base/result.ts';
import { done, type NationalAnswer } from './answer.ts';
import { authenticationText, parseAuthentication, parseSealed, sealText, type KeyAddresses } from './key-text.ts';
import type { Outcome } from './outcome.ts';
import type { Asked, SteppedWork, Turn } from './stepped-work.ts';

export interface NextStep {
  /** The one function that may come now. */
  readonly name: string;
  /** `data`: what iWriteCard's second step brings besides. */
  readonly go: (pKey: string, data?: string) => Promise<Stage>;
  /** Ends what the steps began, before the card is powered down. */
  readonly drop: () => Promise<void>;
}

export interface Stage {
  readonly answer: NationalAnswer;
  /** Absent: the function has ended. */
  readonly next?: NextStep;
}

/** The end of a function. */
export function ended(outcome: Outcome<string>): Stage {
  return { answer: outcome.ok ? done(outcome.value) : outcome.error };
}

/**
 * From what the work asks to the step's answer; `names` are the functions that bring what is asked for, in order. A question that no
 * step is left for is a bug of the names, so it throws.
 */
export function stageOf(work: SteppedWork, turn: Turn, names: readonly string[], addresses: KeyAddresses): Stage {
  if (turn.asked === null) return ended(turn.outcome);
  const { asked } = turn;
  const [name, ...later] = names;
  if (name === undefined) throw new Error(`no step answers ${asked.kind} ${asked.request.key}`);
  const go = async (pKey: string): Promise<Stage> => {
    const data = parse(asked, pKey);
    if (data.ok) return stageOf(work, await work.answer(data.value), later, addresses);
    await work.abandon();
    return ended(data);
  };
  return { answer: done(questionText(asked, addresses)), next: { name, go, drop: () => work.abandon() } };
}

function questionText(asked: Asked, addresses: KeyAddresses): string {
  switch (asked.kind) {
    case 'authenticate':
      return authenticationText(asked.request, addresses);
    case 'seal':
      return sealText(asked.request, addresses);
    default:
      return unreachable(asked);
  }
}

function parse(asked: Asked, pKey: string): Outcome<Uint8Array> {
  switch (asked.kind) {
    case 'authenticate':
      return parseAuthentication(pKey, asked.request.source);
    case 'seal':
      return parseSealed(pKey, asked.request);
    default:
      return unreachable(asked);
  }
}
