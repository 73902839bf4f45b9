/** The PIN of SSSE as its holder uses it: state, verification, change (《社会保障（个人）卡规范》 commands: VERIFY, CHANGE PIN). */
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PinAtReader, PinBytes } from '../../ports/pin-pad.ts';
import type { PinState, SocialSecurityFault, VerifyOutcome } from '../../ports/social-security-card.ts';
import { encodeCommand, type CommandApdu } from '../apdu.ts';
import { changePin } from '../commands/change-pin.ts';
import { askPinTries, parseVerify, PIN_MAX_DIGITS, PIN_MIN_DIGITS, verifyPin } from '../commands/verify.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { ensureSsse } from './application.ts';
import { refuse, statusFault } from './faults.ts';

/** What stands in a command where the reader puts digits. */
const DIGITS_COME_HERE = 0xff;

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
  return present(card, 'VERIFY', () => verifyPin(pin));
}

/** The same with digits that are typed at the reader's own keys. */
export async function checkPinAtReader(card: CardChannel, pin: PinAtReader): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  const { readerPad = null } = card;
  if (readerPad === null || pin.digits % 2 !== 0) {
    return err(fault('pinpad.unsupported', 'the reader has no keys for such a PIN'));
  }
  const selected = await ensureSsse(card);
  if (!selected.ok) return selected;
  const template = encodeCommand(verifyPin(new Uint8Array(pin.digits))).fill(DIGITS_COME_HERE, -pin.digits / 2);
  const entered = await readerPad.verify({ digits: { min: pin.digits, max: pin.digits }, timeoutS: pin.timeoutS }, template);
  if (!entered.ok) return entered;
  if (entered.value.kind !== 'card') return ok({ outcome: 'invalidLength' });
  return judge(card, 'VERIFY at the reader', parseVerify(entered.value.response));
}

/** CHANGE PIN with digits that are typed at the reader's own keys: the old PIN, the new one, and the new one again. */
export async function replacePinAtReader(
  card: CardChannel,
  pin: PinAtReader,
): Promise<Result<VerifyOutcome | { readonly outcome: 'different' }, SocialSecurityFault>> {
  const { readerPad = null } = card;
  if (readerPad === null || !readerPad.modifies || pin.digits % 2 !== 0) {
    return err(fault('pinpad.unsupported', 'the reader has no keys to change such a PIN'));
  }
  const selected = await ensureSsse(card);
  if (!selected.ok) return selected;
  const bytes = pin.digits / 2;
  const blank = new Uint8Array(pin.digits);
  const template = encodeCommand(changePin(blank, blank)).fill(DIGITS_COME_HERE, -(2 * bytes + 1));
  const layout = { digits: { min: pin.digits, max: pin.digits }, timeoutS: pin.timeoutS };
  const entered = await readerPad.modify(layout, { old: 0, fresh: bytes + 1 }, template);
  if (!entered.ok) return entered;
  if (entered.value.kind === 'mismatch') return ok({ outcome: 'different' });
  if (entered.value.kind === 'length') return ok({ outcome: 'invalidLength' });
  return judge(card, 'CHANGE PIN at the reader', parseVerify(entered.value.response));
}

async function present(card: CardChannel, name: string, build: () => CommandApdu): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  const selected = await ensureSsse(card);
  if (!selected.ok) return selected;
  const command = build();
  try {
    const answer = await card.send(command);
    if (!answer.ok) return answer;
    return await judge(card, name, parseVerify(answer.value));
  } finally {
    command.data?.fill(0);
  }
}

async function judge(
  card: CardChannel,
  name: string,
  answer: ReturnType<typeof parseVerify>,
): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  switch (answer.kind) {
    case 'ok':
      return ok({ outcome: 'correct' });
    case 'tries':
      return ok({ outcome: 'wrong', triesLeft: answer.left });
    case 'locked':
      return ok({ outcome: 'locked' });
    case 'other':
      return answer.sw === SW.noInformation ? wrongWithoutCount(card, name) : err(statusFault(name, answer.sw));
  }
}

/** 6300 says wrong without the tries left: they are asked for. */
async function wrongWithoutCount(card: CardChannel, name: string): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  const state = await askPinState(card, false);
  if (!state.ok) return state;
  if (state.value.state === 'locked') return ok({ outcome: 'locked' });
  if (state.value.state === 'tries') return ok({ outcome: 'wrong', triesLeft: state.value.left });
  return refuse('ssc.unexpectedStatus', `${name}: 6300, and the card does not tell the tries left`);
}

/** CHANGE PIN: answered like VERIFY, and a wrong old PIN costs a try. Wrong lengths are told before anything is sent. */
export async function replaceOwnPin(
  card: CardChannel,
  oldPin: PinBytes,
  newPin: PinBytes,
): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  if (!isPinLength(oldPin) || !isPinLength(newPin)) return ok({ outcome: 'invalidLength' });
  return present(card, 'CHANGE PIN', () => changePin(oldPin, newPin));
}

/** 4-16 digits. */
export function isPinLength(pin: PinBytes): boolean {
  return pin.length >= PIN_MIN_DIGITS && pin.length <= PIN_MAX_DIGITS;
}
