/** iReadCard, its HSM steps and iReadDebitRecord: files of the card by their addresses. */
import { ok } from '../../native/base/result.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import { readAccessOf } from '../../native/card/social-security/access.ts';
import type { CardItem, FileAccess } from '../../native/ports/social-security-card.ts';
import { type AuthType, parseCardInfo } from './arguments.ts';
import { parseFileAddress, type WantedFile } from './file-address.ts';
import { fields } from './key-text.ts';
import { refuse, told, type Outcome } from './outcome.ts';
import type { NationalParts } from './parts.ts';
import { pinOutcome, withPin } from './pin-desk.ts';
import { ended, stageOf, type Stage } from './stage.ts';
import type { SteppedWork } from './stepped-work.ts';

const TAG = { identifier: 0x01, version: 0x03, number: 0x07 } as const;

export type Generation = 1 | 2 | 3;

/** Whether this is the card that `pCardInfo` names (−22 if not); gives its generation. */
export async function checkCard({ socialSecurity }: OpenCard, cardInfo: string): Promise<Outcome<Generation>> {
  const wanted = parseCardInfo(cardInfo);
  if (!wanted.ok) return wanted;
  const items = told(await socialSecurity.readItems({ application: 'SSSE', file: 'EF05' }, Object.values(TAG), 'free'));
  if (!items.ok) return items;
  const value = (tag: number) => items.value.find((item) => item.tag === tag)?.value ?? '';
  const { identifier, number } = wanted.value;
  if (value(TAG.identifier) !== identifier || value(TAG.number) !== number) return refuse('notOnCard');
  const [major = ''] = value(TAG.version);
  return ok(major === '3' ? 3 : major === '2' ? 2 : 1);
}

/** iReadCard: every file of the address, under its own condition; `auth` chooses where the file leaves a choice. */
export async function readFiles(
  card: OpenCard,
  parts: NationalParts,
  auth: AuthType,
  cardInfo: string,
  address: string,
): Promise<Outcome<string>> {
  const files = wantedFiles(address);
  if (!files.ok) return files;
  const generation = await checkCard(card, cardInfo);
  if (!generation.ok) return generation;
  const plan = files.value.map((file) => ({ file, access: accessOf(file, generation.value, auth) }));
  if (plan.some(({ access }) => access === 'pin' || access === 'pinAndKey')) {
    const verified = await verifyPin(card, parts);
    if (!verified.ok) return verified;
  }
  let out = '';
  for (const { file, access } of plan) {
    const text = await readOne(card, file, access);
    if (!text.ok) return text;
    out += text.value;
  }
  return ok(out);
}

/** The files of an address, or the answer that it is none. */
export function wantedFiles(address: string): Outcome<readonly WantedFile[]> {
  const files = parseFileAddress(address);
  return files.ok ? files : refuse(files.error);
}

function accessOf({ file }: WantedFile, generation: Generation, auth: AuthType): FileAccess {
  const rule = readAccessOf(file, generation);
  return rule === 'pinOrKey' ? auth : rule;
}

/** VERIFY with the PIN that the person types. */
export function verifyPin(card: OpenCard, parts: NationalParts): Promise<Outcome<string>> {
  return withPin(parts, 'current', async (pin) => {
    const outcome = told(await card.socialSecurity.verifyPin(pin));
    return outcome.ok ? pinOutcome(outcome.value) : outcome;
  });
}

/** One file in the shape of its address, with values where the tags stood. */
async function readOne({ socialSecurity }: OpenCard, wanted: WantedFile, access: FileAccess): Promise<Outcome<string>> {
  const { file, items, record, text } = wanted;
  const tags = record === null ? [...new Set(items.map(({ tag }) => tag))] : [record];
  const read = told(await socialSecurity.readItems(file, tags, access));
  if (!read.ok) return read;
  const values = file.kind === 'linear' ? items.map((item) => valueOf(read.value, item.tag, item.instance)) : read.value.map(clean);
  return ok(`${fields(text, ...values)}$`);
}

/** An item that is not on the card is empty. */
function valueOf(items: readonly CardItem[], tag: number, instance: number): string {
  const found = items.find((item) => item.tag === tag && item.instance === instance);
  return found === undefined ? '' : clean(found);
}

/** A separator of the interface inside a value, which no card should hold, becomes a blank. */
function clean({ value }: CardItem): string {
  return value.replace(/[|$]/g, ' ');
}

/** iReadCard_HSM_Step1: one file only; a file that opens without a key is −2204. */
export async function readFileStep1(
  card: OpenCard,
  work: SteppedWork,
  parts: NationalParts,
  cardInfo: string,
  address: string,
): Promise<Stage> {
  const files = wantedFiles(address);
  if (!files.ok) return ended(files);
  const [file, second] = files.value;
  if (file === undefined || second !== undefined) return ended(refuse('invalidData'));
  const generation = await checkCard(card, cardInfo);
  if (!generation.ok) return ended(generation);
  const access = accessOf(file, generation.value, 'key');
  if (access === 'free' || access === 'pin') return ended(refuse('noHsmNeeded'));
  const verified = access === 'pinAndKey' ? await verifyPin(card, parts) : ok('');
  if (!verified.ok) return ended(verified);
  const turn = await work.begin(() => readOne(card, file, access));
  return stageOf(work, turn, ['iReadCard_HSM_Step2'], parts.keyAddresses ?? {});
}

/** 交易明细 of DF04. */
const TRANSACTIONS = { application: 'DF04', file: 'EF08' } as const;

/** iReadDebitRecord: a^b^…^| for each record, newest first. */
export async function readDebitRecords(card: OpenCard, parts: NationalParts): Promise<Outcome<string>> {
  const verified = await verifyPin(card, parts);
  if (!verified.ok) return verified;
  const records = told(await card.socialSecurity.readItems(TRANSACTIONS, [], 'pin'));
  return records.ok ? ok(fields(...records.value.map((record) => `${clean(record)}^`))) : records;
}
