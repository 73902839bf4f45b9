/**
 * Authentication between card and terminal (《社会保障（个人）卡规范》 security and commands). Keys stay behind `CardKeys`.
 */
import { equalBytes } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardKeyContext, CardKeyName, CardKeys } from '../../ports/card-keys.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { externalAuthenticate } from '../commands/external-authenticate.ts';
import { CHALLENGE_BYTES, getChallenge } from '../commands/get-challenge.ts';
import { AUTHENTICATION_BYTES, internalAuthenticate } from '../commands/internal-authenticate.ts';
import type { CardChannel } from '../session.ts';
import { SW, triesLeft } from '../status-words.ts';
import { refuse, refuseStatus, statusFault } from './faults.ts';
import type { KeyNumbers } from './files/key-numbers.ts';

/**
 * The card proves that it knows IRK. The process factor is a challenge of the card, as the specification draws it; the
 * source is the terminal's own random number, so that a copied card cannot replay an answer it once heard.
 */
export async function authenticateCard(
  card: CardChannel,
  keys: CardKeys,
  context: CardKeyContext,
): Promise<Result<void, SocialSecurityFault>> {
  const processFactor = await challenge(card);
  if (!processFactor.ok) return processFactor;
  const source = crypto.getRandomValues(new Uint8Array(CHALLENGE_BYTES));
  const answer = await card.send(internalAuthenticate(processFactor.value, source));
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW.ok) return refuseStatus('ssc.notGenuine', 'INTERNAL AUTHENTICATE', answer.value.sw);
  if (answer.value.data.length !== AUTHENTICATION_BYTES) {
    return refuse('ssc.malformed', `INTERNAL AUTHENTICATE: ${answer.value.data.length} bytes instead of ${AUTHENTICATION_BYTES}`);
  }
  const expected = await keys.authenticate({ ...context, key: 'IRK', processFactor: processFactor.value, source });
  if (!expected.ok) return expected;
  return equalBytes(expected.value, answer.value.data)
    ? ok(undefined)
    : refuse('ssc.notGenuine', 'the card computed another answer than its key gives');
}

/** The terminal's part in an authentication: the key service, this card's derivation data, the numbers of its keys. */
export interface TerminalKeys {
  readonly keys: CardKeys;
  readonly context: CardKeyContext;
  readonly numbers: KeyNumbers;
}

/** The terminal proves that it may use `key`: two challenges, the first is the source, the second the process factor. */
export async function authenticateTerminal(
  card: CardChannel,
  { keys, context, numbers }: TerminalKeys,
  key: CardKeyName,
): Promise<Result<void, SocialSecurityFault>> {
  const number = numbers[key];
  if (number === undefined) return err(fault('keys.unknownKey', `no number is known for ${key} on the card`));
  const source = await challenge(card);
  if (!source.ok) return source;
  const processFactor = await challenge(card);
  if (!processFactor.ok) return processFactor;
  const computed = await keys.authenticate({ ...context, key, processFactor: processFactor.value, source: source.value });
  if (!computed.ok) return computed;
  const answer = await card.send(externalAuthenticate(number, computed.value, source.value));
  if (!answer.ok) return answer;
  const { sw } = answer.value;
  if (sw === SW.ok) return ok(undefined);
  const refused = triesLeft(sw) !== null || REFUSALS.has(sw);
  return refused
    ? refuseStatus('ssc.authenticationRefused', `EXTERNAL AUTHENTICATE ${key}`, sw)
    : err(statusFault(`EXTERNAL AUTHENTICATE ${key}`, sw));
}

const REFUSALS: ReadonlySet<number> = new Set<number>([
  SW.noInformation,
  SW.blockedMethod,
  SW.referenceDataUnusable,
  SW.referenceNotFound,
  SW.macWrong,
]);

/** A fresh challenge of the card, eight bytes. */
export async function challenge(card: CardChannel): Promise<Result<Uint8Array, SocialSecurityFault>> {
  const answer = await card.send(getChallenge());
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW.ok) return err(statusFault('GET CHALLENGE', answer.value.sw));
  if (answer.value.data.length !== CHALLENGE_BYTES) return refuse('ssc.malformed', `GET CHALLENGE: ${answer.value.data.length} bytes`);
  return ok(answer.value.data);
}
