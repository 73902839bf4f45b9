/** The certificate application of 3.00 cards behind its port, over a card session. */
import { hex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CertificateApplication } from '../../ports/certificate-application.ts';
import type { PinBytes } from '../../ports/pin-pad.ts';
import type { SocialSecurityFault, VerifyOutcome } from '../../ports/social-security-card.ts';
import {
  CERTIFICATE_CHALLENGE_BYTES,
  CERTIFICATE_PIN_DIGITS,
  deriveCertificatePinKey,
  PIN_KEY_ANSWER_BYTES,
  verifyCertificatePin,
} from '../commands/certificate-pin.ts';
import { getChallenge } from '../commands/get-challenge.ts';
import { selectByName } from '../commands/select.ts';
import { parseVerify } from '../commands/verify.ts';
import { sm4Cipher } from '../keys/block-cipher.ts';
import type { CardChannel, CardSession } from '../session.ts';
import { SW } from '../status-words.ts';
import type { CommandApdu } from '../apdu.ts';
import { refuse, statusFault } from './faults.ts';
import { derLength, DER_HEADER_MAX_BYTES } from './der-length.ts';
import { readBytes, readSame, type Bytes } from './read-bytes.ts';
import { selectFile } from './select-file.ts';

/** DF names `PKI.社会保障` (GB 18030) and `SS.CERT.ADF1`. */
const NAMES = [hex('504B492EC9E7BBE1B1A3D5CF'), hex('53532E434552542E41444631')] as const;
const CERTIFICATES = 'SS.CERT.ADF1';

const FILES = {
  signingKey: { file: '0012', fileIdentifier: 0x0012 },
  signing: { file: '0018', fileIdentifier: 0x0018 },
  encryption: { file: '0019', fileIdentifier: 0x0019 },
} as const;
const SIGNING_KEY_BYTES = 0x42;

/** A driver for the certificate application of the card of `session`; each call is one conversation. */
export function createCertificateApplication(session: CardSession): CertificateApplication {
  return {
    verifyPin: (pin) => session.converse((card) => verify(card, pin)),
    readCertificate: (use, signal) => session.converse((card) => inFile(card, FILES[use], readCertificate), signal),
    readSigningKey: (signal) =>
      session.converse((card) => inFile(card, FILES.signingKey, (one, what) => readExactly(one, what, SIGNING_KEY_BYTES)), signal),
  };
}

async function ensureSelected(card: CardChannel): Promise<Result<void, SocialSecurityFault>> {
  if (card.selected === CERTIFICATES) return ok(undefined);
  card.selected = null;
  for (const name of NAMES) {
    const answer = await card.send(selectByName(name));
    if (!answer.ok) return answer;
    if (answer.value.sw === SW.fileNotFound) return refuse('ssc.missingRecord', 'the card has no certificate application');
    if (answer.value.sw !== SW.ok) return err(statusFault('SELECT of the certificate application', answer.value.sw));
  }
  card.selected = CERTIFICATES;
  return ok(undefined);
}

/** The card derives a key from the PIN, the terminal enciphers a challenge under it. */
async function verify(card: CardChannel, pin: PinBytes): Promise<Result<VerifyOutcome, SocialSecurityFault>> {
  if (pin.length !== CERTIFICATE_PIN_DIGITS) return ok({ outcome: 'invalidLength' });
  const selected = await ensureSelected(card);
  if (!selected.ok) return selected;
  const derived = await askSecret(card, deriveCertificatePinKey(pin), PIN_KEY_ANSWER_BYTES);
  if (!derived.ok) return derived;
  const key = derived.value.subarray(0, CERTIFICATE_CHALLENGE_BYTES);
  try {
    const challenge = await askSecret(card, getChallenge(CERTIFICATE_CHALLENGE_BYTES), CERTIFICATE_CHALLENGE_BYTES);
    if (!challenge.ok) return challenge;
    const answer = await card.send(verifyCertificatePin(sm4Cipher.encrypt(key, challenge.value)));
    return answer.ok ? outcomeOf(parseVerify(answer.value)) : answer;
  } finally {
    derived.value.fill(0);
  }
}

function outcomeOf(answer: ReturnType<typeof parseVerify>): Result<VerifyOutcome, SocialSecurityFault> {
  switch (answer.kind) {
    case 'ok':
      return ok({ outcome: 'correct' });
    case 'tries':
      return ok({ outcome: 'wrong', triesLeft: answer.left });
    case 'locked':
      return ok({ outcome: 'locked' });
    case 'other':
      return err(statusFault('VERIFY of the certificate PIN', answer.sw));
  }
}

/** Sends, wants exactly so many bytes, wipes what was sent. */
async function askSecret(card: CardChannel, command: CommandApdu, bytes: number): Promise<Bytes> {
  try {
    const answer = await card.send(command);
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw !== SW.ok) return err(statusFault('PIN of the certificate application', sw));
    return data.length === bytes ? ok(data) : refuse('ssc.malformed', `PIN of the certificate application: ${data.length} bytes`);
  } finally {
    command.data?.fill(0);
  }
}

type ReadFile = (card: CardChannel, what: string) => Promise<Bytes>;

async function inFile(card: CardChannel, file: (typeof FILES)[keyof typeof FILES], read: ReadFile): Promise<Bytes> {
  const selected = await ensureSelected(card);
  const current = selected.ok ? await selectFile(card, file) : selected;
  return current.ok ? readSame(() => read(card, file.file), file.file) : current;
}

/** The length stands in the certificate's own first bytes; the file behind it is filling. */
async function readCertificate(card: CardChannel, what: string): Promise<Bytes> {
  const header = await readBytes(card, what, 0, DER_HEADER_MAX_BYTES);
  if (!header.ok) return header;
  const length = derLength(header.value);
  if (!length.ok) return refuse(length.error === 'blank' ? 'ssc.missingRecord' : 'ssc.malformed', `certificate ${what}: ${length.error}`);
  return readExactly(card, what, length.value);
}

async function readExactly(card: CardChannel, what: string, length: number): Promise<Bytes> {
  const bytes = await readBytes(card, what, 0, length);
  if (!bytes.ok || bytes.value.length === length) return bytes;
  return refuse('ssc.malformed', `${what}: ${bytes.value.length} bytes, ${length} announced`);
}
