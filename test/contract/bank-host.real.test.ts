/** The contract against the simulated bank as a process of its own, and against a real front-end that the environment names. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bankOf } from '../../electron/compose-bank.ts';
import { bankHostSchema } from '../../electron/configuration-bank.ts';
import { bankSettings, jsonSettings } from '../support/bank-bench.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { bankHostContract, type BankHostBench, type KnownCard } from './bank-host.ts';
import { makeCertificates, type Certificates } from './card-keys-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CARD: KnownCard = {
  pan: '6217000530600079198',
  pin: '000000',
  name: '阿鲁惹克·吉木沙玛·曲比阿依·伍呷',
  unknownPan: '6217000000000000012',
};

/** Runs `kiosk sim bank`; gives what it printed once it listens. */
async function startProcess(more: readonly string[], lines: number) {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-bank-process-'));
  const words = ['electron/cli/kiosk.ts', 'sim', 'bank', '--port', '0', '--data', join(directory, 'bank'), ...more];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    if (said.split('\n').length > lines) break;
  }
  const after = (word: string): string => new RegExp(`^${word} (.*)$`, 'm').exec(said)?.[1] ?? expect.fail(`no ${word} in ${said}`);
  const port = Number(after('iso8583').split(':')[1]);
  const close = async (): Promise<number> => {
    child.kill('SIGTERM');
    const [code] = (await ended) as [number];
    rmSync(directory, { recursive: true, force: true });
    return code;
  };
  return { directory, port, after, close };
}

async function overProcess(certificates: Certificates | null): Promise<BankHostBench> {
  const tls = mkdtempSync(join(tmpdir(), 'kiosk-bank-tls-'));
  if (certificates !== null) {
    writeFileSync(join(tls, 'authority.pem'), certificates.authority);
    writeFileSync(join(tls, 'server.pem'), certificates.server.certificate);
    writeFileSync(join(tls, 'server.key'), certificates.server.privateKey);
  }
  const running = await startProcess(certificates === null ? [] : ['--https-port', '0', '--tls', tls], certificates === null ? 3 : 4);
  const httpsPort = certificates === null ? 0 : Number(new URL(running.after('json')).port);
  const json = certificates === null ? {} : { json: jsonSettings(tls, certificates, httpsPort) };
  const bank = await bankOf(bankSettings(tls, running.port, { answerTimeoutMs: 5_000, ...json }), tls, []);
  const close = async (): Promise<void> => {
    await bank.close();
    expect(await running.close()).toBe(0);
    rmSync(tls, { recursive: true, force: true });
  };
  return { host: bank.bankHost, keys: bank.pinKeys, pin: bank.bankPin, services: certificates !== null, close };
}

const certificates = makeCertificates();
bankHostContract(certificates === null ? '8583, a process' : '8583 and JSON, a process', CARD, () => overProcess(certificates));

describe('the control of a simulated bank', () => {
  it('sets faults while it runs, for those who know its token', async () => {
    const running = await startProcess(['--fault', 'silent'], 3);
    const control = running.after('control');
    const post = async (token: string, body: string) => {
      const answer = await fetch(control, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
      return { status: answer.status, body: (await answer.json()) as unknown };
    };
    expect(await post('guessed', '{"fault":"cut"}')).toMatchObject({ status: 403 });
    expect(await post(running.after('token'), '{"fault":"nonsense"}')).toMatchObject({ status: 400 });
    const cut = { status: 200, body: { fault: 'cut', times: 1 } };
    expect(await post(running.after('token'), '{"fault":"cut","times":1}')).toMatchObject(cut);
    expect(await post(running.after('token'), '{}')).toMatchObject({ status: 200, body: { fault: 'none', times: null } });
    expect(await running.close()).toBe(0);
  });
});

const real = process.env['KIOSK_REAL_BANK'];
const [pan, pin] = (process.env['KIOSK_REAL_BANK_CARD'] ?? '').split(':');
if (real === undefined || pan === undefined || pin === undefined) {
  cannotTestHere('bank host, a real front-end', 'KIOSK_REAL_BANK and KIOSK_REAL_BANK_CARD name none');
} else {
  const settings = bankHostSchema.parse((JSON.parse(readFileSync(real, 'utf8')) as { readonly bankHost: unknown }).bankHost);
  const card = { pan, pin, name: process.env['KIOSK_REAL_BANK_NAME'] ?? '', unknownPan: '6217000000000000012' };
  bankHostContract('a real front-end', card, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-real-bank-'));
    const bank = await bankOf(settings, directory, []);
    const services = settings.kind === 'iso8583' && settings.json !== undefined;
    return { host: bank.bankHost, keys: bank.pinKeys, pin: bank.bankPin, services, close: () => bank.close() };
  });
}
