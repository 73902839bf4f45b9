/** Reading a social-security card whole: EF05, the authentications its version asks for, EF06. */
import { equalBytes, toHex } from '../../base/bytes.ts';
import { ok, type Result } from '../../base/result.ts';
import type { CardAlgorithm, CardKeyContext, CardKeys } from '../../ports/card-keys.ts';
import type { CardData, SocialSecurityFault } from '../../ports/social-security-card.ts';
import { historicalBytes } from '../atr.ts';
import type { CardChannel } from '../session.ts';
import { selectSsse } from './application.ts';
import { authenticateCard, authenticateTerminal } from './authenticate.ts';
import { cardAlgorithm, parseHolder, parseIssuer, type IssuerData } from './card-data.ts';
import { refuse } from './faults.ts';
import { readFile } from './read-file.ts';
import type { KeyNumbers } from './files/key-numbers.ts';
import { HOLDER_FILE, ISSUER_FILE } from './files/ssse.ts';

/** What reading needs of the session and leaves in it. */
export interface CardSide {
  readonly keys: CardKeys;
  readonly atr: Uint8Array;
  readonly numbers: KeyNumbers;
  side: IssuerSide | null;
}

export interface IssuerSide {
  readonly issuer: IssuerData;
  readonly algorithm: CardAlgorithm;
}

/**
 * Reads and checks everything. SSSE is selected a second time before the holder's file, as the ministry's read procedure
 * does: an FCI that differs from the first means that one of the two was read wrong, or that another card answers.
 */
export async function readCard(card: CardChannel, visit: CardSide): Promise<Result<CardData, SocialSecurityFault>> {
  const side = await readIssuerSide(card);
  if (!side.ok) return side;
  visit.side = side.value;
  const { issuer, algorithm } = side.value;
  if (issuer.generation === 3) {
    const open = await openHolderFile(card, visit, side.value);
    if (!open.ok) return open;
  }
  const records = await readFile(card, HOLDER_FILE);
  if (!records.ok) return records;
  const holder = parseHolder(records.value);
  if (!holder.ok) return holder;
  const { identifierBytes: _bytes, ...facts } = issuer;
  return ok({
    card: { ...facts, algorithm, historicalBytes: toHex(historicalBytes(visit.atr) ?? new Uint8Array()) },
    holder: holder.value,
  });
}

/** EF05 and the algorithm, with SSSE selected at the end. */
export async function readIssuerSide(card: CardChannel): Promise<Result<IssuerSide, SocialSecurityFault>> {
  const first = await selectSsse(card);
  if (!first.ok) return first;
  const records = await readFile(card, ISSUER_FILE);
  if (!records.ok) return records;
  const issuer = parseIssuer(records.value);
  if (!issuer.ok) return issuer;
  const second = await selectSsse(card);
  if (!second.ok) return second;
  if (!equalBytes(first.value.fci, second.value.fci)) return refuse('ssc.malformed', 'two SELECT SSSE gave different FCI');
  const algorithm = cardAlgorithm(second.value.algorithm, issuer.value.cardIdentifier);
  return algorithm.ok ? ok({ issuer: issuer.value, algorithm: algorithm.value }) : algorithm;
}

/** INTERNAL AUTHENTICATE with IRK, then EXTERNAL AUTHENTICATE with RKSSSE (3.0 cards). */
async function openHolderFile(
  card: CardChannel,
  { keys, numbers, atr }: CardSide,
  side: IssuerSide,
): Promise<Result<void, SocialSecurityFault>> {
  const context = keyContext(side, atr);
  if (!context.ok) return context;
  const genuine = await authenticateCard(card, keys, context.value);
  return genuine.ok ? authenticateTerminal(card, { keys, numbers, context: context.value }, 'RKSSSE') : genuine;
}

const SERIAL = { from: 5, bytes: 8 } as const;

/** What derives this card's keys: its identifier and the historical bytes T6-TD. */
export function keyContext(side: IssuerSide, atr: Uint8Array): Result<CardKeyContext, SocialSecurityFault> {
  const serial = historicalBytes(atr)?.slice(SERIAL.from, SERIAL.from + SERIAL.bytes);
  if (serial?.length !== SERIAL.bytes) return refuse('ssc.malformed', 'the ATR has no 13 historical bytes');
  return ok({ algorithm: side.algorithm, cardIdentifier: side.issuer.identifierBytes, serial });
}
