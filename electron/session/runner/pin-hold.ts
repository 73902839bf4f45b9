import { equalBytes } from '../../../native/base/bytes.ts';
import { err, type Result } from '../../../native/base/result.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import type { PinBytes } from '../../../native/ports/pin-pad.ts';
import type { VerifyOutcome } from '../../../native/ports/social-security-card.ts';
import type { NewPinJudgement } from '../effects.ts';

/**
 * The PINs of a change between their entries: the old one after the card has found it right, the new one until it was typed twice. They
 * are compared here and told as a word; whatever ends the change overwrites them.
 */
export class PinHold {
  #old: PinBytes = new Uint8Array();
  #fresh: PinBytes = new Uint8Array();

  /** A PIN that the card found right; it begins a change. */
  keepOld(pin: PinBytes): void {
    this.wipe();
    this.#old = Uint8Array.from(pin);
  }

  /** The new PIN; only a fine one is kept. `initial` is the city's initial PIN as digits. */
  judgeNew(pin: PinBytes, initial: string): NewPinJudgement {
    this.#fresh.fill(0);
    this.#fresh = new Uint8Array();
    if (isPin(pin, initial)) return 'initial';
    if (equalBytes(pin, this.#old)) return 'asOld';
    this.#fresh = Uint8Array.from(pin);
    return 'fine';
  }

  /** The new PIN once more. */
  judgeAgain(pin: PinBytes): NewPinJudgement {
    return this.#fresh.length > 0 && equalBytes(pin, this.#fresh) ? 'fine' : 'different';
  }

  /** Hands both to the card's change, then forgets them, whatever became of it. */
  async change(card: {
    changePin(oldPin: PinBytes, newPin: PinBytes): Promise<Result<VerifyOutcome, Fault>>;
  }): Promise<Result<VerifyOutcome, Fault>> {
    if (this.#old.length === 0 || this.#fresh.length === 0) return err(fault('pinpad.noPin', 'old or new PIN is not there any more'));
    try {
      return await card.changePin(this.#old, this.#fresh);
    } finally {
      this.wipe();
    }
  }

  wipe(): void {
    this.#old.fill(0);
    this.#fresh.fill(0);
    this.#old = new Uint8Array();
    this.#fresh = new Uint8Array();
  }
}

/** Whether these digits are that PIN. */
export function isPin(pin: PinBytes, digits: string): boolean {
  return equalBytes(pin, Uint8Array.from(digits, Number));
}
