/**
 * Finding out what became of writes that were cut off: PIN reset and unblock by the tries left, a PIN change by verifying (nothing else
 * tells), blocks by selecting, items by reading them back. What cannot be told stays open.
 */
import { ok, type Result } from '../../native/base/result.ts';
import type { FileAddress, SocialSecurityFault } from '../../native/ports/social-security-card.ts';
import type { OpenWrite } from '../session/journal.ts';
import { leavesOpen } from './certainty.ts';
import { counterFinding, cyclicFinding, placesFinding, type Finding, type PinTries } from './findings.ts';
import { parsePlaces, splitStamps, stampPlaces } from './item-stamps.ts';
import { knownTries, subjectOfCard, subjectOfChip, type CardMemory, type WholeCard } from './memory.ts';
import { writeOf, type CardWrite, type WriteJournal, type WriteLog } from './write-journal.ts';

export interface SettledWrite {
  readonly write: CardWrite;
  readonly finding: Finding;
  /** Of the visit that was cut off. */
  readonly session: string;
  readonly idempotencyKey: string | null;
  readonly facts: OpenWrite['facts'];
}

type Found = Result<Finding | null, SocialSecurityFault>;
interface Finished {
  readonly open: OpenWrite;
  readonly finding: Finding;
}

/** Everything that is open for the card in the reader. The journal is told when all of it has been found out. */
export async function settleWrites(
  card: WholeCard,
  log: WriteLog,
  memory: CardMemory,
): Promise<Result<readonly SettledWrite[], SocialSecurityFault>> {
  const blocks = await findAll(log.journal.openWrites(subjectOfChip(log.atr, log.journal)), (open) => findBlock(card, open));
  if (!blocks.ok) return blocks;
  const subject = await subjectOfCard(card, memory, log.journal);
  if (!subject.ok) return blocks.value.length > 0 ? ok(finish(log, blocks.value)) : subject;
  const opens = log.journal.openWrites(subject.value);
  const found = await findAll(opens, (open) => find(card, log, { memory, subject: subject.value }, open));
  if (!found.ok) return found;
  return ok(finish(log, [...blocks.value, ...supersedeOlder(log, found.value)]));
}

/** Open writes that leave it unknown which PIN holds. */
export function openPinWrites(journal: WriteJournal, subject: string): readonly OpenWrite[] {
  return journal.openWrites(subject).filter((open) => setsPin(writeOf(open)));
}

/** Ends an open write in the journal. */
export function concludeWrite(log: WriteLog, open: OpenWrite, finding: Finding | 'superseded', how: string): readonly SettledWrite[] {
  log.journal.conclude(open.step, { atMs: log.nowMs(), outcome: finding, facts: { how } });
  return finding === 'superseded' ? [] : told({ open, finding });
}

/** Reads the places of an item write back. */
export async function findItems(card: WholeCard, journal: WriteJournal, subject: string, facts: OpenWrite['facts']): Promise<Found> {
  const text = (name: string): string => String(facts[name]);
  const [application = '', file = ''] = text('file').split('/');
  const address = { application: application as FileAddress['application'], file };
  const now = await stampPlaces(card, journal, subject, { address, places: parsePlaces(text('places')) });
  if (!now.ok) return now;
  const finding = facts['cyclic'] === true ? cyclicFinding : placesFinding;
  return ok(finding(splitStamps(text('before')), splitStamps(text('intended')), now.value));
}

async function findAll(
  opens: readonly OpenWrite[],
  find: (open: OpenWrite) => Promise<Found>,
): Promise<Result<readonly Finished[], SocialSecurityFault>> {
  const finished: Finished[] = [];
  for (const open of opens) {
    const found = await find(open);
    // A card that left ends it; one that only refuses (the PIN was not verified yet) leaves this write for later.
    if (!found.ok && leavesOpen(found.error.code)) return found;
    if (found.ok && found.value !== null) finished.push({ open, finding: found.value });
  }
  return ok(finished);
}

async function find(
  card: WholeCard,
  { journal }: WriteLog,
  { memory, subject }: { readonly memory: CardMemory; readonly subject: string },
  open: OpenWrite,
): Promise<Found> {
  const write = writeOf(open);
  switch (write) {
    case 'changePin':
      return ok('unknown');
    case 'resetPin':
    case 'unblockPin': {
      const tries = await knownTries(card, memory);
      return tries.ok ? ok(counterFinding(open.facts['triesBefore'] as PinTries, tries.value)) : tries;
    }
    case 'writeItems':
      return findItems(card, journal, subject, open.facts);
    case 'blockApplication':
    case 'blockCard':
    case null:
      return ok(null);
  }
}

async function findBlock(card: WholeCard, open: OpenWrite): Promise<Found> {
  const state = await card.askBlocked(open.facts['application'] as FileAddress['application']);
  if (!state.ok) return state;
  if (writeOf(open) === 'blockCard') return ok(state.value === 'card' ? 'done' : 'notDone');
  if (state.value === 'application') return ok('done');
  return ok(state.value === 'none' ? 'notDone' : 'unknown');
}

/** A reset that was carried out answers which PIN holds, whatever was unknown before it. */
function supersedeOlder(log: WriteLog, finished: readonly Finished[]): readonly Finished[] {
  const reset = finished.findLastIndex(({ open, finding }) => writeOf(open) === 'resetPin' && finding === 'done');
  return finished.filter(({ open, finding }, i) => {
    const older = i < reset && setsPin(writeOf(open)) && finding === 'unknown';
    if (older) concludeWrite(log, open, 'superseded', 'the PIN was reset afterwards');
    return !older;
  });
}

/** What is known now is concluded; of an unknown PIN the person is told, and it stays open. */
function finish(log: WriteLog, finished: readonly Finished[]): readonly SettledWrite[] {
  return finished.flatMap(({ open, finding }) =>
    finding === 'unknown' && setsPin(writeOf(open)) ? told({ open, finding }) : concludeWrite(log, open, finding, 'asked of the card'),
  );
}

function told({ open, finding }: Finished): readonly SettledWrite[] {
  const write = writeOf(open);
  const { session, idempotencyKey, facts } = open;
  return write === null ? [] : [{ write, finding, session, idempotencyKey, facts }];
}

function setsPin(write: CardWrite | null): boolean {
  return write === 'changePin' || write === 'resetPin';
}
