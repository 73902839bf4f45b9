/** What payment environments and applications tell of themselves (EMV book 1 §11.3.4 and §12.2; contactless book B §3.3). */
import { decodeAscii, withoutFilling } from '../../base/gb18030.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { findTlv, parseTlv, type Tlv } from '../../base/tlv.ts';
import { TAG } from './tags.ts';

/** An application that a card names. */
export interface Candidate {
  readonly aid: Uint8Array;
  readonly label: string | null;
  /** The name in the holder's own writing. */
  readonly preferredName: string | null;
  /** 1 is the highest of 15; `null`: none given. */
  readonly priority: number | null;
}

/** An application's own answer to SELECT. */
export interface ApplicationInformation extends Candidate {
  /** Its PDOL, empty where it has none. */
  readonly pdol: Uint8Array;
  /** What the issuer added (BF0C): log places stand there. */
  readonly discretionary: readonly Tlv[];
}

const MIN_AID_BYTES = 5;
const MAX_AID_BYTES = 16;
const MAX_DIRECTORY_SFI = 10;
const PRIORITY_MASK = 0x0f;
const LATIN_TABLES = 10;

/** The short file identifier of the directory, 1-10, from the answer to SELECT of the contact environment. */
export function parseDirectoryFile(fci: Uint8Array): Result<number, string> {
  const proprietary = parseFci(fci);
  if (!proprietary.ok) return proprietary;
  const [sfi = 0, ...more] = findTlv(proprietary.value.inside, TAG.directoryFile)?.value ?? [];
  return sfi >= 1 && sfi <= MAX_DIRECTORY_SFI && more.length === 0 ? ok(sfi) : err('FCI has no directory file from 1 to 10');
}

/** The applications in one record of the directory; entries of other kinds are passed over. */
export function parseDirectoryRecord(record: Uint8Array): Result<readonly Candidate[], string> {
  const parsed = parseTlv(record);
  if (!parsed.ok) return err(`byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [template, ...more] = parsed.value;
  if (template?.tag !== TAG.record || more.length > 0) return err('byte 0: not one template 70');
  return entries(template.children ?? []);
}

/** The applications in the answer to SELECT of the contactless environment. */
export function parseProximityDirectory(fci: Uint8Array): Result<readonly Candidate[], string> {
  const proprietary = parseFci(fci);
  if (!proprietary.ok) return proprietary;
  return entries(findTlv(proprietary.value.inside, TAG.fciIssuerDiscretionary)?.children ?? []);
}

/** The answer to SELECT of an application. */
export function parseApplicationFci(fci: Uint8Array): Result<ApplicationInformation, string> {
  const parsed = parseFci(fci);
  if (!parsed.ok) return parsed;
  const { name, inside } = parsed.value;
  return ok({
    ...candidate(name, inside),
    pdol: findTlv(inside, TAG.processingOptionsDataList)?.value ?? new Uint8Array(),
    discretionary: findTlv(inside, TAG.fciIssuerDiscretionary)?.children ?? [],
  });
}

/**
 * By priority, the highest first; those without one behind in the card's own order (EMV book 1 §12.4). Bit 8, which asks for the holder's
 * word before a payment, means nothing to a terminal that only reads.
 */
export function byPriority(candidates: readonly Candidate[]): readonly Candidate[] {
  const rank = ({ priority }: Candidate) => priority ?? Infinity;
  return candidates.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

function parseFci(bytes: Uint8Array): Result<{ readonly name: Uint8Array; readonly inside: readonly Tlv[] }, string> {
  const parsed = parseTlv(bytes);
  if (!parsed.ok) return err(`FCI byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [template, ...more] = parsed.value;
  if (template?.tag !== TAG.fci || more.length > 0) return err('FCI byte 0: not one template 6F');
  const of = (tag: number) => template.children?.find((object) => object.tag === tag);
  const name = of(TAG.dedicatedFileName)?.value;
  const inside = of(TAG.fciProprietary)?.children ?? null;
  if (name === undefined || !isAid(name)) return err('FCI has no name of 5 to 16 bytes');
  return inside === null ? err('FCI has no template A5') : ok({ name, inside });
}

function entries(list: readonly Tlv[]): Result<readonly Candidate[], string> {
  const candidates: Candidate[] = [];
  for (const { tag, children } of list) {
    if (tag !== TAG.directoryEntry) continue;
    const aid = findTlv(children ?? [], TAG.applicationIdentifier)?.value;
    if (aid === undefined || !isAid(aid)) return err(`entry ${candidates.length + 1} has no application identifier of 5 to 16 bytes`);
    candidates.push(candidate(aid, children ?? []));
  }
  return ok(candidates);
}

function candidate(aid: Uint8Array, inside: readonly Tlv[]): Candidate {
  const value = (tag: number) => findTlv(inside, tag)?.value ?? new Uint8Array();
  const label = decodeAscii(value(TAG.applicationLabel));
  const [table = 1] = value(TAG.issuerCodeTable);
  return {
    aid,
    label: label.ok ? label.value.trim() || null : null,
    preferredName: inLatin(table, withoutFilling(value(TAG.preferredName))),
    priority: (value(TAG.applicationPriority)[0] ?? 0) & PRIORITY_MASK || null,
  };
}

/** Text in the part of ISO 8859 that the issuer named; the terminal shows only what it can (EMV book 4 §11.3). */
function inLatin(table: number, bytes: Uint8Array): string | null {
  if (table < 1 || table > LATIN_TABLES || bytes.length === 0) return null;
  const text = new TextDecoder(`iso-8859-${table}`).decode(bytes);
  return /[\p{Cc}\p{Cn}\u{fffd}]/u.test(text) ? null : text.trim();
}

function isAid(bytes: Uint8Array): boolean {
  return bytes.length >= MIN_AID_BYTES && bytes.length <= MAX_AID_BYTES;
}
