import type { Command, Reply } from './apdu.ts';
import type { Application, CardState } from './chip.ts';
import { FID, SW } from './constants.ts';

/** P1 of SELECT, commands part; real cards also take elementary files under P1=00. */
const BY = { fileId: 0x00, childDf: 0x01, file: 0x02, name: 0x04 } as const;
const P2_FIRST = 0x00;
const P2_NEXT = 0x02;

/** SELECT (ISO 7816-4 §7.1.1): applications answer with their FCI, elementary files with the status word only. */
export function select(card: CardState, command: Command): Reply {
  if (command.p2 !== P2_FIRST && !(command.p1 === BY.name && command.p2 === P2_NEXT)) return { sw: SW.wrongParameters };
  switch (command.p1) {
    case BY.name:
      return selectByName(card, command);
    case BY.fileId:
      return selectByFid(card, command.data, true, true);
    case BY.childDf:
      return selectByFid(card, command.data, true, false);
    case BY.file:
      return selectByFid(card, command.data, false, true);
    default:
      return { sw: SW.wrongParameters };
  }
}

/** The first application whose name begins with the given bytes; no second one is ever found. */
function selectByName(card: CardState, command: Command): Reply {
  if (command.data.length === 0 || command.data.length > 16) return { sw: SW.wrongLength };
  if (command.p2 === P2_NEXT) return { sw: SW.fileNotFound };
  const wanted = card.chip.applications.find(({ name }) => startsWith(name, command.data));
  return wanted === undefined ? { sw: SW.fileNotFound } : enter(card, wanted);
}

function selectByFid(card: CardState, data: Uint8Array, directories: boolean, files: boolean): Reply {
  if (data.length === 0 && directories) return enter(card, card.chip.applications[0]);
  const [high, low] = data;
  if (high === undefined || low === undefined || data.length !== 2) return { sw: SW.wrongLength };
  const fid = (high << 8) | low;
  if (directories) {
    const wanted = card.chip.applications.find((application) => application.fid === fid);
    if (wanted !== undefined) return enter(card, wanted);
  }
  const file = files ? card.session.application.files.find((one) => one.fid === fid) : undefined;
  if (file === undefined || fid === FID.masterFile) return { sw: SW.fileNotFound };
  card.session.file = file;
  card.session.record = -1;
  return { sw: SW.ok };
}

/** Authentications end when another application is selected; the PIN state lasts until power-off (security part). */
function enter(card: CardState, application: Application): Reply {
  if (application.kind === 'ssse' && card.memory.blocked === 'application') return { sw: SW.applicationBlocked };
  const { session } = card;
  if (application !== session.application) session.authenticated.clear();
  session.application = application;
  session.file = null;
  session.record = -1;
  return { sw: SW.ok, data: application.fci };
}

function startsWith(name: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.length <= name.length && beginning.every((byte, i) => byte === name[i]);
}
