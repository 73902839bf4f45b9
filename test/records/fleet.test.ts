/** A fleet's terminal: the same questions and commands over HTTP, on both databases. */
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../native/base/clock.ts';
import { systemClock } from '../../native/base/clock.ts';
import { asker, bench, CARD, envelope, HOLDER, NEWCOMER, OLD_CARD, prepareBench, START_MS } from '../../db/authority/testing.ts';
import { parseCredentials } from '../../db/credentials.ts';
import { createSignOn } from '../../db/registers/sign-on.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../../db/schema.ts';
import { addCode } from '../../db/stores/issued-codes.ts';
import { serveAuthority } from '../../db/server.ts';
import { createEmbeddedSocialSecurityHost } from '../../electron/hosts/embedded-authority.ts';
import { createHttpSocialSecurityHost, type Fetch } from '../../electron/hosts/http-authority.ts';
import type { SocialSecurityHost } from '../../electron/hosts/ports.ts';
import { onBothDatabases } from '../support/databases.ts';

const TOKEN = 'a-token-that-nobody-guesses';
const CREDENTIALS = parseCredentials(
  JSON.stringify({ terminals: [{ id: 'T-01', tokenSha256: createHash('sha256').update(TOKEN).digest('hex') }] }),
);
const report = (idempotencyKey: string) => ({
  command: 'reportLoss' as const,
  cardFunction: 'socialSecurity' as const,
  ...envelope({ idempotencyKey }),
});

interface HostOver {
  readonly token?: string;
  readonly fetch?: Fetch;
  readonly clock?: Pick<Clock, 'after'>;
}

async function fleet(db?: AuthorityDatabase) {
  const b = await bench(db);
  const lines: string[] = [];
  const server = await serveAuthority({
    authority: b.authority,
    port: 0,
    signOn: createSignOn(b.db, CREDENTIALS, systemClock),
    report: (line) => lines.push(line),
  });
  onTestFinished(() => server.close());
  const host = (over: HostOver = {}): SocialSecurityHost =>
    createHttpSocialSecurityHost({ url: server.url, token: TOKEN, clock: systemClock, timeoutMs: 5_000, fetch, ...over });
  return { ...b, server, host, lines };
}

onBothDatabases('a terminal of a fleet', (databases) => {
  const start = async () => fleet(await databases.prepared<AuthoritySchema>('bench', prepareBench));

  it('gets the same records, statements and refusals as one with records of its own', async () => {
    const { authority, host } = await start();
    const own = createEmbeddedSocialSecurityHost(authority);
    for (const subject of [{ socialSecurityNumber: HOLDER }, { socialSecurityNumber: NEWCOMER, cardNumber: CARD }]) {
      expect(await host().person(subject, asker())).toEqual(await own.person(subject, asker()));
    }
    const ask = (one: SocialSecurityHost) =>
      one.statement({ socialSecurityNumber: NEWCOMER, cardNumber: OLD_CARD }, '2026-01-01', '2026-12-31', asker());
    expect(await ask(host())).toEqual(await ask(own));
    const accounts = (one: SocialSecurityHost) =>
      one.inquire('accounts', { inquiry: 'accounts', subject: { socialSecurityNumber: NEWCOMER } }, asker());
    expect(await accounts(host())).toEqual(await accounts(own));
    expect(await accounts(own)).toMatchObject({ ok: true, value: [{ kind: 'card', balanceFen: 23_766 }] });
    expect(await host().person({ socialSecurityNumber: '1' }, asker())).toMatchObject({
      ok: false,
      error: { code: 'authority.unknownPerson' },
    });
  });

  it('has its command carried out once, however often it is sent, and can ask for the outcome', async () => {
    const { host, db } = await start();
    const first = await host().execute(report('fleet-key-1'));
    expect(first).toMatchObject({ ok: true, value: { outcome: 'done', receipt: { number: 'ZT-20261122-000001' } } });
    expect(await host().execute(report('fleet-key-1'))).toEqual(first);
    expect(await host().outcomeOf('fleet-key-1')).toEqual(first);
    expect(await host().outcomeOf('never-sent-1')).toEqual({ ok: true, value: null });
    expect(await db.selectFrom('loss_reports').selectAll().execute()).toHaveLength(1);
  });

  it('whose answer is lost does not know, and learns the truth by asking', async () => {
    const { host } = await start();
    const losing: Fetch = async (url, request) => {
      await fetch(url, request);
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    };
    expect(await host({ fetch: losing }).execute(report('fleet-key-2'))).toMatchObject({ error: { code: 'host.unknownOutcome' } });
    expect(await host().outcomeOf('fleet-key-2')).toMatchObject({ ok: true, value: { outcome: 'done' } });
  });

  it('asks whose a code is, once for each key, and only for itself', async () => {
    const { db, host, lines } = await start();
    const code = '3300000000000000000000000017';
    const times = { issued_at_ms: START_MS, valid_until_ms: START_MS + 60_000 };
    await addCode(db, { code, kind: 'medicalInsurance', oneUse: true, social_security_number: HOLDER, card_number: CARD, ...times });
    const question = { key: 'fleet-code-1', code, terminal: asker().terminal };
    const told = { ok: true, value: { standing: 'valid', kind: 'medicalInsurance', socialSecurityNumber: HOLDER, name: '伍呷' } };
    const lost: Fetch = async (...request) => {
      await fetch(...request);
      throw new TypeError('the answer was lost');
    };
    expect(await host({ fetch: lost }).whoseCode(question)).toMatchObject({ error: { code: 'host.unreachable' } });
    expect(await host().whoseCode(question)).toEqual(told);
    expect(await host().whoseCode({ ...question, key: 'fleet-code-2' })).toEqual({ ok: true, value: { standing: 'used' } });
    const short = { ...question, code: '12345' };
    const other = { ...question, terminal: { ...question.terminal, id: 'T-02' } };
    for (const wrong of [short, other]) expect(await host().whoseCode(wrong)).toMatchObject({ error: { code: 'host.protocol' } });
    expect(lines).toEqual(['POST whoseCode: 400', 'POST whoseCode: 403']);
  });

  it('of twenty at once on one card, one wins and nineteen are told so', async () => {
    const { host } = await start();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_unused, index) => host().execute(report(`fleet-race-${index}`))));
    const told = outcomes.map((one) => (one.ok ? (one.value.outcome === 'done' ? 'done' : one.value.code) : one.error.code));
    expect(told.toSorted()).toEqual(['done', ...Array.from({ length: 19 }, () => 'wrongState')]);
  });
});

