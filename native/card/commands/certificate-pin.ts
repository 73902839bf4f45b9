/** PIN of the certificate application on 3.00 cards (《社会保障卡》 PKI application): answered by challenge, under SM4. */
import { packDigits } from '../../base/bcd.ts';
import { concat } from '../../base/bytes.ts';
import { CLA, INS, type CommandApdu } from '../apdu.ts';

export const CERTIFICATE_PIN_DIGITS = 6;
export const CERTIFICATE_CHALLENGE_BYTES = 16;
/** The answer to `deriveCertificatePinKey`; its first half is the key. */
export const PIN_KEY_ANSWER_BYTES = 32;

const DERIVE = { p1: 0x01, p2: 0x03, pinTag: 0xc1 } as const;
const USER_PIN = { p1: 0x01, p2: 0x81 } as const;
const CHANGE = { p1: 0x01, p2: 0x00 } as const;

/** Has the card derive the key that stands for a PIN. The packed PIN is in `data`: wipe it after use. */
export function deriveCertificatePinKey(digits: Uint8Array): CommandApdu {
  const packed = packDigits(digits);
  const data = concat(Uint8Array.of(DERIVE.pinTag, packed.length), packed);
  packed.fill(0);
  return { cla: CLA.proprietary, ins: INS.certificatePinKey, p1: DERIVE.p1, p2: DERIVE.p2, data, le: PIN_KEY_ANSWER_BYTES };
}

/** Presents the challenge enciphered under that key. Answered like VERIFY. */
export function verifyCertificatePin(enciphered: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.verify, p1: USER_PIN.p1, p2: USER_PIN.p2, data: enciphered };
}

/** CLA INS P1 P2 of the change: what its MAC covers first. */
export function certificatePinChangeHeader(): Uint8Array {
  return Uint8Array.of(CLA.secured, INS.changePin, CHANGE.p1, CHANGE.p2);
}

/** Changes the PIN: one enciphered block ‖ 4-byte MAC. */
export function changeCertificatePin(sealed: Uint8Array): CommandApdu {
  return { cla: CLA.secured, ins: INS.changePin, p1: CHANGE.p1, p2: CHANGE.p2, data: sealed };
}
