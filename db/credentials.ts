/** Which terminal a token belongs to. Only fingerprints of tokens are kept: whoever reads the file cannot speak for a terminal. */
import { z } from 'zod';

/** Fingerprint of a token (SHA-256, hexadecimal) -> id of the terminal that holds it. */
export type Credentials = ReadonlyMap<string, string>;

const fileSchema = z.strictObject({
  terminals: z.array(z.strictObject({ id: z.string().min(1), tokenSha256: z.string().regex(/^[0-9a-f]{64}$/) })).min(1),
});

/** Reads a credentials file: `{"terminals":[{"id","tokenSha256"}]}`. Throws with the place when it is no such file or a token stands twice. */
export function parseCredentials(text: string): Credentials {
  const { terminals } = fileSchema.parse(JSON.parse(text));
  const credentials = new Map(terminals.map(({ id, tokenSha256 }) => [tokenSha256, id] as const));
  if (credentials.size !== terminals.length) throw new Error('two terminals have one token');
  return credentials;
}
