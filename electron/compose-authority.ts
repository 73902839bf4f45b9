/** The social-security host of a configured terminal, with the outbox before it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDate } from '../native/base/civil-date.ts';
import type { Clock } from '../native/base/clock.ts';
import { deliver } from '../db/outbox/deliver.ts';
import { settleIntended } from '../db/outbox/settle-intended.ts';
import { Outbox, type OutboxStanding } from '../db/outbox/outbox.ts';
import type { JournalReader } from './audit/journal.ts';
import { openSeal } from './audit/seal.ts';
import type { Configuration } from './configuration.ts';
import { createEmbeddedSocialSecurityHost } from './hosts/embedded-authority.ts';
import { createHttpSocialSecurityHost } from './hosts/http-authority.ts';
import { withOutbox, type OutboxHost } from './hosts/outbox-host.ts';
import type { SocialSecurityHost } from './hosts/ports.ts';
import type { Records } from './records.ts';
import type { Rules } from './session/config.ts';

/** Time between two attempts to send what waits. */
const RETRY_MS = 15_000;
const DAY_MS = 86_400_000;

export interface HostParts {
  readonly configuration: Configuration;
  readonly records: Records;
  readonly rules: Rules;
  readonly clock: Clock;
  /** What became of writes on cards. */
  readonly journal: Pick<JournalReader, 'cardWrite'>;
  /** A line between terminal and host, in simulation one that can be spoilt. */
  readonly line: (host: SocialSecurityHost) => SocialSecurityHost;
  readonly onBug: (error: unknown) => void;
}

export interface OpenHost {
  readonly host: OutboxHost;
  /** How many accepted commands the authority has not answered yet. */
  readonly outbox: () => OutboxStanding;
  close(): void;
}

/** The fleet's authority where the configuration names one, else this terminal's own records. The token is read here, once. */
export function openSocialSecurityHost(parts: HostParts): OpenHost {
  const { configuration, rules, clock, journal, onBug } = parts;
  const directory = configuration.dataDirectory;
  const outbox = openOutbox(directory);
  outbox.purge(clock.nowMs() - configuration.recordingDays * DAY_MS);
  const host = withOutbox(parts.line(plainHost(parts)), {
    outbox,
    deliver: (target) => deliver(outbox, target, () => clock.nowMs()),
    settleIntended: () => settleIntended(outbox, (writeKey) => journal.cardWrite(writeKey), clock.nowMs()),
    mayWait: (command) => rules.mayWait(command, shanghaiDate(clock.nowMs())),
    clock,
    retryMs: RETRY_MS,
    onBug,
  });
  host.start();
  const close = (): void => {
    host.stop();
    outbox.close();
  };
  return { host, outbox: () => outbox.standing(), close };
}

/** The host itself, with nothing before it. */
export function plainHost({ configuration, records, clock }: Pick<HostParts, 'configuration' | 'records' | 'clock'>): SocialSecurityHost {
  const settings = configuration.authority;
  if (settings.kind === 'embedded') return createEmbeddedSocialSecurityHost(records.authority);
  const { url, tokenFile, timeoutMs } = settings;
  return createHttpSocialSecurityHost({ url, token: readFileSync(tokenFile, 'utf8').trim(), timeoutMs, clock, fetch });
}

/** What waits in a terminal's outbox, looked at from outside. */
export function outboxStanding(directory: string): OutboxStanding {
  const outbox = openOutbox(directory);
  const standing = outbox.standing();
  outbox.close();
  return standing;
}

function openOutbox(directory: string): Outbox {
  return new Outbox(join(directory, 'outbox.sqlite'), openSeal(join(directory, 'outbox.key')));
}
