/** One document from finding it to its checked data: find, select, read, all three for each reading (GA/T 467 §7). */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { IdDocument, IdPhoto, IdReaderFault } from '../ports/id-reader.ts';
import { requestBody, type SdtCommand } from './commands.ts';
import type { Answer, SdtConversation } from './conversation.ts';
import { readDocument } from './documents.ts';
import { readText } from './fields.ts';
import { type Failure, failureOf, failureOfSilence } from './outcomes.ts';
import { type BasePayload, readBasePayload, readNewestAddressBytes } from './payload.ts';
import { decodePhoto, type PhotoDecoder } from './photo.ts';
import type { SdtDelays, SdtSettings } from './settings.ts';

export interface Visiting {
  readonly conversation: SdtConversation;
  readonly settings: SdtSettings;
  readonly delays: SdtDelays;
  readonly photoDecoder: PhotoDecoder | null;
}

type Attempt<T> = Result<T, Failure>;

/** Whether a document lies there that was not read yet. A request that the line spoiled is sent again. */
export async function findDocument(visiting: Visiting): Promise<Result<boolean, IdReaderFault>> {
  const { settings, delays } = visiting;
  let failure: Failure | null = null;
  for (let attempt = 0; attempt < settings.silentTries; attempt += 1) {
    const answer = await ask(visiting, 'find', delays.findMs);
    if (answer.ok && answer.value.status === 'foundDocument') return ok(true);
    if (answer.ok && answer.value.status === 'notFound') return ok(false);
    failure = failed(answer, 'find');
    if (!failure.again) break;
  }
  return err(failure?.fault ?? fault('idreader.gone', 'find: not tried'));
}

/** Reads the document that was just found, several times if need be. */
export async function readFound(visiting: Visiting): Promise<Result<IdDocument, IdReaderFault>> {
  const { readTries } = visiting.settings;
  for (let attempt = 1; ; attempt += 1) {
    const read = await readOnce(visiting);
    if (read.ok) return complete(visiting, read.value);
    const { fault: failure, again } = read.error;
    if (!again || attempt >= readTries) return err(failure);
    const found = await findDocument(visiting);
    if (!found.ok) return found;
    // It was taken away too soon, or the module takes it for read: only lifting it helps.
    if (!found.value) return err(fault('idreader.unreadable', failure.detail, failure.sw));
  }
}

async function readOnce(visiting: Visiting): Promise<Attempt<BasePayload>> {
  const { settings, delays } = visiting;
  const selected = await ask(visiting, 'select', delays.selectMs);
  if (!selected.ok || selected.value.status !== 'ok') return err(failed(selected, 'select'));
  const command = settings.readCommand;
  let answer = await ask(visiting, command, delays.readMs);
  // The module did its work and the line lost it: it gives the same once more.
  if (!answer.ok && answer.error === 'damaged') answer = await ask(visiting, command, delays.readMs);
  if (!answer.ok || answer.value.status !== 'ok') return err(failed(answer, 'read'));
  const payload = readBasePayload(answer.value.data, command === 'readWithFingerprints');
  return payload.ok ? payload : err({ fault: fault('idreader.malformed', payload.error), again: false });
}

/** The document of what was read, with what else the module knows of it. */
async function complete(visiting: Visiting, payload: BasePayload): Promise<Result<IdDocument, IdReaderFault>> {
  const read = readDocument(payload.text);
  if (!read.ok) return read;
  const address = visiting.settings.newestAddress ? await readNewestAddress(visiting) : undefined;
  const photo: IdPhoto | null = payload.photo.length === 0 ? null : await decodePhoto(payload.photo, visiting.photoDecoder);
  const details = { ...read.value.details, ...(address === undefined ? {} : { newestAddress: address }) };
  return ok({ ...read.value, details, ...(photo === null ? {} : { photo }) });
}

/** `null`: the card has none; `undefined`: not known. */
async function readNewestAddress(visiting: Visiting): Promise<string | null | undefined> {
  const answer = await ask(visiting, 'newestAddress', visiting.delays.itemMs);
  if (!answer.ok) return undefined;
  if (answer.value.status === 'noSuchItem') return null;
  const bytes = answer.value.status === 'ok' ? readNewestAddressBytes(answer.value.data) : err('none');
  const text = bytes.ok ? readText(bytes.value) : bytes;
  return text.ok ? text.value || null : undefined;
}

function ask({ conversation }: Visiting, command: SdtCommand, firstByteMs: number): Promise<Answer> {
  return conversation.exchange(requestBody(command), firstByteMs);
}

function failed(answer: Answer, step: string): Failure {
  return answer.ok ? failureOf(answer.value, step) : failureOfSilence(answer.error, step);
}
