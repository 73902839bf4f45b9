/** Who may work the control: whoever holds a one-use token gets a key that lasts as long as the program. */
import { createHash, randomBytes } from 'node:crypto';
import { OneUseTokens } from '../../kiosk/one-use-tokens.ts';

const KEY_BYTES = 32;

export class ControlKeys {
  readonly #tokens = new OneUseTokens();
  /** Digests, so that looking one up takes no time that tells of a key's characters. */
  readonly #keys = new Set<string>();

  /** A token that opens the control once. */
  issueToken(): string {
    return this.#tokens.issue();
  }

  /** A key for a token; `null` when that is spent or unknown. */
  spend(token: string): string | null {
    if (!this.#tokens.spend(token)) return null;
    const key = randomBytes(KEY_BYTES).toString('base64url');
    this.#keys.add(digest(key));
    return key;
  }

  knows(key: string): boolean {
    return this.#keys.has(digest(key));
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
