/** The registers of a fleet from the command line, and what they mean to an authority that is served over real HTTPS. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { asker, CARD, HOLDER, PEOPLE } from '../../db/authority/testing.ts';
import { createAuthority } from '../../db/authority/create.ts';
import { sha256 } from '../../db/canonical.ts';
import { openSqlite } from '../../db/dialects/sqlite.ts';
import { migrateAuthority } from '../../db/migrate.ts';
import { createSignOn } from '../../db/registers/sign-on.ts';
import { loadAllPacks } from '../../db/rules/load-pack.ts';
import type { AuthoritySchema } from '../../db/schema.ts';
import { ensureSeeded } from '../../db/seed.ts';
import { serveAuthority } from '../../db/server.ts';
import { verifyAudit } from '../../db/stores/audit.ts';
import type { Io } from '../../electron/cli/command.ts';
import { run } from '../../electron/cli/run.ts';
import { createHttpSocialSecurityHost, type Fetch } from '../../electron/hosts/http-authority.ts';
import { makeCertificates } from '../contract/card-keys-server.ts';
import { cannotTestHere } from '../support/cannot.ts';

const root = mkdtempSync(join(tmpdir(), 'kiosk-registers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let database: string;
const records = () => openSqlite<AuthoritySchema>(database);

beforeEach(async () => {
  database = join(mkdtempSync(join(root, 'r-')), 'records.sqlite');
  const db = records();
  await migrateAuthority(db);
  await ensureSeeded(db, PEOPLE, '2026-11-22');
  await db.destroy();
});

async function authority(typed: readonly string[], ...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    input: Readable.from([Buffer.from(typed.map((line) => `${line}\n`).join(''))], { objectMode: false }),
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    signal: new AbortController().signal,
  };
  const code = await run(io, ['authority', ...words, '--database', database, '--json']);
  return { code, told: JSON.parse(said.out[0] ?? 'null') as unknown, said: [...said.out, ...said.err].join() };
}
const refused = (detail: string) => ({
  code: 1,
  told: { fault: { code: 'register.refused', detail: expect.stringContaining(detail) as unknown } },
});
const OUTLET = ['--name', '昭阳区服务大厅', '--city', 'zhaotong', '--kinds', 'cardServiceWindow,issuingBankOutlet'];
const AS_OFFICE = ['--by', '9001'];

/** An outlet, and the first person of the back office, whom nobody could let in before. */
async function founded(): Promise<void> {
  expect(await authority([], 'outlets', 'add', 'O-9', ...OUTLET)).toMatchObject({ code: 0 });
  const office = ['--name', '经办', '--outlet', 'O-9', '--roles', 'office', '--set-password'];
  expect(await authority(['geheim-1'], 'staff', 'add', '9001', ...office)).toMatchObject({ code: 0 });
}

async function newTerminal(id: string): Promise<string> {
  const added = await authority(['geheim-1'], 'terminals', 'add', id, '--outlet', 'O-9', ...AS_OFFICE);
  expect(added).toMatchObject({ code: 0, told: { id, token: expect.stringMatching(/^[\w-]{43}$/) as unknown } });
  return (added.told as { token: string }).token;
}

