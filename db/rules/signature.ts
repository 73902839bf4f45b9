/** Who vouches for a pack: an Ed25519 signature (RFC 8032) over its canonical JSON without the signature itself. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';

/** Public keys by name: Base64 of the SubjectPublicKeyInfo, which is the body of a PEM file. */
export type PackKeys = Readonly<Record<string, string>>;

export type SignatureFault = Fault<'rules.badSignature'>;
export type SigningFault = Fault<'rules.badKey'>;

export interface PackSignature {
  readonly keyId: string;
  /** Base64 of 64 bytes. */
  readonly value: string;
}

/** What is signed: everything but the signature, the same bytes however the file is laid out. */
function signedBytes(pack: object): Buffer {
  const { signature: _signature, ...content } = pack as { readonly signature?: unknown };
  return Buffer.from(canonicalJson(content), 'utf8');
}

/** Whether one of the known keys signed exactly this content. */
export function verifyPack(pack: { readonly signature: PackSignature }, keys: PackKeys): Result<null, SignatureFault> {
  const { keyId, value } = pack.signature;
  const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
  if (key === undefined) return err(fault('rules.badSignature', `signature.keyId: no key ${keyId} is trusted here`));
  const publicKey = readPublicKey(key);
  if (publicKey === null) return err(fault('rules.badSignature', `signature.keyId: the key ${keyId} is no Ed25519 public key`));
  const good = verify(null, signedBytes(pack), publicKey, Buffer.from(value, 'base64'));
  return good ? ok(null) : err(fault('rules.badSignature', 'signature.value: the content is not what was signed'));
}

/** Signs a pack with a private key in PEM (PKCS #8); the key is used and not kept. */
export function signPack(pack: object, keyId: string, privateKeyPem: string): Result<PackSignature, SigningFault> {
  let key: KeyObject;
  try {
    key = createPrivateKey(privateKeyPem);
  } catch {
    return err(fault('rules.badKey', 'not a private key in PEM'));
  }
  if (key.asymmetricKeyType !== 'ed25519') return err(fault('rules.badKey', 'not an Ed25519 key'));
  return ok({ keyId, value: sign(null, signedBytes(pack), key).toString('base64') });
}

function readPublicKey(base64: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Whether a text is such a public key: for configurations. */
export function isPublicKey(base64: string): boolean {
  return readPublicKey(base64) !== null;
}
