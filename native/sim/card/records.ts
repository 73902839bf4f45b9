import { concat } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import type { CardState, RecordFile } from './chip.ts';
import { SW } from './constants.ts';

/** Low three bits of P2 of READ RECORD, commands part: with b3 P1 is a number, without it a tag. */
const READ = { firstTag: 0, lastTag: 1, nextTag: 2, previousTag: 3, number: 4, fromNumber: 5, downToNumber: 6 } as const;
const SFI_BIT = 0x80;

type Found = { readonly records: readonly Uint8Array[]; readonly index: number } | null;

/** READ RECORD (ISO 7816-4 §7.3.3) of the current file or of the one whose SFI stands in P2. */
export function readRecord(card: CardState, command: Command): Reply {
  if (command.data.length > 0) return { sw: SW.wrongLength };
  const mode = command.p2 & 0x07;
  if (mode > READ.downToNumber) return { sw: SW.wrongParameters };
  const sfi = command.p2 >> 3;
  const file = sfi === 0 ? card.session.file : card.session.application.files.find((one) => one.sfi === sfi);
  if (file === null) return { sw: SW.noCurrentFile };
  if (file === undefined) return { sw: SW.fileNotFound };
  if (file.readKey !== undefined && !card.session.authenticated.has(file.readKey)) return { sw: SW.securityNotSatisfied };
  const found = find(file, file === card.session.file ? card.session.record : -1, mode, command.p1);
  if (found === null) return { sw: SW.recordNotFound };
  return { sw: SW.ok, data: concat(...found.records), onDelivered: () => moveTo(card, file, found.index) };
}

function moveTo(card: CardState, file: RecordFile, index: number): void {
  card.session.file = file;
  card.session.record = index;
}

function find(file: RecordFile, current: number, mode: number, p1: number): Found {
  const { records } = file;
  switch (mode) {
    case READ.number:
      return single(records, p1 === 0 ? current : p1 - 1);
    case READ.fromNumber:
      return several(records.slice(Math.max(0, p1 - 1)), Math.max(0, p1 - 1));
    case READ.downToNumber:
      return several(records.slice(Math.max(0, p1 - 1)).toReversed(), Math.max(0, p1 - 1));
    case READ.firstTag:
      return single(
        records,
        records.findIndex((record) => record[0] === p1),
      );
    case READ.lastTag:
      return single(
        records,
        records.findLastIndex((record) => record[0] === p1),
      );
    case READ.nextTag:
      return single(
        records,
        records.findIndex((record, i) => i > current && record[0] === p1),
      );
    default:
      return single(
        records,
        records.findLastIndex((record, i) => i < current && record[0] === p1),
      );
  }
}

function single(records: readonly Uint8Array[], index: number): Found {
  const record = records[index];
  return record === undefined ? null : { records: [record], index };
}

function several(records: readonly Uint8Array[], index: number): Found {
  return records.length === 0 ? null : { records, index };
}

/** READ BINARY: this chip has record files only, so there is always a reason to refuse. */
export function readBinary(card: CardState, command: Command): Reply {
  if (command.data.length > 0) return { sw: SW.wrongLength };
  if ((command.p1 & SFI_BIT) !== 0) {
    const known = card.session.application.files.some((file) => file.sfi === (command.p1 & 0x1f));
    return { sw: known ? SW.wrongFileType : SW.fileNotFound };
  }
  return { sw: card.session.file === null ? SW.noCurrentFile : SW.wrongFileType };
}
