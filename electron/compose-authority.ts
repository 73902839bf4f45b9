/** The social-security host of a configured terminal. */
import { readFileSync } from 'node:fs';
import type { Clock } from '../native/base/clock.ts';
import type { AuthoritySettings } from './configuration-authority.ts';
import { createEmbeddedSocialSecurityHost } from './hosts/embedded-authority.ts';
import { createHttpSocialSecurityHost } from './hosts/http-authority.ts';
import type { SocialSecurityHost } from './hosts/ports.ts';
import type { Records } from './records.ts';

/** The fleet's authority where the configuration names one, else this terminal's own records. The token is read here, once. */
export function socialSecurityHostOf(settings: AuthoritySettings, records: Records, clock: Clock): SocialSecurityHost {
  if (settings.kind === 'embedded') return createEmbeddedSocialSecurityHost(records.authority);
  const { url, tokenFile, timeoutMs } = settings;
  return createHttpSocialSecurityHost({ url, token: readFileSync(tokenFile, 'utf8').trim(), timeoutMs, clock, fetch });
}
