/** What a program that died, or a session that was cut off, left in the dispenser. Nothing is guessed: dispenser and bin are looked at. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { CardDispenser } from '../../native/ports/card-dispenser.ts';
import type { RetainBin } from '../../native/ports/retain-bin.ts';
import type { Journal, OpenWrite } from '../session/journal.ts';

/** The steps of making, as the journal names them. Of `HAND_OUT` the outbox asks under its key: done means that the holder has the card. */
export const MAKE = 'card.write.make';
export const HAND_OUT = 'card.write.handOut';
export const KEEP = 'card.write.keep';
/** All of them stand under this subject: a machine has one dispenser. */
export const SUBJECT = 'card dispenser';

type Ending = 'done' | 'notDone' | 'unknown';

export interface SettleParts {
  readonly dispenser: Pick<CardDispenser, 'status' | 'capture'>;
  readonly bin: RetainBin | undefined;
  readonly journal: Pick<Journal, 'conclude' | 'stamp' | 'openWrites'>;
  readonly nowMs: () => number;
}

/**
 * Draws in what lies on the way and concludes what is open. A card that was at the exit and is neither there, nor jammed, nor in the bin was
 * taken. Fails where the dispenser cannot be looked at, or cannot be cleared: then nothing is begun.
 */
export async function settleMaking({ dispenser, bin, journal, nowMs }: SettleParts): Promise<Result<void, Fault>> {
  const opens = journal.openWrites(journal.stamp(SUBJECT));
  const { device, media } = await dispenser.status();
  if (device !== 'online') return opens.length === 0 ? ok(undefined) : err(fault('dispenser.gone', `the dispenser is ${device}`));
  const lies = media === 'entering' || media === 'present';
  const cleared = lies ? await dispenser.capture() : ok(undefined);
  const inside = lies || media === 'jammed';
  const inBin = bin === undefined ? null : (await bin.status()).count;
  const keep = opens.findLast(({ name }) => name === KEEP);
  const kept: Ending | null = inside ? 'done' : keep === undefined ? null : keptOf(keep, inBin);
  for (const open of opens) {
    const facts = { how: `found ${media}` };
    journal.conclude(open.step, { atMs: nowMs(), outcome: endingOf(open, kept), facts });
  }
  return cleared.ok && media !== 'jammed' ? ok(undefined) : cleared.ok ? err(fault('dispenser.jammed', 'a card is jammed')) : cleared;
}

/** `kept`: whether the card on the way is in the machine; `null`: nobody had begun to draw it in. */
function endingOf({ name }: OpenWrite, kept: Ending | null): Ending {
  if (name === MAKE) return 'notDone';
  if (name === KEEP) return kept ?? 'unknown';
  if (kept === null) return 'done';
  return kept === 'done' ? 'notDone' : kept === 'notDone' ? 'done' : 'unknown';
}

/** The card that was being drawn in has gone: into the bin, which then holds one more, or into a hand. A bin emptied since tells nothing. */
function keptOf({ facts }: OpenWrite, inBin: number | null): Ending {
  const before = facts['inBin'];
  if (inBin === null || typeof before !== 'number' || inBin < before) return 'unknown';
  return inBin > before ? 'done' : 'notDone';
}
