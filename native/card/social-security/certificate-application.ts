/** The certificate application of 3.00 cards behind its port, over a card session. */
import { hex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CertificateApplication } from '../../ports/certificate-application.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { selectByName } from '../commands/select.ts';
import type { CardChannel, CardSession } from '../session.ts';
import { SW } from '../status-words.ts';
import { areCertificatePins, changeCertificatePin, verifyCertificatePin, type NewCertificatePin } from './certificate-pin.ts';
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

/** Nothing is sent, no try is spent. */
const INVALID_LENGTH = Promise.resolve(ok({ outcome: 'invalidLength' } as const));

export interface CertificateApplicationOptions {
  /** What stands enciphered in the change of the PIN: no public text tells. Default `pin`. */
  readonly newPin?: NewCertificatePin;
}

/** A driver for the certificate application of the card of `session`; each call is one conversation. */
export function createCertificateApplication(
  session: CardSession,
  { newPin = 'pin' }: CertificateApplicationOptions = {},
): CertificateApplication {
  return {
    verifyPin: (pin) =>
      areCertificatePins(pin) ? session.converse((card) => selected(card, () => verifyCertificatePin(card, pin))) : INVALID_LENGTH,
    changePin: (oldPin, fresh) =>
      areCertificatePins(oldPin, fresh)
        ? session.converse((card) => selected(card, () => changeCertificatePin(card, oldPin, fresh, newPin)))
        : INVALID_LENGTH,
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

async function selected<T>(
  card: CardChannel,
  talk: () => Promise<Result<T, SocialSecurityFault>>,
): Promise<Result<T, SocialSecurityFault>> {
  const current = await ensureSelected(card);
  return current.ok ? talk() : current;
}

type ReadFile = (card: CardChannel, what: string) => Promise<Bytes>;

async function inFile(card: CardChannel, file: (typeof FILES)[keyof typeof FILES], read: ReadFile): Promise<Bytes> {
  return selected(card, async () => {
    const current = await selectFile(card, file);
    return current.ok ? readSame(() => read(card, file.file), file.file) : current;
  });
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
