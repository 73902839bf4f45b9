/** READ RECORD (ISO/IEC 7816-4 §11.3.3; 《社会保障（个人）卡规范》 commands: P2 b8-b4 short file identifier, b3-b1 meaning of P1). */
import { CLA, INS, RECORD_P2, type CommandApdu } from '../apdu.ts';

const CURRENT_FILE = 0;

/** The first record of the current file that begins with `tag`; `le` is the whole record, tag and length included. */
export function readRecordByTag(tag: number, le: number): CommandApdu {
  return readRecord(tag, CURRENT_FILE, RECORD_P2.firstWithTag, le);
}

/** The next record with `tag` behind the one that was read last. */
export function readNextRecordWithTag(tag: number, le: number): CommandApdu {
  return readRecord(tag, CURRENT_FILE, RECORD_P2.nextWithTag, le);
}

/** All records of the current file in one answer, from the first. */
export function readAllRecords(le: number): CommandApdu {
  return readRecord(1, CURRENT_FILE, RECORD_P2.allFromNumber, le);
}

/** Record `number` (from 1) of the current file; in a cyclic file 1 is the newest. */
export function readCurrentRecord(number: number, le: number): CommandApdu {
  return readRecord(number, CURRENT_FILE, RECORD_P2.byNumber, le);
}

/** Record `number` (from 1) of the file with this short identifier (EMV book 3 §6.5.11), of `expectedBytes` where that is known. */
export function readRecordByNumber(shortFileIdentifier: number, number: number, le: number, expectedBytes?: number): CommandApdu {
  const command = readRecord(number, shortFileIdentifier, RECORD_P2.byNumber, le);
  return expectedBytes === undefined ? command : { ...command, expectedBytes };
}

function readRecord(p1: number, shortFileIdentifier: number, meaning: number, le: number): CommandApdu {
  return { cla: CLA.iso, ins: INS.readRecord, p1, p2: (shortFileIdentifier << 3) | meaning, le };
}
