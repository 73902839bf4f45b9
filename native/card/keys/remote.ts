/** A key service over the network: the questions of `remote-protocol.ts` over a request that the transport brings. */
import { fault } from '../../base/fault.ts';
import { err, type Result } from '../../base/result.ts';
import type { CardKeyName, CardKeys, KeyFault } from '../../ports/card-keys.ts';
import type { JsonRequest } from '../../transport/https.ts';
import { AUTHENTICATION_BYTES } from '../commands/internal-authenticate.ts';
import { blockBytes, MAC_BYTES } from './derivation.ts';
import { authenticationQuestion, readAnswer, sealQuestion } from './remote-protocol.ts';

/** 密钥地址 by key: the service's own, so they are configured. */
export type RemoteKeyAddresses = Readonly<Partial<Record<CardKeyName, string>>>;

export interface RemoteKeysOptions {
  readonly request: JsonRequest;
  readonly keyAddresses: RemoteKeyAddresses;
}

/**
 * Keys of a remote service. A key without address is `keys.unknownKey` and nothing is asked; no connection, no answer in
 * time and an answer that is not of the protocol are `keys.unavailable`; the service's refusals keep their reason.
 */
export function createRemoteKeys({ request, keyAddresses }: RemoteKeysOptions): CardKeys {
  const ask = async (key: CardKeyName, question: (keyAddress: string) => unknown, bytes: number): Promise<Result<Uint8Array, KeyFault>> => {
    const keyAddress = keyAddresses[key];
    if (keyAddress === undefined) return err(fault('keys.unknownKey', `no address at the key service is known for ${key}`));
    const answer = await request(question(keyAddress));
    if (!answer.ok) return err(fault('keys.unavailable', `key service: ${answer.error.code} ${answer.error.detail}`));
    return readAnswer(answer.value, bytes);
  };
  return {
    authenticate: (wanted) => ask(wanted.key, (address) => authenticationQuestion(wanted, address), AUTHENTICATION_BYTES),
    seal: (wanted) => ask(wanted.key, (address) => sealQuestion(wanted, address), sealedBytes(blockBytes(wanted.algorithm), wanted.plain)),
  };
}

/** LD and data in whole blocks, and the MAC; the MAC alone without data. */
function sealedBytes(size: 8 | 16, plain: Uint8Array): number {
  return plain.length === 0 ? MAC_BYTES : Math.ceil((plain.length + 1) / size) * size + MAC_BYTES;
}
