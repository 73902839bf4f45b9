/** The PIN of SSSE: state, verification, reset (《社会保障（个人）卡规范》 commands: VERIFY, PIN CHANGE/UNBLOCK). */
import { packDigits } from '../../base/bcd.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardKeys } from '../../ports/card-keys.ts';
import type { PinBytes } from '../../ports/pin-pad.ts';
import type { PinState, SocialSecurityFault, VerifyOutcome } from '../../ports/social-security-card.ts';
import { pinChangeHeader, pinChangeUnblock } from '../commands/pin-change-unblock.ts';
import { askPinTries, parseVerify, PIN_MAX_DIGITS, PIN_MIN_DIGITS, verifyPin } from '../commands/verify.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { ensureSsse } from './application.ts';
import { authenticateTerminal, challenge } from './authenticate.ts';
import { refuse, statusFault } from './faults.ts';
import { keyContext, readIssuerSide } from './read.ts';

/**
 * Asks the tries left by VERIFY without data. Cards need not know that form: any other answer is `unknown`.
 * 9000 means that no PIN is set, or, once the PIN was right in this session, only that; `verified` tells which.
 */
export async function askPinState(card: CardChannel, verified: boolean): Promise<Result<PinState, SocialSecurityFault>> {
  const selected = await ensureSsse(card);
  if (!selected.ok) return selected;
  const answer = await card.send(askPinTries());
  if (!answer.ok) return answer;
  if (answer.value.sw === SW.applicationBlocked) return err(statusFault('VERIFY', answer.value.sw));
  const parsed = parseVerify(answer.value);
  switch (parsed.kind) {
    case 'ok':
      return ok(verified ? { state: 'unknown' } : { state: 'notSet' });
    case 'tries':
      return ok({ state: 'tries', left: parsed.left });
    case 'locked':
      return ok({ state: 'locked' });
    case 'other':
      return ok({ state: 'unknown' });
  }
}

/** Verifies. A PIN of wrong length is told before anything reaches the card. */
export async function checkPin(card: CardChannel, pin: PinBytes): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  if (!isPinLength(pin)) return ok({ outcome: 'invalidLength' });
  const selected = await ensureSsse(card);
  if (!selected.ok) return selected;
  const command = verifyPin(pin);
  try {
    const answer = await card.send(command);
    if (!answer.ok) return answer;
    return await judge(card, parseVerify(answer.value));
  } finally {
    command.data?.fill(0);
  }
}

async function judge(card: CardChannel, answer: ReturnType<typeof parseVerify>): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  switch (answer.kind) {
    case 'ok':
      return ok({ outcome: 'correct' });
    case 'tries':
      return ok({ outcome: 'wrong', triesLeft: answer.left });
    case 'locked':
      return ok({ outcome: 'locked' });
    case 'other':
      return answer.sw === SW.noInformation ? wrongWithoutCount(card) : err(statusFault('VERIFY', answer.sw));
  }
}

/** 6300 says wrong without the tries left: they are asked for. */
async function wrongWithoutCount(card: CardChannel): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  const state = await askPinState(card, false);
  if (!state.ok) return state;
  if (state.value.state === 'locked') return ok({ outcome: 'locked' });
  if (state.value.state === 'tries') return ok({ outcome: 'wrong', triesLeft: state.value.left });
  return refuse('ssc.unexpectedStatus', 'VERIFY: 6300, and the card does not tell the tries left');
}

/** Sets a new PIN: EXTERNAL AUTHENTICATE with PUK, a fresh challenge, then 84 24 00 01 sealed under STKSSSE. */
export async function replacePin(
  card: CardChannel,
  keys: CardKeys,
  atr: Uint8Array,
  newPin: PinBytes,
): Promise<Result<void, SocialSecurityFault>> {
  if (!isPinLength(newPin)) throw new RangeError(`a new PIN of ${newPin.length} digits`);
  const side = await readIssuerSide(card);
  const context = side.ok ? keyContext(side.value, atr) : side;
  if (!context.ok) return context;
  const allowed = await authenticateTerminal(card, keys, context.value, 'PUK');
  if (!allowed.ok) return allowed;
  const processFactor = await challenge(card);
  if (!processFactor.ok) return processFactor;
  const plain = packDigits(newPin);
  try {
    const sealed = await keys.seal({
      ...context.value,
      key: 'STKSSSE',
      processFactor: processFactor.value,
      header: pinChangeHeader('newPin'),
      plain,
    });
    if (!sealed.ok) return sealed;
    const answer = await card.send(pinChangeUnblock('newPin', sealed.value));
    if (!answer.ok) return answer;
    return answer.value.sw === SW.ok ? ok(undefined) : err(resetFault(answer.value.sw));
  } finally {
    plain.fill(0);
  }
}

const MAC_REFUSALS: ReadonlySet<number> = new Set<number>([SW.macMissing, SW.macWrong, SW.referenceDataUnusable, SW.securityNotSatisfied]);

function resetFault(sw: number): SocialSecurityFault {
  const detail = `PIN CHANGE: ${describeStatus(sw)}`;
  return MAC_REFUSALS.has(sw) ? { code: 'ssc.authenticationRefused', detail } : statusFault('PIN CHANGE', sw);
}

function isPinLength(pin: PinBytes): boolean {
  return pin.length >= PIN_MIN_DIGITS && pin.length <= PIN_MAX_DIGITS;
}
