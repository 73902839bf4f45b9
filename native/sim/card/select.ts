import { toHex } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import { levelOf } from './authentication.ts';
import { isBlocked } from './blocking.ts';
import type { Application, CardState } from './chip.ts';
import { FID, SW } from './constants.ts';

/** P1 of SELECT, commands part; real cards also take elementary files under P1=00. */
const BY = { fileId: 0x00, childDf: 0x01, file: 0x02, name: 0x04 } as const;
const P2_FIRST = 0x00;
const P2_NEXT = 0x02;
const NAME_MAX = 16;

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

/** The first application whose name begins with the given bytes, or the one after the current one. */
function selectByName(card: CardState, { data, p2 }: Command): Reply {
  if (data.length === 0 || data.length > NAME_MAX) return { sw: SW.wrongLength };
  const beginning = toHex(data);
  const fitting = card.chip.applications.filter(({ name }) => toHex(name).startsWith(beginning));
  const current = fitting.indexOf(card.session.application);
  const wanted = p2 === P2_FIRST ? fitting[0] : current < 0 ? undefined : fitting[current + 1];
  return wanted === undefined ? { sw: SW.fileNotFound } : enter(card, wanted);
}

function selectByFid(card: CardState, data: Uint8Array, directories: boolean, files: boolean): Reply {
  if (data.length === 0 && directories) return enter(card, card.chip.applications[0]);
  const [high, low] = data;
  if (high === undefined || low === undefined || data.length !== 2) return { sw: SW.wrongLength };
  const fid = (high << 8) | low;
  if (directories) {
    const wanted = card.chip.applications.find((application) => application.fid === fid && reachable(card, application));
    if (wanted !== undefined) return enter(card, wanted);
  }
  const file = files ? card.session.application.files.find((one) => one.fid === fid) : undefined;
  if (file === undefined || fid === FID.masterFile) return { sw: SW.fileNotFound };
  card.session.file = file;
  card.session.record = -1;
  return { sw: SW.ok };
}

/** An application under another one has its FID only inside that one. */
function reachable({ session }: CardState, { parent }: Application): boolean {
  return parent === undefined || parent === session.application.id || parent === session.application.parent;
}

/** Authentications end when another application is selected, those of SSSE hold below it; the PIN state lasts until power-off. */
function enter(card: CardState, application: Application): Reply {
  if (isBlocked(card, application)) {
    if (application.kind !== 'pboc') return { sw: SW.applicationBlocked };
  }
  const { session } = card;
  for (const key of session.authenticated)
    if (levelOf(key) !== application.id && levelOf(key) !== application.parent) session.authenticated.delete(key);
  session.application = application;
  session.file = null;
  session.record = -1;
  return { sw: isBlocked(card, application) ? SW.selectedBlocked : SW.ok, data: application.fci };
}
