/** iWriteCard and its HSM steps: items written under their files' update keys. */
import { ok } from '../../native/base/result.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import { readAccessOf } from '../../native/card/social-security/access.ts';
import type { ReadBack } from '../../native/ports/social-security-card.ts';
import type { WantedFile } from './file-address.ts';
import { refuse, toldOfWrite, type Outcome } from './outcome.ts';
import type { NationalParts } from './parts.ts';
import { checkCard, verifyPin, wantedFiles, type Generation } from './read-files.ts';
import { ended, stageOf, type NextStep, type Stage } from './stage.ts';
import type { SteppedWork } from './stepped-work.ts';
import { isWritable, parseWriteData, type FileToWrite } from './write-data.ts';

/** What a caller names. */
export interface WriteCall {
  readonly cardInfo: string;
  readonly address: string;
}

/**
 * iWriteCard: file after file in the order of the address, each read back. Nothing is sent before every value of every file fits. The PIN
 * is asked for where a file can be read back with nothing less.
 */
export async function writeFiles(card: OpenCard, parts: NationalParts, call: WriteCall, data: string): Promise<Outcome<string>> {
  const writes = parse(call.address, data);
  if (!writes.ok) return writes;
  const generation = await checkCard(card, call.cardInfo);
  if (!generation.ok) return generation;
  if (writes.value.some(({ file }) => needsPin(file, generation.value))) {
    const verified = await verifyPin(card, parts);
    if (!verified.ok) return verified;
  }
  for (const write of writes.value) {
    const written = await writeOne(card, write, 'always');
    if (!written.ok) return written;
  }
  return ok('');
}

function parse(address: string, data: string): Outcome<readonly FileToWrite[]> {
  const files = wantedFiles(address);
  if (!files.ok) return files;
  const writes = parseWriteData(files.value, data);
  return writes.ok ? writes : refuse(writes.error);
}

function needsPin({ file }: WantedFile, generation: Generation): boolean {
  const rule = readAccessOf(file, generation);
  return rule === 'pin' || rule === 'pinAndKey';
}

async function writeOne({ socialSecurity }: OpenCard, { file, items }: FileToWrite, readBack: ReadBack): Promise<Outcome<string>> {
  const written = toldOfWrite(await socialSecurity.writeItems(file.file, items, readBack));
  return written.ok ? ok('') : written;
}

const STEP_2 = 'iWriteCard_HSM_Step2';

/**
 * iWriteCard_HSM_Step1: one file; gives what the key service must compute for its update key. Records of an item that repeats are counted
 * before they are written, which asks for the PIN.
 */
export async function writeFileStep1(card: OpenCard, work: SteppedWork, parts: NationalParts, call: WriteCall): Promise<Stage> {
  const files = wantedFiles(call.address);
  if (!files.ok) return ended(files);
  const [file, second] = files.value;
  if (file === undefined || second !== undefined || !isWritable(file)) return ended(refuse('invalidData'));
  const checked = await checkCard(card, call.cardInfo);
  if (!checked.ok) return ended(checked);
  const verified = repeats(file) ? await verifyPin(card, parts) : ok('');
  if (!verified.ok) return ended(verified);
  const authorise = async (): Promise<Outcome<string>> => {
    const allowed = toldOfWrite(await card.socialSecurity.authorizeWriting(file.file));
    return allowed.ok ? ok('') : allowed;
  };
  const stage = stageOf(work, await work.begin(authorise), [STEP_2], parts.keyAddresses ?? {});
  return stage.next === undefined ? stage : { ...stage, next: thenWrite(card, stage.next, call.address) };
}

function repeats({ file, items }: WantedFile): boolean {
  return items.some(({ tag }) => file.items.some((spec) => spec.tag === tag && (spec.instances ?? 1) > 1));
}

/** Step 2 brings the authentication and the values; values that do not fit are told before the authentication is used. */
function thenWrite(card: OpenCard, next: NextStep, address: string): NextStep {
  const go: NextStep['go'] = async (pKey, data = '') => {
    const writes = parse(address, data);
    const [write] = writes.ok ? writes.value : [];
    if (!writes.ok || write === undefined) {
      await next.drop();
      return ended(writes.ok ? refuse('invalidData') : writes);
    }
    const authorised = await next.go(pKey);
    return authorised.answer.code === 0 ? ended(await writeOne(card, write, 'whereOpen')) : authorised;
  };
  return { ...next, go };
}
