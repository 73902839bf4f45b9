/** One card from connection to driver: what a terminal calls when a card was inserted. */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { BankCard } from '../ports/bank-card.ts';
import type { CardKeys } from '../ports/card-keys.ts';
import type { CertificateApplication } from '../ports/certificate-application.ts';
import type { CardConnection, CardReaderFault, CardReaders } from '../ports/card-reader.ts';
import type { EWallet } from '../ports/e-wallet.ts';
import type { SocialSecurityCard, SocialSecurityCardLife } from '../ports/social-security-card.ts';
import type { ControlCodes } from './pin-entry/features.ts';
import { readerPadOf } from './pin-entry/reader-pad.ts';
import { createECashWallet } from './pboc/e-cash-wallet.ts';
import { createBankCard } from './pboc/driver.ts';
import { Visit } from './pboc/visit.ts';
import { createCardSession, type CardSession } from './session.ts';
import { createCertificateApplication } from './social-security/certificate-application.ts';
import { createSocialSecurityCard } from './social-security/driver.ts';
import type { KeyNumbers } from './social-security/files/key-numbers.ts';
import type { ApduTrace } from './trace.ts';

export interface OpenCardOptions {
  readonly keys: CardKeys;
  /** Numbers of the issuer's keys on the card, where they are not those of the specification's table. */
  readonly keyNumbers?: KeyNumbers;
  /** Default `exclusive`: no other program's command falls into a session. */
  readonly share?: 'shared' | 'exclusive';
  /** Masked APDU trace. */
  readonly trace?: ApduTrace;
  /** Ends the wait; a connection made meanwhile is given back. */
  readonly signal?: AbortSignal;
  /** How control codes are built; PCSC-Lite's way unless told. */
  readonly controlCodes?: ControlCodes;
}

/** An open card. Which application it has shows at the first call: `ssc.notASocialSecurityCard`, `pboc.notABankCard`. */
export interface OpenCard {
  readonly connection: CardConnection;
  readonly session: CardSession;
  /** Whether the reader has keys of its own: the card's PIN can be typed there, and reaches the card alone. */
  readonly pinAtReader: boolean;
  /** Whether it can be changed there too. */
  readonly pinChangeAtReader: boolean;
  readonly socialSecurity: SocialSecurityCard & SocialSecurityCardLife;
  readonly bank: BankCard;
  readonly wallet: EWallet;
  /** On cards of the third generation; elsewhere `ssc.missingRecord`. */
  readonly certificates: CertificateApplication;
  /** Powers the card down and gives the reader back. Always succeeds from the caller's view. */
  close(): Promise<void>;
}

/** Connects to exactly this insertion; any other card is `card.swapped` or `card.absent`. */
export async function openCard(
  readers: CardReaders,
  reader: string,
  insertion: number,
  options: OpenCardOptions,
): Promise<Result<OpenCard, CardReaderFault>> {
  const connection = await readers.connect(reader, { share: options.share ?? 'exclusive', insertion });
  if (!connection.ok) return connection;
  if (options.signal?.aborted === true) {
    await connection.value.disconnect('unpower');
    return err(fault('card.cancelled', 'ended by the caller'));
  }
  return ok(cardOver(connection.value, await readerPadOf(connection.value, options.controlCodes), options));
}

/** The drivers over a connection that is made already; `readerPad`: keys of the reader, where it has any. */
export function cardOver(
  connection: CardConnection,
  readerPad: Awaited<ReturnType<typeof readerPadOf>>,
  options: Pick<OpenCardOptions, 'keys' | 'keyNumbers' | 'trace'>,
): OpenCard {
  const session = createCardSession(connection, { readerPad, ...(options.trace === undefined ? {} : { trace: options.trace }) });
  const visit = new Visit(session.atr);
  return {
    connection,
    session,
    pinAtReader: readerPad !== null,
    pinChangeAtReader: readerPad?.modifies === true,
    socialSecurity: createSocialSecurityCard(session, {
      keys: options.keys,
      ...(options.keyNumbers === undefined ? {} : { keyNumbers: options.keyNumbers }),
    }),
    bank: createBankCard(session, visit),
    wallet: createECashWallet(session, visit),
    certificates: createCertificateApplication(session),
    close: () => connection.disconnect('unpower'),
  };
}
