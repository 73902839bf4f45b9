/** Files of the social-security application with names and meanings: 《社会保障（个人）卡规范》 file structure. Pure. */
import { toHex } from '../../base/bytes.ts';
import type { Fault } from '../../base/fault.ts';
import type { CardItem, FileAccess } from '../../ports/social-security-card.ts';
import { readAccessOf } from '../social-security/access.ts';
import type { FileSpec, ItemSpec } from '../social-security/files/file-spec.ts';
import { hex2 } from '../social-security/simple-tlv.ts';
import { isOpen, maskOf } from './item-masks.ts';
import { maskedBytes, type ExploredFile, type ExploredObject, type ExploreOptions, type Found } from './tree.ts';

export type Generation = 1 | 2 | 3;

/** The access to try: a PIN is never asked for, so what needs one is left to the card to refuse; `null`: it cannot be opened here. */
export function accessFor(file: FileSpec, generation: Generation, { useKeys }: ExploreOptions): FileAccess | null {
  const rule = readAccessOf(file, generation);
  if (rule === 'free' || rule === 'pin') return rule;
  if (rule === 'pinAndKey') return null;
  if (useKeys) return 'key';
  return rule === 'pinOrKey' ? 'pin' : null;
}

/** A file that was read. */
export function readFileNode(file: FileSpec, generation: Generation, items: readonly CardItem[], options: ExploreOptions): ExploredFile {
  return { ...heading(file, generation), state: 'read', detail: null, objects: items.map((item) => objectOf(file, item, options)) };
}

/** A file that was not read, and why. */
export function unreadFileNode(file: FileSpec, generation: Generation, why: Fault | null): ExploredFile {
  const state = why === null ? 'denied' : foundOf(why);
  return { ...heading(file, generation), state, detail: why?.detail ?? null, objects: [] };
}

/** What a fault of the social-security application says about the thing that was looked for. */
export function foundOf({ code }: Fault): Found {
  if (code === 'ssc.missingRecord' || code === 'ssc.notASocialSecurityCard') return 'absent';
  return code === 'ssc.denied' || code === 'ssc.authenticationRefused' || code.startsWith('keys.') ? 'denied' : 'unreadable';
}

function heading(file: FileSpec, generation: Generation) {
  const opens = readAccessOf(file, generation);
  const byKey = opens === 'key' || opens === 'pinOrKey' || opens === 'pinAndKey';
  return { file: file.file, title: { zh: file.zh, en: file.en }, opens, key: byKey ? (file.readKey ?? null) : null };
}

function objectOf(file: FileSpec, item: CardItem, options: ExploreOptions): ExploredObject {
  const spec = file.kind === 'linear' ? file.items.find(({ tag }) => tag === item.tag) : undefined;
  if (file.kind === 'transparent') return wholeFile(file, item, options);
  const inside = file.kind === 'cyclic' ? file.items : (spec?.parts ?? []);
  const seen = options.reveal || isOpen(file, item.tag);
  return {
    ...valueOf(item, spec),
    tag: file.kind === 'cyclic' ? String(item.instance) : hex2(item.tag),
    instance: file.kind === 'cyclic' ? 1 : item.instance,
    shown: options.reveal ? item.value : maskOf(file, item.tag)(item.value),
    raw: seen ? toHex(item.raw) : maskedBytes(item.raw.length),
    parts: (item.parts ?? []).map((part) => partOf(part, inside, options)),
  };
}

/** A picture or a fingerprint has no text. */
function wholeFile(file: FileSpec, { raw }: CardItem, { reveal }: ExploreOptions): ExploredObject {
  const { length } = raw;
  const bytes = reveal ? toHex(raw) : maskedBytes(length);
  return { tag: '00', instance: 1, name: { zh: file.zh, en: file.en }, length, shown: `${length} bytes`, raw: bytes, parts: [] };
}

/** Parts are always personal. */
function partOf(part: CardItem, specs: readonly ItemSpec[], { reveal }: ExploreOptions): ExploredObject {
  return {
    ...valueOf(
      part,
      specs.find(({ tag }) => tag === part.tag),
    ),
    shown: reveal ? part.value : part.value.replace(/./gu, '*'),
    raw: reveal ? toHex(part.raw) : maskedBytes(part.raw.length),
    parts: [],
  };
}

function valueOf(item: CardItem, spec: ItemSpec | undefined) {
  const name = spec === undefined ? null : { zh: spec.zh, en: spec.en };
  return { tag: hex2(item.tag), instance: item.instance, name, length: item.raw.length };
}
