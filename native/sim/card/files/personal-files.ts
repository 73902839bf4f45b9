/** The files below SSSE as a persona's card holds them: what the persona file says, and defaults that fit the persona. */
import { concat, hex } from '../../../base/bytes.ts';
import { parseAccess } from '../access.ts';
import { cardNumberCheck } from '../check-digits.ts';
import type { CardFile } from '../chip.ts';
import { encodeCyclic, encodeItem } from './coding.ts';
import { DEFAULT_CYCLES, DEFAULT_ITEMS } from './defaults-table.ts';
import { FILE_ROWS, type FileRow } from './layout-table.ts';
import { cyclicFields, fileName, itemsOf, rowOf, valueLength, type Item } from './layout.ts';

/** Content of one file in a persona: values by tag, records of a cyclic file, or a transparent file in hexadecimal. */
export type FileContent = string | readonly string[] | Readonly<Record<string, string | readonly string[] | null>>;

/** Files by application and name: `{ "DF01": { "EF05": { "20": "10" } } }`. */
export type PersonaFiles = Readonly<Record<string, Readonly<Record<string, FileContent>>>>;

/** What of a persona the files come from. */
export interface FilesPersona {
  readonly card: { readonly identifier: string; readonly issuedOn: string };
  readonly version: string;
  readonly files?: PersonaFiles | undefined;
}

/** What is wrong with a persona's files; `null` when they fit the table. */
export function filesProblem(persona: FilesPersona): string | null {
  for (const [df, files] of Object.entries(persona.files ?? {}))
    for (const [name, content] of Object.entries(files)) {
      const row = rowOf(df, name);
      const field = `files.${df}.${name}`;
      if (row === undefined) return `${field}: there is no such file`;
      const stranger = unknownTag(row, content);
      if (stranger !== null) return `${field}.${stranger}: unknown field`;
      try {
        buildFile(persona, row);
      } catch (error) {
        return `${field}: ${error instanceof Error ? error.message : 'does not fit'}`;
      }
    }
  return null;
}

/** The files of one application. EF07 and EF08 of SSSE are on 3.00 cards, and where the persona holds them. */
export function personalFiles(persona: FilesPersona, df: string): readonly CardFile[] {
  return FILE_ROWS.filter((row) => row.df === df)
    .filter((row) => df !== 'SSSE' || persona.version === '3.00' || persona.files?.[df]?.[fileName(row.ef)] !== undefined)
    .map((row) => buildFile(persona, row));
}

function buildFile(persona: FilesPersona, row: FileRow): CardFile {
  const base = { fid: 0xef00 | row.ef, sfi: row.ef, read: parseAccess(row.read), write: parseAccess(row.write) };
  const given = persona.files?.[row.df]?.[fileName(row.ef)];
  if (row.size !== undefined) return { ...base, kind: 'transparent', records: [transparent(row.size, given)] };
  if (row.cyclic !== undefined) {
    const fields = cyclicFields(row);
    const texts = Array.isArray(given) ? (given as readonly string[]) : (DEFAULT_CYCLES[addressOf(row)] ?? []);
    const records = texts.map((text) => encodeCyclic(fields, fill(text, persona)));
    if (records.length > row.cyclic.records) throw new Error(`more than ${row.cyclic.records} records`);
    const recordLength = fields.reduce((sum, { length }) => sum + length, 0);
    return { ...base, kind: 'cyclic', records, recordLength, recordsMax: row.cyclic.records };
  }
  const items = itemsOf(row);
  const records = items.flatMap((item) => recordsOf(persona, row, item, given));
  const capacity = items.reduce((sum, item) => sum + item.count * (2 + valueLength(item)), 0);
  return { ...base, kind: 'linear', records, capacity };
}

/** All records of one tag: given, by default, or blank; `null` leaves them out. */
function recordsOf(persona: FilesPersona, row: FileRow, item: Item, given: FileContent | undefined): readonly Uint8Array[] {
  const tag = item.tag.toString(16).toUpperCase().padStart(2, '0');
  const own = isTable(given) ? given[tag] : undefined;
  if (own === null) return [];
  const value = own ?? DEFAULT_ITEMS[addressOf(row)]?.[tag] ?? '';
  const texts = typeof value === 'string' ? [value] : value;
  if (texts.length > item.count) throw new Error(`${tag}: more than ${item.count} values`);
  return Array.from({ length: item.count }, (_, i) => encodeItem(item, fill(texts[i] ?? '', persona)));
}

function transparent(size: number, given: FileContent | undefined): Uint8Array {
  const bytes = typeof given === 'string' ? hex(given) : new Uint8Array(0);
  if (bytes.length > size) throw new Error(`longer than ${size} bytes`);
  return concat(bytes, new Uint8Array(size - bytes.length));
}

function unknownTag(row: FileRow, content: FileContent): string | null {
  if (!isTable(content)) return null;
  const tags = itemsOf(row).map(({ tag }) => tag);
  return Object.keys(content).find((key) => !tags.includes(parseInt(key, 16))) ?? null;
}

function isTable(content: FileContent | undefined): content is Readonly<Record<string, string | readonly string[] | null>> {
  return typeof content === 'object' && !Array.isArray(content);
}

function addressOf(row: FileRow): string {
  return `${row.df}/${fileName(row.ef)}`;
}

/** The placeholders of the default table. The organisation code follows the check rule of GB 11714, which is that of the 卡号. */
function fill(text: string, { card }: FilesPersona): string {
  const serial = String(parseInt(card.identifier.slice(18, 24), 16) % 10_000_000).padStart(7, '0');
  const organisation = `9${serial}`;
  return text
    .replaceAll('$region', card.identifier.slice(0, 6))
    .replaceAll('$issued', card.issuedOn)
    .replaceAll('$year', card.issuedOn.slice(0, 4))
    .replaceAll('$phone', `1990000${serial.slice(-4)}`)
    .replaceAll('$org', organisation + cardNumberCheck(organisation))
    .replaceAll('$unit', '示范有限责任公司');
}
