/** Selecting 社会保障系统环境 (SSSE) and what its FCI tells (《社会保障（个人）卡规范》 file structure and commands: SELECT). */
import { equalBytes, hex } from '../../base/bytes.ts';
import { ok, type Result } from '../../base/result.ts';
import { findTlv, parseTlv, type Tlv } from '../../base/tlv.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { selectByName } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { refuse, refuseStatus } from './faults.ts';

/** DF name `sx1.sh.社会保障` in GB 18030. */
export const SSSE_NAME = hex('7378312E73682EC9E7BBE1B1A3D5CF');
const SSSE = 'SSSE';

/** Tags of file control information. */
export const FCI_TAG = { template: 0x6f, dfName: 0x84, issuerData: 0x9f0c, algorithm: 0x86 } as const;

/** Algorithm mark in the FCI (9F0C/86); `unstated` on cards made before it, which tell it by their identifier. */
export type StatedAlgorithm = 'tdes' | 'ssf33' | 'sm4' | 'unstated' | 'unknown';

export interface SelectedApplication {
  readonly algorithm: StatedAlgorithm;
  /** The FCI as it came: a second SELECT must give the same. */
  readonly fci: Uint8Array;
}

/** Selects SSSE. A card that has no such application is `ssc.notASocialSecurityCard`, a blocked one `ssc.blocked`. */
export async function selectSsse(card: CardChannel): Promise<Result<SelectedApplication, SocialSecurityFault>> {
  card.selected = null;
  const answer = await card.send(selectByName(SSSE_NAME));
  if (!answer.ok) return answer;
  const { sw, data } = answer.value;
  if (sw !== SW.ok) return refuseSelection(sw);
  const algorithm = readAlgorithm(data);
  if (!algorithm.ok) return algorithm;
  card.selected = SSSE;
  return ok({ algorithm: algorithm.value, fci: data });
}

/** Selects SSSE unless this session has it selected already. */
export async function ensureSsse(card: CardChannel): Promise<Result<void, SocialSecurityFault>> {
  if (card.selected === SSSE) return ok(undefined);
  const selected = await selectSsse(card);
  return selected.ok ? ok(undefined) : selected;
}

function refuseSelection(sw: number): Result<never, SocialSecurityFault> {
  switch (sw) {
    case SW.applicationBlocked:
    case SW.functionNotSupported: // a blocked card answers this to every command
    case SW.selectedFileInvalidated:
      return refuseStatus('ssc.blocked', 'SELECT SSSE', sw);
    case SW.fileNotFound:
    case SW.wrongP1P2:
    case SW.wrongLength:
    case SW.insNotSupported:
    case SW.claNotSupported:
      return refuseStatus('ssc.notASocialSecurityCard', 'SELECT SSSE', sw);
    default:
      return refuseStatus('ssc.unexpectedStatus', 'SELECT SSSE', sw);
  }
}

/** Some cards answer SELECT without an FCI; one that is there must be right. */
function readAlgorithm(fci: Uint8Array): Result<StatedAlgorithm, SocialSecurityFault> {
  if (fci.length === 0) return ok('unstated');
  const parsed = parseTlv(fci);
  if (!parsed.ok) return refuse('ssc.malformed', `FCI of SSSE, byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [template, ...more] = parsed.value;
  if (template?.tag !== FCI_TAG.template || more.length > 0) return refuse('ssc.malformed', 'FCI of SSSE is not one template 6F');
  const name = findTlv(parsed.value, FCI_TAG.dfName);
  if (name === undefined || !equalBytes(name.value, SSSE_NAME)) return refuse('ssc.malformed', 'FCI names another application');
  return ok(algorithmMark(parsed.value));
}

function algorithmMark(fci: readonly Tlv[]): StatedAlgorithm {
  const issuerData = findTlv(fci, FCI_TAG.issuerData);
  const inside = issuerData === undefined ? null : parseTlv(issuerData.value);
  const mark = inside?.ok === true ? findTlv(inside.value, FCI_TAG.algorithm) : undefined;
  if (mark === undefined) return 'unstated';
  const [code] = mark.value;
  return mark.value.length === 1 && code !== undefined ? (ALGORITHM_MARKS.get(code) ?? 'unknown') : 'unknown';
}

const ALGORITHM_MARKS: ReadonlyMap<number, StatedAlgorithm> = new Map([
  [0x01, 'tdes'],
  [0x02, 'ssf33'],
  [0x03, 'sm4'],
]);
