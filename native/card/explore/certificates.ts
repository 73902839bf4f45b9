/** The certificate application of third-generation cards: what lies in it, without its PIN. */
import { toHex } from '../../base/bytes.ts';
import type { BilingualText } from '../../base/bilingual.ts';
import { ok, type Result } from '../../base/result.ts';
import type { CertificateApplication } from '../../ports/certificate-application.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { foundOf } from './social-security-files.ts';
import { maskedBytes, type ExploredApplication, type ExploredFile, type ExploreOptions } from './tree.ts';

const placeOf = (file: string): string => `PKI/${file}`;
/** What `onPlace` may be told here. */
export const CERTIFICATE_PLACES: readonly string[] = ['0012', '0018', '0019'].map(placeOf);

type Read = Result<Uint8Array, SocialSecurityFault>;

const TITLE: BilingualText = { zh: '数字证书应用', en: 'Certificate application' };
const FILES = {
  '0012': { zh: '签名公钥', en: 'Public key for signing' },
  '0018': { zh: '签名证书', en: 'Certificate for signing' },
  '0019': { zh: '加密证书', en: 'Certificate for encryption' },
} as const satisfies Record<string, BilingualText>;

/** Its files; a certificate names the holder, so its bytes are masked too. A fault is one of card or reader. */
export async function exploreCertificates(
  card: CertificateApplication,
  options: ExploreOptions,
): Promise<Result<ExploredApplication, SocialSecurityFault>> {
  const { signal } = options;
  const reads: readonly (readonly [keyof typeof FILES, () => Promise<Read>])[] = [
    ['0012', () => card.readSigningKey(signal)],
    ['0018', () => card.readCertificate('signing', signal)],
    ['0019', () => card.readCertificate('encryption', signal)],
  ];
  const files: ExploredFile[] = [];
  for (const [file, read] of reads) {
    options.onPlace?.(placeOf(file));
    const bytes = await read();
    if (!bytes.ok && !/^(ssc|keys)\./.test(bytes.error.code)) return bytes;
    files.push(fileNode(file, bytes, options));
  }
  const there = files.some(({ state }) => state !== 'absent');
  const detail = there ? null : (files[0]?.detail ?? null);
  return ok({ application: 'PKI', title: TITLE, state: there ? 'read' : 'absent', detail, files: there ? files : [] });
}

function fileNode(file: keyof typeof FILES, bytes: Read, { reveal }: ExploreOptions): ExploredFile {
  const heading = { file, title: FILES[file], opens: 'free', key: null };
  if (!bytes.ok) return { ...heading, state: foundOf(bytes.error), detail: bytes.error.detail, objects: [] };
  const { length } = bytes.value;
  const raw = reveal ? toHex(bytes.value) : maskedBytes(length);
  return { ...heading, state: 'read', detail: null, objects: [{ ...WHOLE, name: FILES[file], length, shown: `${length} bytes`, raw }] };
}

const WHOLE = { tag: '00', instance: 1, parts: [] } as const;
