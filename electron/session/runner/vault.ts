import type { BankCardIdentity } from '../../../native/ports/bank-card.ts';
import type { VerifyOutcome } from '../../../native/ports/social-security-card.ts';
import type { MadeCard, NewHolder } from '../../card-making/card-maker.ts';
import type { TypedNumber } from '../../api/view.ts';
import type { HeldCard } from './devices.ts';
import { PinHold } from './pin-hold.ts';

/**
 * The full numbers of the person who stands here, and the card that is open. Lives in the main process only, is never
 * written anywhere, and is emptied when the session ends.
 */
export class Vault {
  card: HeldCard | null = null;
  identityNumber: string | null = null;
  /** On the card that is open; not every card holds it. */
  holderName: string | null = null;
  cardNumber: string | null = null;
  bankCard: BankCardIdentity | null = null;
  /** What the card said to a PIN that was typed at the reader, until it is asked for. */
  saidAtReader: VerifyOutcome | null = null;
  /** Address of the decoded photo as data. */
  photo: string | null = null;
  /** Whose card may be made: the ID card that was shown. */
  newHolder: NewHolder | null = null;
  /** The card that lies in the machine, made and not yet handed out. */
  madeCard: MadeCard | null = null;
  /** Shown, and nobody has said yet whose it is. */
  code: string | null = null;
  /** Typed and not yet compared. */
  readonly typed = new Map<TypedNumber, string>();
  readonly pins = new PinHold();

  /** Forgets everything; closes the card. */
  async wipe(): Promise<void> {
    const { card } = this;
    this.pins.wipe();
    this.typed.clear();
    this.code = null;
    this.card = null;
    this.identityNumber = null;
    this.photo = null;
    this.holderName = null;
    this.cardNumber = null;
    this.bankCard = null;
    this.saidAtReader = null;
    this.newHolder = null;
    this.madeCard = null;
    await card?.close();
  }
}
