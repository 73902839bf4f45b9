/** The `authority` setting: records embedded in this terminal, or those of a fleet. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** In clear only to this machine itself. */
function protectedUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
}

export const authoritySettingsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('embedded') }),
    z.strictObject({
      kind: z.literal('remote'),
      url: z.string().refine(protectedUrl, 'must be https://, or http:// to this machine'),
      /** The file with this terminal's token and nothing else. */
      tokenFile: z.string().min(1),
      timeoutMs: z.int().min(500).max(60_000).default(8_000),
    }),
  ])
  .default({ kind: 'embedded' });
export type AuthoritySettings = z.infer<typeof authoritySettingsSchema>;

/** Why the token file cannot be read; `null` when it can, or none is needed. */
export function unreadableTokenFile(settings: AuthoritySettings): string | null {
  if (settings.kind === 'embedded') return null;
  try {
    readFileSync(settings.tokenFile);
    return null;
  } catch (error) {
    return `tokenFile: ${error instanceof Error ? error.message : 'not readable'}`;
  }
}
