/**
 * Selecting the applications under SSSE (《社会保障（个人）卡规范》 file structure and commands: SELECT). By AID, or by file
 * identifier on cards that do not know the name; both are in use.
 */
import { equalBytes, hex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { findTlv, parseTlv } from '../../base/tlv.ts';
import type { CardApplicationName } from '../../ports/card-keys.ts';
import type { FileAddress, SocialSecurityFault } from '../../ports/social-security-card.ts';
import type { ResponseApdu } from '../apdu.ts';
import { selectApplicationFile, selectByName } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { ensureSsse, FCI_TAG } from './application.ts';
import { refuse, refuseStatus, statusFault } from './faults.ts';

/** AID and file identifier of each application. */
const APPLICATIONS: Readonly<Record<CardApplicationName, { readonly aid: Uint8Array; readonly fileIdentifier: number }>> = {
  DF01: { aid: hex('D15600000500'), fileIdentifier: 0xdf01 },
  DF02: { aid: hex('D15600000501'), fileIdentifier: 0xdf02 },
  DF03: { aid: hex('D15600000502'), fileIdentifier: 0xdf03 },
  DF04: { aid: hex('D15600000503'), fileIdentifier: 0xdf04 },
  DF07: { aid: hex('D15600000504'), fileIdentifier: 0xdf07 },
};

/** A card that does not know this form of SELECT says one of these; the next form is tried. */
const REFUSED_FORM: ReadonlySet<number> = new Set<number>([
  SW.fileNotFound,
  SW.wrongP1P2,
  SW.functionNotSupported,
  SW.wrongData,
  SW.wrongLength,
]);

/** Selects SSSE or an application under it unless it is selected already. Authentications of another application end. */
export async function ensureApplication(
  card: CardChannel,
  application: FileAddress['application'],
): Promise<Result<void, SocialSecurityFault>> {
  if (card.selected === application) return ok(undefined);
  const above = await ensureSsse(card);
  if (!above.ok || application === 'SSSE') return above;
  card.selected = null;
  const { aid, fileIdentifier } = APPLICATIONS[application];
  const forms = [
    selectByName(aid),
    selectApplicationFile(fileIdentifier, 'byFileIdentifier'),
    selectApplicationFile(fileIdentifier, 'childDf'),
  ];
  for (const form of forms) {
    const answer = await card.send(form);
    if (!answer.ok) return answer;
    if (REFUSED_FORM.has(answer.value.sw)) continue;
    const judged = judge(application, aid, answer.value);
    if (judged.ok) card.selected = application;
    return judged;
  }
  return refuse('ssc.missingRecord', `${application} is not on the card`);
}

function judge(application: string, aid: Uint8Array, { sw, data }: ResponseApdu): Result<void, SocialSecurityFault> {
  if (sw === SW.selectedFileInvalidated) return refuseStatus('ssc.blocked', `SELECT ${application}`, sw);
  if (sw !== SW.ok) return err(statusFault(`SELECT ${application}`, sw));
  if (data.length === 0) return ok(undefined); // some cards answer without an FCI
  const fci = parseTlv(data);
  if (!fci.ok) return refuse('ssc.malformed', `FCI of ${application}, byte ${fci.error.offset}: ${fci.error.reason}`);
  const name = findTlv(fci.value, FCI_TAG.dfName);
  const right = name === undefined || equalBytes(name.value.subarray(0, aid.length), aid);
  return right ? ok(undefined) : refuse('ssc.malformed', `FCI of ${application} names another application`);
}
