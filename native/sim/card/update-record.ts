import { allows } from './access.ts';
import type { Command, Reply } from './apdu.ts';
import { contentOf, fileKey, type CardFile, type CardState, type CyclicFile, type LinearFile, type RecordFile } from './chip.ts';
import { CLA, SW } from './constants.ts';
import { BY, currentRecord, fileOf, indexOf } from './records.ts';
import { messagingKey, openSealed } from './secure-messaging.ts';

/**
 * UPDATE RECORD (commands part): a whole record by number or tag. An unknown tag, or the number after the last, appends; a
 * cyclic file takes new records under "previous" only. Class 04 carries a MAC under the STK of the level.
 */
export function updateRecord(card: CardState, command: Command): Reply {
  const file = fileOf(card, command.p2 >> 3);
  if (typeof file === 'number') return { sw: file };
  if (file.kind === 'transparent') return { sw: SW.wrongFileType };
  if (command.data.length === 0) return { sw: SW.wrongLength };
  if (!allows(file.write, card.session)) return { sw: SW.securityNotSatisfied };
  if (command.cla !== CLA.interindustryMac) return write(card, file, command);
  const opened = openSealed(card, command, messagingKey(card));
  return typeof opened === 'number' ? { sw: opened } : write(card, file, { ...command, data: opened.data });
}

function write(card: CardState, file: RecordFile, command: Command): Reply {
  return file.kind === 'cyclic' ? appendToCycle(card, file, command) : updateLinear(card, file, command);
}

function updateLinear(card: CardState, file: LinearFile, { p1, p2, data }: Command): Reply {
  const mode = p2 & 0x07;
  if (mode > BY.number) return { sw: SW.wrongParameters };
  if (data.length !== 2 + (data[1] ?? 0)) return { sw: SW.lengthNotTlv };
  if (mode !== BY.number && data[0] !== p1) return { sw: SW.wrongData };
  const records = contentOf(card, file);
  const found = indexOf(records, currentRecord(card, file), mode, p1);
  const mayAppend = mode === BY.firstTag || mode === BY.lastTag || found === records.length;
  if (found < 0 && (!mayAppend || mode === BY.number)) return { sw: SW.recordNotFound };
  if (found > records.length) return { sw: SW.recordNotFound };
  const index = found < 0 ? records.length : found;
  const changed = [...records.slice(0, index), data, ...records.slice(index + 1)];
  const used = changed.reduce((sum, record) => sum + record.length, 0);
  const room = Math.max(file.capacity, sizeOf(file.records));
  if (used > room) return { sw: SW.fileFull };
  return store(card, file, changed, index);
}

function appendToCycle(card: CardState, file: CyclicFile, { p1, p2, data }: Command): Reply {
  if ((p2 & 0x07) !== BY.previousTag || p1 !== 0) return { sw: SW.wrongParameters };
  if (data.length !== file.recordLength) return { sw: SW.lengthNotTlv };
  return store(card, file, [data, ...contentOf(card, file)].slice(0, file.recordsMax), 0);
}

function store(card: CardState, file: CardFile, records: readonly Uint8Array[], index: number): Reply {
  card.memory.files.set(fileKey(card.session.application, file), records);
  card.session.file = file;
  card.session.record = index;
  return { sw: SW.ok };
}

function sizeOf(records: readonly Uint8Array[]): number {
  return records.reduce((sum, record) => sum + record.length, 0);
}
