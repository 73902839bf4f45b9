/** Tokens that open one connection each. */
import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
/** One on its way to a window that opens, one kept by a window for its next connection. */
const OUTSTANDING = 2;

export class OneUseTokens {
  /** Digests, so that looking one up takes no time that tells of a token's characters. Oldest first. */
  readonly #outstanding = new Set<string>();

  /** A fresh token. Of the unspent ones only the newest two stay valid. */
  issue(): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    this.#outstanding.add(digest(token));
    for (const old of [...this.#outstanding].slice(0, -OUTSTANDING)) this.#outstanding.delete(old);
    return token;
  }

  /** Whether the token is valid; it no longer is afterwards. */
  spend(token: string): boolean {
    return this.#outstanding.delete(digest(token));
  }

  /** Makes every unspent token worthless: the window that held them is gone. */
  revokeAll(): void {
    this.#outstanding.clear();
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
