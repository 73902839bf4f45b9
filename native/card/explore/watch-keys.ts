/** Notes with which of its answers a card proved itself while it was recorded: those that the keys gave too. */
import { equalBytes } from '../../base/bytes.ts';
import type { CardKeyContext, CardKeys } from '../../ports/card-keys.ts';

/** What internal authentication computed; never leaves the program. */
export interface Proof {
  readonly context: CardKeyContext;
  /** The eight bytes that a genuine card answers. */
  readonly cryptogram: Uint8Array;
}

/** The keys, and every proof that was asked of them. */
export function watchKeys(keys: CardKeys): { readonly keys: CardKeys; readonly proofs: readonly Proof[] } {
  const proofs: Proof[] = [];
  const watching: CardKeys = {
    authenticate: async (request) => {
      const computed = await keys.authenticate(request);
      const { algorithm, cardIdentifier, serial } = request;
      // Nobody but the key's holder can compute SSF33, so a played-back card could not.
      const provable = request.key === 'IRK' && algorithm !== 'ssf33';
      if (computed.ok && provable) proofs.push({ context: { algorithm, cardIdentifier, serial }, cryptogram: computed.value });
      return computed;
    },
    seal: (request) => keys.seal(request),
  };
  return { keys: watching, proofs };
}

/** The proof that an answer to INTERNAL AUTHENTICATE was; `undefined`: it was none, or could not be checked. */
export function proofIn(answer: Uint8Array, proofs: readonly Proof[]): Proof | undefined {
  return proofs.find(({ cryptogram }) => equalBytes(cryptogram, answer));
}
