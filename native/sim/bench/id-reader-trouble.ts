/** What may be the matter with an ID-card reader, as a hand brings it about on the simulated module. */
import type { SamReaderSim } from '../idreader/idreader-sim.ts';

/** The first four spoil the next document alone. */
export const ID_READER_TROUBLES = [
  'idreader.unreadable',
  'idreader.malformed',
  'idreader.unknownDocument',
  'idreader.hardwareError',
  'selfTestFailed',
  'notAuthorised',
  'mute',
  'noise',
  'unplugged',
  'unpluggedMidFrame',
  'none',
] as const;
export type IdReaderTrouble = (typeof ID_READER_TROUBLES)[number];

/** SW3 of the answers (GA/T 467 §7). */
const SW3 = { readFailed: 0x41, informationNotGenuine: 0x33, unknownDocumentType: 0x40, notPermitted: 0x23 } as const;
/** More often than any driver tries. */
const EVERY_TRY = 3;
/** In the middle of the 1,295 bytes of a document. */
const HALF_A_DOCUMENT = 600;
const NOISE = Uint8Array.of(0x00, 0xff, 0x55, 0xaa, 0xaa, 0x96);

type Hand = (reader: SamReaderSim) => void;

const HANDS: Readonly<Record<IdReaderTrouble, Hand>> = {
  'idreader.unreadable': (reader) => reader.answerNext('read', SW3.readFailed, { times: EVERY_TRY }),
  'idreader.malformed': (reader) => reader.answerNext('read', SW3.informationNotGenuine),
  'idreader.unknownDocument': (reader) => reader.answerNext('read', SW3.unknownDocumentType),
  'idreader.hardwareError': (reader) => reader.answerNext('read', SW3.notPermitted),
  selfTestFailed: (reader) => reader.setBroken('selfTestFailed'),
  notAuthorised: (reader) => reader.setBroken('notAuthorised'),
  mute: (reader) => reader.setWire({ mute: Infinity }),
  noise: (reader) => reader.setWire({ noise: NOISE, pieces: [7, 1, 64] }),
  unplugged: (reader) => reader.setPlugged(false),
  unpluggedMidFrame: (reader) => reader.setWire({ unplugAfterBytes: HALF_A_DOCUMENT }),
  none: () => undefined,
};

/** Brings the trouble about; what was the matter before is over. */
export function troubleIdReader(reader: SamReaderSim, trouble: IdReaderTrouble): void {
  reader.setBroken(null);
  reader.setWire();
  reader.setPlugged(true);
  HANDS[trouble](reader);
}
