/** Commands under a MAC of STKSSSE or of an application's STK (《社会保障（个人）卡规范》 security: secure messaging). */
import { err, ok, type Result } from '../../base/result.ts';
import type { SealKeyName } from '../../ports/card-keys.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import type { CommandApdu } from '../apdu.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { challenge, type TerminalKeys } from './authenticate.ts';
import { refuseStatus, statusFault } from './faults.ts';

export interface SealedCommand {
  /** For faults: `PIN CHANGE`. */
  readonly name: string;
  readonly key: SealKeyName;
  /** CLA INS P1 P2. */
  readonly header: Uint8Array;
  /** Plain data to encipher; empty for a MAC only. The caller wipes it. */
  readonly plain: Uint8Array;
  readonly command: (sealed: Uint8Array) => CommandApdu;
}

const MAC_REFUSALS: ReadonlySet<number> = new Set<number>([
  SW.macMissing,
  SW.macWrong,
  SW.macInvalid,
  SW.referenceDataUnusable,
  SW.securityNotSatisfied,
]);

/** Draws a fresh challenge, has the key service seal under it, sends. A refused MAC is `ssc.authenticationRefused`. */
export async function sendSealed(
  card: CardChannel,
  { keys, context }: TerminalKeys,
  sealed: SealedCommand,
): Promise<Result<void, SocialSecurityFault>> {
  const processFactor = await challenge(card);
  if (!processFactor.ok) return processFactor;
  const { name, key, header, plain } = sealed;
  const data = await keys.seal({ ...context, key, processFactor: processFactor.value, header, plain });
  if (!data.ok) return data;
  const answer = await card.send(sealed.command(data.value));
  if (!answer.ok) return answer;
  const { sw } = answer.value;
  if (sw === SW.ok) return ok(undefined);
  return MAC_REFUSALS.has(sw) ? refuseStatus('ssc.authenticationRefused', name, sw) : err(statusFault(name, sw));
}
