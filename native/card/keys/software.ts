/**
 * A key service in software: for test cards, whose root keys are known. Real root keys live in a PSAM or a key service
 * (other implementations of the same port) and must never be configured here.
 */
import { concat } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardKeyContext, CardKeyName, CardKeys, KeyFault } from '../../ports/card-keys.ts';
import type { BlockCipher } from './block-cipher.ts';
import { authenticationData, cardKey, cipherOf, commandMac, encipherData, sessionKey } from './derivation.ts';

/** National root keys by algorithm and name: 16 bytes, or 8 for a single-DES key (STKSSSE of DES cards may be one). */
export type RootKeys = Partial<Record<'tdes' | 'sm4', Partial<Record<CardKeyName, Uint8Array>>>>;

export interface SoftwareKeysOptions {
  readonly roots: RootKeys;
}

/** Computes with the given roots. SSF33 gives `keys.algorithm`, a key without root `keys.unknownKey`. */
export function createSoftwareKeys(options: SoftwareKeysOptions): CardKeys {
  return {
    authenticate: (request) => {
      const keyed = derive(options.roots, request, request.key, request.processFactor);
      return Promise.resolve(keyed.ok ? ok(authenticationData(keyed.value.cipher, keyed.value.session, request.source)) : keyed);
    },
    seal: (request) => {
      const keyed = derive(options.roots, request, request.key, request.processFactor);
      if (!keyed.ok) return Promise.resolve(keyed);
      const { cipher, session } = keyed.value;
      const data = request.plain.length === 0 ? new Uint8Array() : encipherData(cipher, session, request.plain);
      return Promise.resolve(ok(concat(data, commandMac(cipher, session, request.header, data))));
    },
  };
}

interface Keyed {
  readonly cipher: BlockCipher;
  readonly session: Uint8Array;
}

function derive(roots: RootKeys, context: CardKeyContext, name: CardKeyName, processFactor: Uint8Array): Result<Keyed, KeyFault> {
  const { algorithm } = context;
  const cipher = cipherOf(algorithm);
  if (algorithm === 'ssf33' || cipher === null) return err(fault('keys.algorithm', 'SSF33 has no published implementation'));
  const root = roots[algorithm]?.[name];
  if (root === undefined) return err(fault('keys.unknownKey', `no ${algorithm} root for ${name}`));
  const key = cardKey(cipher, root, context.cardIdentifier, context.serial);
  return ok({ cipher, session: sessionKey(cipher, key, processFactor) });
}
