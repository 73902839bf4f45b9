/**
 * Blocking for ever (《社会保障（个人）卡规范》 commands: APPLICATION BLOCK, CARD BLOCK): EXTERNAL AUTHENTICATE with BK, or with
 * the lock key of an application, then a MAC under the STK of the same level. What was answered 9000 is looked at.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { BlockingCapability, BlockState, FileAddress, SocialSecurityFault } from '../../ports/social-security-card.ts';
import { block, blockHeader } from '../commands/block.ts';
import { getChallenge } from '../commands/get-challenge.ts';
import { selectByName } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { SSSE_NAME } from './application.ts';
import { authenticateTerminal } from './authenticate.ts';
import { refuse, statusFault } from './faults.ts';
import { ensureApplication } from './select-application.ts';
import { sendSealed } from './sealed.ts';
import { terminalKeys, type Visit } from './visit.ts';

type Done = Result<void, SocialSecurityFault>;

/** Blocks SSSE with everything under it, or one application. Afterwards its selection must be refused. */
export async function blockApplication(
  card: CardChannel,
  visit: Visit,
  capability: BlockingCapability,
  application: FileAddress['application'],
): Promise<Done> {
  const blocked = await blockLevel(card, visit, capability, 'application', application);
  if (!blocked.ok) return blocked;
  card.selected = null;
  const selected = await ensureApplication(card, application);
  return selected.ok ? stillAlive(`${application} was blocked and can still be selected`) : ok(undefined);
}

/** Blocks the whole card. Afterwards every command must be answered 6A81. */
export async function blockCard(card: CardChannel, visit: Visit, capability: BlockingCapability): Promise<Done> {
  const blocked = await blockLevel(card, visit, capability, 'card', 'SSSE');
  if (!blocked.ok) return blocked;
  card.selected = null;
  const answer = await card.send(getChallenge());
  return answer.ok && answer.value.sw === SW.ok ? stillAlive('the card was blocked and still answers') : ok(undefined);
}

/** Asks by selecting: SSSE first, since a blocked card answers nothing else, then the application under it. */
export async function askBlocked(
  card: CardChannel,
  application: FileAddress['application'],
): Promise<Result<BlockState, SocialSecurityFault>> {
  card.selected = null;
  const answer = await card.send(selectByName(SSSE_NAME));
  if (!answer.ok) return answer;
  switch (answer.value.sw) {
    case SW.functionNotSupported:
      return ok('card');
    case SW.applicationBlocked:
    case SW.selectedFileInvalidated:
      return ok('application');
    case SW.ok:
      break;
    default:
      return err(statusFault('SELECT SSSE', answer.value.sw));
  }
  const selected = await ensureApplication(card, application);
  if (selected.ok) return ok('none');
  return selected.error.code === 'ssc.blocked' ? ok('application') : selected;
}

/** The card's 9000 is its word; only an answer that contradicts it is a fault, not a card that has left. */
function stillAlive(detail: string): Done {
  return refuse('ssc.unexpectedStatus', detail);
}

async function blockLevel(
  card: CardChannel,
  visit: Visit,
  capability: BlockingCapability,
  what: 'application' | 'card',
  application: FileAddress['application'],
): Promise<Done> {
  if (capability.clerk.trim() === '') return refuse('ssc.denied', 'no clerk answers for the block');
  const terminal = await terminalKeys(card, visit);
  if (!terminal.ok) return terminal;
  const selected = await ensureApplication(card, application);
  if (!selected.ok) return selected;
  const allowed = await authenticateTerminal(card, terminal.value, application === 'SSSE' ? 'BK' : `LK${application}`);
  if (!allowed.ok) return allowed;
  return sendSealed(card, terminal.value, {
    name: what === 'card' ? 'CARD BLOCK' : `APPLICATION BLOCK ${application}`,
    key: `STK${application}`,
    header: blockHeader(what),
    plain: new Uint8Array(),
    command: (mac) => block(what, mac),
  });
}
