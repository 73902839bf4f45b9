/** GET PROCESSING OPTIONS (EMV book 3 §6.5.8, JR/T 0025.5): starts a transaction; every one raises the card's counter (ATC). */
import { concat } from '../../base/bytes.ts';
import { CLA, INS, SHORT_LE_MAX, type CommandApdu } from '../apdu.ts';

const COMMAND_TEMPLATE = 0x83;

/** `pdolValues` as the card's PDOL orders them, up to 127 bytes; empty where it has none. */
export function getProcessingOptions(pdolValues: Uint8Array): CommandApdu {
  const data = concat(Uint8Array.of(COMMAND_TEMPLATE, pdolValues.length), pdolValues);
  return { cla: CLA.proprietary, ins: INS.getProcessingOptions, p1: 0, p2: 0, data, le: SHORT_LE_MAX };
}
