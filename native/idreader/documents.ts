/** From the 256 bytes of text to a document that was checked. */
import { concat, toHex } from '../base/bytes.ts';
import { fault, type Fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { IdDocument, IdDocumentDetails } from '../ports/id-reader.ts';
import { readCitizenNumber, readDate, readLastDay, readPermitNumber, readSex, readText } from './fields.ts';
import { type Field, type FieldName, type Layout, LAYOUTS, TYPE_FLAG } from './layout-tables.ts';
import { TEXT_BYTES } from './payload.ts';

export type DocumentFault = Fault<'idreader.unknownDocument' | 'idreader.malformed'>;
export type ReadDocument = IdDocument & { readonly details: IdDocumentDetails };

/**
 * Reads the text of any of the four kinds. A type flag that is not published is refused by its value and nothing else of the text
 * is looked at; a field that breaks its rule (check character, calendar, order of the dates) makes the whole document malformed.
 */
export function readDocument(text: Uint8Array): Result<ReadDocument, DocumentFault> {
  if (text.length !== TEXT_BYTES) return err(fault('idreader.malformed', `${text.length} bytes of text`));
  const layout = layoutOf(text);
  if (layout === null) {
    const flag = slice(text, TYPE_FLAG).toReversed();
    return err(fault('idreader.unknownDocument', `unknown document type 0x${toHex(flag)}`));
  }
  try {
    return ok(documentOf(text, layout));
  } catch (error) {
    if (error instanceof Malformed) return err(fault('idreader.malformed', error.message));
    throw error;
  }
}

/** Thrown and caught in this file alone. */
class Malformed extends Error {}

function layoutOf(text: Uint8Array): Layout | null {
  const flag = readText(slice(text, TYPE_FLAG));
  return flag.ok ? (LAYOUTS.get(flag.value) ?? null) : null;
}

function documentOf(text: Uint8Array, layout: Layout): ReadDocument {
  const { kind, edition } = layout;
  const raw = (...names: readonly FieldName[]): string => textOf(text, layout, names);
  const number = must('number', edition === '2017' ? readPermitNumber(raw('number')) : readCitizenNumber(raw('number')));
  const birthDate = must('birthDate', readDate(raw('birthDate')));
  const validFrom = must('validFrom', readDate(raw('validFrom')));
  const validUntil = must('validUntil', readLastDay(raw('validUntil')));
  const englishName = optional(raw('englishName', 'englishNameRest'));
  const name = raw('name') || (kind === 'foreignerResidencePermit' ? (englishName ?? '') : '');
  if (name === '') throw new Malformed('name: blank');
  if (validUntil !== 'longTerm' && validUntil < validFrom) throw new Malformed('validUntil: before validFrom');
  if (edition === null && number.slice(6, 14) !== birthDate.replaceAll('-', '')) throw new Malformed('number: another date of birth');
  if (edition === '2023' && !number.startsWith('9')) throw new Malformed("number: not a foreigner's");
  const details: IdDocumentDetails = {
    sex: readSex(raw('sex')),
    birthDate,
    ethnicGroup: optional(raw('ethnicGroup')),
    address: optional(raw('address')),
    issuer: optional(raw('issuer')),
    passNumber: optional(raw('passNumber')),
    issueCount: optional(raw('issueCount')),
    englishName,
    nationality: optional(raw('nationality')),
    edition,
  };
  return { kind, number, name, validFrom, validUntil, details };
}

/** The text of a field that may lie in several places; empty where this kind of document has none. */
function textOf(text: Uint8Array, { fields }: Layout, names: readonly FieldName[]): string {
  const parts = names.map((name) => fields[name]).filter((field) => field !== undefined);
  return must(names[0] ?? 'name', readText(concat(...parts.map((field) => slice(text, field)))));
}

function must<T>(name: FieldName, result: Result<T, string>): T {
  if (!result.ok) throw new Malformed(`${name}: ${result.error}`);
  return result.value;
}

function optional(text: string): string | null {
  return text === '' ? null : text;
}

function slice(text: Uint8Array, { at, bytes }: Field): Uint8Array {
  return text.subarray(at, at + bytes);
}
