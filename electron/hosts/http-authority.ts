/** The fleet's authority over HTTP(S) as a host. A change whose answer did not come is an unknown outcome, never a guess. */
import type { Clock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { INQUIRIES, WIRE, type InquiryAnswer, type QueryFailure, type WireOperation } from '../../db/authority/api.ts';
import type { HostFault, SocialSecurityHost } from './ports.ts';

/** The part of the Fetch standard that is used. */
export type Fetch = (
  url: string,
  request: { readonly method: 'POST'; readonly headers: Record<string, string>; readonly body: string; readonly signal: AbortSignal },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

export interface HttpAuthorityOptions {
  /** `https://authority.example:8443`, or `http://` to a loopback address. */
  readonly url: string;
  /** This terminal's token. */
  readonly token: string;
  readonly clock: Pick<Clock, 'after'>;
  /** From the request's begin to the answer's end. */
  readonly timeoutMs: number;
  readonly fetch: Fetch;
}

/** Errors of a connection that was never made, by their names in Node: what was asked cannot have arrived. */
const NEVER_SENT: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** Every operation is one request; nothing is repeated here. Time-outs and broken answers are faults. */
export function createHttpSocialSecurityHost(options: HttpAuthorityOptions): SocialSecurityHost {
  return {
    person: async (subject, asker) => answered(await question(options, 'person', { subject, asker })),
    statement: async (subject, from, to, asker) => answered(await question(options, 'statement', { subject, from, to, asker })),
    inquire: async (name, asked, asker) => {
      const found = answered(await question(options, 'inquire', { question: asked, asker }));
      if (!found.ok) return found;
      const checked = INQUIRIES[name].answer.safeParse(found.value);
      return checked.success
        ? ok(checked.data as InquiryAnswer<typeof name>)
        : err(fault('host.protocol', 'the answer breaks the contract'));
    },
    whoseCode: (asked) => question(options, 'whoseCode', asked),
    staff: (request) => question(options, 'staff', request),
    execute: async (command) => change(await post(options, 'execute', command)),
    outcomeOf: async (idempotencyKey) => {
      const found = await question(options, 'outcomeOf', { idempotencyKey });
      return found.ok ? ok(found.value.outcome) : found;
    },
  };
}

type Parsed<O extends WireOperation> = ReturnType<(typeof WIRE)[O]['answer']['parse']>;

/** How a request ended. `notSent`: it cannot have arrived; `cutOff`: it may have; `refused`: it arrived and nothing was done. */
type Posted<T> =
  { readonly end: 'answer'; readonly value: T } | { readonly end: 'notSent' | 'cutOff' | 'refused' | 'malformed'; readonly detail: string };

async function post<O extends WireOperation>(options: HttpAuthorityOptions, operation: O, body: unknown): Promise<Posted<Parsed<O>>> {
  const { url, token, clock, timeoutMs, fetch } = options;
  const cut = new AbortController();
  const cancel = clock.after(timeoutMs, () => cut.abort());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  try {
    const response = await fetch(new URL(WIRE[operation].path, url).href, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: cut.signal,
    });
    if (response.status >= 500) return { end: 'cutOff', detail: `the authority failed (${response.status})` };
    if (response.status !== 200) return { end: 'refused', detail: `the authority refused the request (${response.status})` };
    const parsed = WIRE[operation].answer.safeParse(await response.json());
    if (!parsed.success) return { end: 'malformed', detail: 'the answer breaks the contract' };
    return { end: 'answer', value: parsed.data as Parsed<O> };
  } catch (error) {
    return {
      end: NEVER_SENT.includes(causeOf(error)) ? 'notSent' : 'cutOff',
      detail: cut.signal.aborted ? 'no answer in time' : 'no answer',
    };
  } finally {
    cancel();
  }
}

/** Node tells the reason of a failed fetch in the error's cause. */
function causeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

async function question<O extends WireOperation>(
  options: HttpAuthorityOptions,
  operation: O,
  body: unknown,
): Promise<Result<Parsed<O>, HostFault>> {
  const posted = await post(options, operation, body);
  if (posted.end === 'answer') return ok(posted.value);
  const away = posted.end === 'notSent' || posted.end === 'cutOff';
  return err(fault(away ? 'host.unreachable' : 'host.protocol', posted.detail));
}

/** An answer that cannot be read may be that of a change that was made. */
function change<T>(posted: Posted<T>): Result<T, HostFault> {
  switch (posted.end) {
    case 'answer':
      return ok(posted.value);
    case 'notSent':
      return err(fault('host.unreachable', posted.detail));
    case 'refused':
      return err(fault('host.protocol', posted.detail));
    case 'cutOff':
    case 'malformed':
      return err(fault('host.unknownOutcome', posted.detail));
  }
}

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: QueryFailure };

function answered<T>(found: Result<Answer<T>, HostFault>): Result<T, HostFault | Fault<`authority.${QueryFailure}`>> {
  if (!found.ok) return found;
  return found.value.ok ? ok(found.value.value) : err(fault(`authority.${found.value.error}`, 'no such record'));
}
