/** What is learned of a card on the way, so that a write need not ask for it again. */
import { ok, type Result } from '../../native/base/result.ts';
import type {
  CardItem,
  FileAddress,
  SocialSecurityCard,
  SocialSecurityCardLife,
  SocialSecurityFault,
} from '../../native/ports/social-security-card.ts';
import { triesOf, type PinTries } from './findings.ts';
import type { WriteJournal } from './write-journal.ts';

export type WholeCard = SocialSecurityCard & SocialSecurityCardLife;

export interface CardMemory {
  /** 卡识别码; `null`: not read yet. */
  identifier: string | null;
  tries: PinTries;
}

/** 发卡机构基本数据文件 of SSSE, free to read; its first item is 卡识别码. */
const ISSUER_FILE: FileAddress = { application: 'SSSE', file: 'EF05' };
const IDENTIFIER_TAG = 0x01;

/** The identifier among items that were read anyway; `null`: it is not among them. */
export function identifierIn({ application, file }: FileAddress, items: readonly CardItem[]): string | null {
  if (application !== ISSUER_FILE.application || file !== ISSUER_FILE.file) return null;
  return items.find(({ tag }) => tag === IDENTIFIER_TAG)?.value ?? null;
}

/** The identifier, read once. A write on a card that does not tell it is not begun. */
async function identifierOf(card: WholeCard, memory: CardMemory): Promise<Result<string, SocialSecurityFault>> {
  if (memory.identifier !== null) return ok(memory.identifier);
  const items = await card.readItems(ISSUER_FILE, [IDENTIFIER_TAG], 'free');
  if (!items.ok) return items;
  const [item] = items.value;
  if (item === undefined) return { ok: false, error: { code: 'ssc.missingRecord', detail: 'SSSE EF05 has no identifier' } };
  memory.identifier = item.value;
  return ok(item.value);
}

/** Under this subject the journal keeps what is written on the card. */
export async function subjectOfCard(
  card: WholeCard,
  memory: CardMemory,
  journal: Pick<WriteJournal, 'stamp'>,
): Promise<Result<string, SocialSecurityFault>> {
  const identifier = await identifierOf(card, memory);
  return identifier.ok ? ok(journal.stamp(`card ${identifier.value}`)) : identifier;
}

/** The same for a card that can be told by its answer to reset only, because it is blocked. */
export function subjectOfChip(atr: Uint8Array, journal: Pick<WriteJournal, 'stamp'>): string {
  return journal.stamp(`chip ${[...atr].join('.')}`);
}

/** The tries as known, or asked for. A card that does not tell is `unknown`. */
export async function knownTries(card: WholeCard, memory: CardMemory): Promise<Result<PinTries, SocialSecurityFault>> {
  if (memory.tries !== 'unknown') return ok(memory.tries);
  const pin = await card.pinState();
  if (!pin.ok) return pin;
  memory.tries = triesOf(pin.value);
  return ok(memory.tries);
}