describe('the registers of a fleet', () => {
  it('are changed by the back office alone, as soon as somebody of it is there', async () => {
    await founded();
    const add = ['terminals', 'add', 'T-09', '--outlet', 'O-9'];
    expect(await authority([], ...add)).toMatchObject({ code: 2 });
    const wrong = await authority(['falsch-7'], ...add, ...AS_OFFICE);
    expect(wrong).toMatchObject({ code: 1, told: { fault: { code: 'office.notAuthorised' } } });
    expect(wrong.said).not.toContain('falsch-7');
    await newTerminal('T-09');
    const db = records();
    const [row] = await db.selectFrom('terminals').selectAll().where('id', '=', 'T-09').execute();
    expect(row?.token_sha256).toMatch(/^[0-9a-f]{64}$/);
    const [password] = await db.selectFrom('staff_passwords').selectAll().where('staff_id', '=', '9001').execute();
    expect(JSON.stringify(password)).not.toContain('geheim');
    const trail = await db.selectFrom('audit_entries').select(['command', 'subject', 'staff_id']).orderBy('sequence').execute();
    expect(trail.filter(({ command }) => command.startsWith('register.'))).toEqual([
      { command: 'register.outlets.add', subject: 'O-9', staff_id: null },
      { command: 'register.staff.add', subject: '9001', staff_id: null },
      { command: 'register.terminals.add', subject: 'T-09', staff_id: '9001' },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ brokenAt: null });
    await db.destroy();
  });

  it('are listed without tokens and passwords, changed in what is named, and say why they are not', async () => {
    await founded();
    const token = await newTerminal('T-09');
    const change = (...words: string[]) => authority(['geheim-1', 'neu-und-gut'], ...words, ...AS_OFFICE);
    expect(await change('terminals', 'add', 'T-09', '--outlet', 'O-9')).toMatchObject(refused('taken'));
    expect(await change('terminals', 'add', 'T-10', '--outlet', 'O-none')).toMatchObject(refused('no such outlet'));
    expect(await change('staff', 'add', '9002', '--name', '柜员', '--outlet', 'O-9', '--roles', 'clerk', '--card', 'C-1')).toMatchObject({
      code: 0,
    });
    expect(await change('staff', 'change', '9001', '--card', 'C-1')).toMatchObject(refused('card'));
    expect(await change('staff', 'change', '9002', '--roles', 'clerk,supervisor', '--set-password')).toMatchObject({ code: 0 });
    expect(await change('staff', 'change', '9003', '--name', '谁')).toMatchObject(refused('nobody'));
    expect(await change('staff', 'change', '9002', '--roles', 'king')).toMatchObject({ code: 2 });
    expect(await change('outlets', 'change', 'O-9', '--telephone', '12333')).toMatchObject({ code: 0 });
    expect(await change('outlets', 'retire', 'O-9')).toMatchObject(refused('are there still'));
    const staff = await authority([], 'staff', 'list');
    expect(staff.told).toContainEqual({
      id: '9002',
      name: '柜员',
      outlet_id: 'O-9',
      left_on: null,
      card_number: 'C-1',
      roles: ['clerk', 'supervisor'],
      password: 'set',
    });
    const terminals = await authority([], 'terminals', 'list');
    expect(terminals.told).toEqual([{ id: 'T-09', outlet_id: 'O-9', channel: 'kiosk', retired_on: null, token: true }]);
    expect(terminals.said + staff.said).not.toContain(token);
    expect((await authority([], 'outlets', 'list')).told).toContainEqual(expect.objectContaining({ id: 'O-9', telephone: '12333' }));
    expect(await change('staff', 'retire', '9002')).toMatchObject({ code: 0 });
    expect(await change('staff', 'change', '9002', '--name', '谁')).toMatchObject(refused('retired'));
    expect(await authority([], 'staff', 'burn', '9001')).toMatchObject({ code: 2 });
  });
});

const certificates = makeCertificates();
if (certificates === null) cannotTestHere('terminals of the register over HTTPS', 'there is no openssl');
else {
  /** Fetch over TLS that trusts the test's own authority alone. */
  const overTls: Fetch = (url, { method, headers, body }) =>
    new Promise((resolve, reject) => {
      const sent = httpsRequest(
        url.replace('localhost', '127.0.0.1'),
        { method, headers, ca: certificates.authority, agent: false },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              json: () => Promise.resolve(JSON.parse(Buffer.concat(chunks).toString()) as unknown),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  it('a terminal that was added signs on over HTTPS, with a new token too; one that was retired does not', async () => {
    await founded();
    const token = await newTerminal('T-09');
    const db = records();
    let nowMs = systemClock.nowMs();
    const clock = { nowMs: () => nowMs };
    const server = await serveAuthority({
      authority: createAuthority({ db, clock, packs: loadAllPacks(), trust: 'registered' }),
      port: 0,
      tls: certificates.server,
      signOn: createSignOn(db, new Map(), clock),
      report: () => undefined,
    });
    onTestFinished(async () => {
      await server.close();
      await db.destroy();
    });
    expect(server.url).toMatch(/^https:/);
    const told = asker();
    const from = { ...told, terminal: { ...told.terminal, id: 'T-09' } };
    const ask = (as: string) => {
      nowMs += 3_000;
      const host = createHttpSocialSecurityHost({ url: server.url, token: as, clock: systemClock, timeoutMs: 5_000, fetch: overTls });
      return host.person({ socialSecurityNumber: HOLDER, cardNumber: CARD }, from);
    };
    expect(await ask(token)).toMatchObject({ ok: true });
    expect(await ask('somebody-else')).toMatchObject({ error: { code: 'host.protocol' } });
    const renewed = await authority(['geheim-1'], 'terminals', 'change', 'T-09', '--new-token', ...AS_OFFICE);
    const second = (renewed.told as { token: string }).token;
    expect(await ask(token)).toMatchObject({ error: { code: 'host.protocol' } });
    expect(await ask(second)).toMatchObject({ ok: true });
    expect(await authority(['geheim-1'], 'terminals', 'retire', 'T-09', ...AS_OFFICE)).toMatchObject({ code: 0 });
    expect(await ask(second)).toMatchObject({ error: { code: 'host.protocol' } });
  });
}

it('a terminal of the credentials file that the register has retired is turned away as well', async () => {
  await founded();
  await newTerminal('T-09');
  const db = records();
  const file = new Map([[sha256('old-token'), 'T-09']]);
  let nowMs = systemClock.nowMs();
  const signOn = createSignOn(db, file, { nowMs: () => nowMs });
  expect(await signOn('old-token')).toBe('T-09');
  expect(await authority(['geheim-1'], 'terminals', 'retire', 'T-09', ...AS_OFFICE)).toMatchObject({ code: 0 });
  nowMs += 3_000;
  expect(await signOn('old-token')).toBeNull();
  await db.destroy();
});
