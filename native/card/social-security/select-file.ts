/** Selecting an elementary file of the current application (《社会保障（个人）卡规范》 commands: SELECT). */
import { err, ok, type Result } from '../../base/result.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { selectAnyFile, selectChildFile } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { refuse, statusFault } from './faults.ts';
import type { FileSpec } from './files/file-spec.ts';

/** P1=02 as the specification has it; cards that know only P1=00 refuse it with one of these. */
const REFUSED_FORM: ReadonlySet<number> = new Set<number>([SW.wrongP1P2, SW.functionNotSupported, SW.wrongData, SW.fileNotFound]);

/** Makes the file current. One that is not on the card is `ssc.missingRecord`. */
export async function selectFile(
  card: CardChannel,
  { file, fileIdentifier }: Pick<FileSpec, 'file' | 'fileIdentifier'>,
): Promise<Result<void, SocialSecurityFault>> {
  let answer = await card.send(selectChildFile(fileIdentifier));
  if (answer.ok && REFUSED_FORM.has(answer.value.sw)) answer = await card.send(selectAnyFile(fileIdentifier));
  if (!answer.ok) return answer;
  if (answer.value.sw === SW.fileNotFound) return refuse('ssc.missingRecord', `${file} is not on the card`);
  return answer.value.sw === SW.ok ? ok(undefined) : err(statusFault(`SELECT ${file}`, answer.value.sw));
}
