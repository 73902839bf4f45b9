/**
 * The certificate application of third-generation cards (PKI.社会保障): an SM2 key pair for signing, one for encryption,
 * their certificates, and a PIN of its own.
 */
import type { Result } from '../base/result.ts';
import type { PinBytes } from './pin-pad.ts';
import type { SocialSecurityFault, VerifyOutcome } from './social-security-card.ts';

export interface CertificateApplication {
  /** Verifies the PIN of this application: six digits. It never crosses the line after the first command as itself. */
  verifyPin(pin: PinBytes): Promise<Result<VerifyOutcome, SocialSecurityFault>>;
  /**
   * Changes it, `845E 01 00`: the old PIN is verified first, so a wrong one costs a try. Both have six digits. No public text tells what
   * the command enciphers; the driver has a setting for it.
   */
  changePin(oldPin: PinBytes, newPin: PinBytes): Promise<Result<VerifyOutcome, SocialSecurityFault>>;
  /** The certificate in DER. A card without this application, or without a certificate, is `ssc.missingRecord`. */
  readCertificate(use: 'signing' | 'encryption', signal?: AbortSignal): Promise<Result<Uint8Array, SocialSecurityFault>>;
  /** The SM2 public key for signing as the card stores it, 66 bytes. */
  readSigningKey(signal?: AbortSignal): Promise<Result<Uint8Array, SocialSecurityFault>>;
}
