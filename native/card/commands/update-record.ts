/** UPDATE RECORD (ISO/IEC 7816-4 §11.3.5; 《社会保障（个人）卡规范》 commands) in the current file. Data is the whole record. */
import { CLA, INS, RECORD_P2, type CommandApdu } from '../apdu.ts';

/** Replaces the first record with `tag`, or appends it where there is none. */
export function updateRecordByTag(tag: number, record: Uint8Array): CommandApdu {
  return update(tag, RECORD_P2.firstWithTag, record);
}

/** Replaces record `number` (from 1); the number after the last appends. */
export function updateRecordByNumber(number: number, record: Uint8Array): CommandApdu {
  return update(number, RECORD_P2.byNumber, record);
}

/** Puts a new record into a cyclic file: it takes the place of the oldest and is number 1 afterwards. */
export function appendCyclicRecord(record: Uint8Array): CommandApdu {
  return update(0, RECORD_P2.previous, record);
}

function update(p1: number, p2: number, record: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.updateRecord, p1, p2, data: record };
}
