/**
 * `pFileAddr` of the national interface: `SSSEEF05|01|07|$DF01EF15|2A|40:2|$`. A file is an application and an elementary file;
 * behind it stand its items by tag, `40:2` is the second instance; `$` ends the file. A cyclic file stands alone (all its records,
 * newest first) or with a record's number, `DF02EF07:01$`. Makers' other names of SSSE (`MF`, `3F00`, `DDF1`) are understood.
 */
import { err, ok, type Result } from '../../native/base/result.ts';
import { findFile } from '../../native/card/social-security/files/all-files.ts';
import type { FileSpec } from '../../native/card/social-security/files/file-spec.ts';

export interface WantedItem {
  /** As written: `40:2`. */
  readonly text: string;
  readonly tag: number;
  readonly instance: number;
}

export interface WantedFile {
  /** As written: `SSSEEF05`, `DF02EF07:01`. */
  readonly text: string;
  readonly file: FileSpec;
  /** Of a cyclic file none. */
  readonly items: readonly WantedItem[];
  /** Of a cyclic file: the one record, from 1; `null`: all. Of others `null`. */
  readonly record: number | null;
}

/** `invalidData` (−23): not this syntax. `notOnCard` (−22): a file or an item that the card specification does not have. */
export type AddressError = 'invalidData' | 'notOnCard';

const NAME = /^(SSSE|MF|3F00|DDF1|DF0[0-9A-F])(EF[0-9A-F]{2})(?::(\d{1,3}))?$/;
const ITEM = /^([0-9A-F]{2})(?::(\d{1,2}))?$/;
const SSSE_NAMES: ReadonlySet<string> = new Set(['SSSE', 'MF', '3F00', 'DDF1']);
const APPLICATIONS = ['DF01', 'DF02', 'DF03', 'DF04', 'DF07'] as const;
/** More is no address but an attack; the whole card has 27 files. */
const LENGTH_MAX = 4_096;

/** Parses a whole address of one file or more. */
export function parseFileAddress(text: string): Result<readonly WantedFile[], AddressError> {
  if (text.length > LENGTH_MAX || !text.endsWith('$')) return err('invalidData');
  const files: WantedFile[] = [];
  for (const part of text.slice(0, -1).split('$')) {
    const file = parseFile(part);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}

function parseFile(text: string): Result<WantedFile, AddressError> {
  const [name = '', ...fields] = (text.endsWith('|') ? text.slice(0, -1) : text).split('|');
  const [, application = '', file = '', recordText] = NAME.exec(name) ?? [];
  if (file === '') return err('invalidData');
  const wanted = fields.map(parseItem);
  const items = wanted.filter((item) => item !== null);
  const record = recordText === undefined ? null : Number(recordText);
  if (items.length !== wanted.length || record === 0) return err('invalidData');
  const spec = specOf(application, file);
  if (spec === undefined) return err('notOnCard');
  return fits(spec, items, record) ? ok({ text: name, file: spec, items, record }) : err(reason(spec, items, record));
}

function parseItem(text: string): WantedItem | null {
  const [, tag, instance = '1'] = ITEM.exec(text) ?? [];
  return tag === undefined || Number(instance) === 0 ? null : { text, tag: parseInt(tag, 16), instance: Number(instance) };
}

function specOf(application: string, file: string): FileSpec | undefined {
  if (SSSE_NAMES.has(application)) return findFile({ application: 'SSSE', file });
  const known = APPLICATIONS.find((name) => name === application);
  return known === undefined ? undefined : findFile({ application: known, file });
}

function fits(spec: FileSpec, items: readonly WantedItem[], record: number | null): boolean {
  return shapeFits(spec, items, record) && items.every((item) => has(spec, item));
}

function reason(spec: FileSpec, items: readonly WantedItem[], record: number | null): AddressError {
  return shapeFits(spec, items, record) ? 'notOnCard' : 'invalidData';
}

/** Items belong to linear files, a record number to cyclic ones; a transparent file is named alone. */
function shapeFits({ kind }: FileSpec, items: readonly WantedItem[], record: number | null): boolean {
  return kind === 'linear' ? items.length > 0 && record === null : items.length === 0 && (kind === 'cyclic' || record === null);
}

function has(spec: FileSpec, { tag, instance }: WantedItem): boolean {
  return spec.items.some((item) => item.tag === tag && instance <= (item.instances ?? 1));
}