describe('the line to the authority', () => {
  it('without an authority at its end is "unreachable" for a command too: it cannot have arrived', async () => {
    const { host, server } = await fleet();
    await server.close();
    expect(await host().execute(report('fleet-key-3'))).toMatchObject({ error: { code: 'host.unreachable' } });
    expect(await host().person({ socialSecurityNumber: HOLDER }, asker())).toMatchObject({ error: { code: 'host.unreachable' } });
  });

  it('that is silent ends in time: a question unanswered, a command of unknown outcome', async () => {
    const { host } = await fleet();
    const at = new Set<number>();
    const clock: Pick<Clock, 'after'> = {
      after: (delayMs, fire) => {
        at.add(delayMs);
        fire();
        return () => undefined;
      },
    };
    expect(await host({ clock }).execute(report('fleet-key-4'))).toMatchObject({
      error: { code: 'host.unknownOutcome', detail: 'no answer in time' },
    });
    expect(await host({ clock }).person({ socialSecurityNumber: HOLDER }, asker())).toMatchObject({ error: { code: 'host.unreachable' } });
    expect([...at]).toEqual([5_000]);
  });

  it('serves no one without the right token, and nobody who speaks for another terminal', async () => {
    const { host, lines } = await fleet();
    expect(await host({ token: 'guess' }).person({ socialSecurityNumber: HOLDER }, asker())).toMatchObject({
      error: { code: 'host.protocol' },
    });
    const other = report('fleet-key-5');
    const spoken = { ...other, terminal: { ...other.terminal, id: 'T-02' } };
    expect(await host().execute(spoken)).toMatchObject({ error: { code: 'host.protocol' } });
    expect(await host().outcomeOf('fleet-key-5')).toEqual({ ok: true, value: null });
    expect(lines).toEqual(['POST person: 401', 'POST execute: 403']);
  });

  it.each([
    ['an answer that breaks the contract', { outcome: 'perhaps' }, 200, 'host.unknownOutcome', 'host.protocol'],
    ['an authority that fails', {}, 500, 'host.unknownOutcome', 'host.unreachable'],
    ['an authority that refuses the request', {}, 400, 'host.protocol', 'host.protocol'],
  ] as const)('with %s says what is known', async (_what, body, status, ofCommand, ofQuestion) => {
    const { host } = await fleet();
    const odd: Fetch = () => Promise.resolve({ status, json: () => Promise.resolve(body) });
    expect(await host({ fetch: odd }).execute(report('fleet-key-6'))).toMatchObject({ error: { code: ofCommand } });
    expect(await host({ fetch: odd }).outcomeOf('fleet-key-6')).toMatchObject({ error: { code: ofQuestion } });
  });

  it('refuses what is no request of the contract and stays up', async () => {
    const { server, host } = await fleet();
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const status = async (path: string, init: RequestInit) => (await fetch(server.url + path, init)).status;
    expect(await status('/v1/execute', { method: 'POST', headers, body: '{"command":' })).toBe(400);
    expect(await status('/v1/execute', { method: 'POST', headers, body: '{"command":"format"}' })).toBe(400);
    expect(await status('/v1/person', { method: 'POST', headers, body: 'x'.repeat(70_000) })).toBe(413);
    expect(await status('/v1/person', { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: '{}' })).toBe(415);
    expect(await status('/v1/person', { headers })).toBe(405);
    expect(await status('/v1/people', { method: 'POST', headers, body: '{}' })).toBe(404);
    expect(await status('/v1/health', {})).toBe(200);
    expect(await host().person({ socialSecurityNumber: HOLDER }, asker())).toMatchObject({ ok: true });
  });
});

describe('a credentials file', () => {
  it.each([
    ['without terminals', { terminals: [] }],
    ['with a token in clear', { terminals: [{ id: 'T-01', token: 'secret' }] }],
    ['with one token for two', { terminals: ['T-01', 'T-02'].map((id) => ({ id, tokenSha256: 'a'.repeat(64) })) }],
  ])('%s is refused', (_what, content) => {
    expect(() => parseCredentials(JSON.stringify(content))).toThrow();
  });
});
