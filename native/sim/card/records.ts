import { concat } from '../../base/bytes.ts';
import { allows } from './access.ts';
import type { Command, Reply } from './apdu.ts';
import { contentOf, type CardFile, type CardState } from './chip.ts';
import { SW } from './constants.ts';

/** Low three bits of P2 of the record commands, commands part: with b3 P1 is a number, without it a tag. */
export const BY = { firstTag: 0, lastTag: 1, nextTag: 2, previousTag: 3, number: 4, fromNumber: 5, downToNumber: 6 } as const;
/** Bytes of the longest answer. */
const ANSWER_MAX = 256;

/** The file that a record command means: the current one, or the one whose SFI stands in P2. Else the status word. */
export function fileOf(card: CardState, sfi: number): CardFile | number {
  if (sfi === 0) return card.session.file ?? SW.noCurrentFile;
  return card.session.application.files.find((one) => one.sfi === sfi) ?? SW.fileNotFound;
}

/** READ RECORD (ISO 7816-4 §7.3.3) of the current file or of the one whose SFI stands in P2. */
export function readRecord(card: CardState, command: Command): Reply {
  if (command.data.length > 0) return { sw: SW.wrongLength };
  const mode = command.p2 & 0x07;
  if (mode > BY.downToNumber) return { sw: SW.wrongParameters };
  const file = fileOf(card, command.p2 >> 3);
  if (typeof file === 'number') return { sw: file };
  if (file.kind === 'transparent') return { sw: SW.wrongFileType };
  if (!allows(file.read, card.session)) return { sw: SW.securityNotSatisfied };
  const records = contentOf(card, file);
  const index = indexOf(records, currentRecord(card, file), mode, command.p1);
  const wanted = mode === BY.fromNumber ? records.slice(index) : mode === BY.downToNumber ? records.slice(index).toReversed() : [];
  const [first] = wanted.length > 0 ? wanted : records.slice(index, index + 1);
  if (index < 0 || first === undefined) return { sw: SW.recordNotFound };
  const data = mode >= BY.fromNumber ? wholeRecords(wanted) : first;
  return {
    sw: SW.ok,
    data,
    onDelivered: () => {
      card.session.file = file;
      card.session.record = index;
    },
  };
}

/** Index of the record that mode and P1 of a record command mean; below zero, or past the last, when there is none. */
export function indexOf(records: readonly Uint8Array[], current: number, mode: number, p1: number): number {
  const tagged = (record: Uint8Array) => record[0] === p1;
  switch (mode) {
    case BY.number:
      return p1 === 0 ? current : p1 - 1;
    case BY.fromNumber:
    case BY.downToNumber:
      return Math.max(0, p1 - 1);
    case BY.firstTag:
      return records.findIndex(tagged);
    case BY.lastTag:
      return records.findLastIndex(tagged);
    case BY.nextTag:
      return records.findIndex((record, i) => i > current && tagged(record));
    default:
      return records.findLastIndex((record, i) => i < current && tagged(record));
  }
}

/** Index of the current record of a file; -1 for none. */
export function currentRecord(card: CardState, file: CardFile): number {
  return file === card.session.file ? card.session.record : -1;
}

/** As many records as one answer holds. */
function wholeRecords(records: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  return concat(...records.filter((record) => (length += record.length) <= ANSWER_MAX));
}
