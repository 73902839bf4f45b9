import { mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Explanation } from './rules/explanation.ts';
import { run } from './run.ts';

async function call(...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    input: Readable.from([]),
    out: (line: string) => said.out.push(line),
    err: (line: string) => said.err.push(line),
    signal: new AbortController().signal,
  };
  return { code: await run(io, ['rules', ...words]), out: said.out.join('\n'), err: said.err.join('\n') };
}

async function explained(...words: string[]): Promise<Explanation> {
  const { code, out } = await call('explain', ...words, '--json');
  expect(code, out).toBe(0);
  return JSON.parse(out) as Explanation;
}

describe('kiosk rules explain', () => {
  it('says where a report of a Suzhou outlet is lifted, and which sentence says so', async () => {
    const lift = [
      '--city',
      'suzhou',
      '--service',
      'lift',
      '--card',
      'bank:temporarilyLost,reported:counter@A',
      '--terminal',
      'issuingBankOutlet',
    ];
    expect(await explained(...lift, '--outlet', 'B')).toMatchObject({
      decision: 'refused',
      reason: { zh: '网点口挂的解挂须至原口挂网点办理。' },
      goTo: [{ zh: '原口头挂失的网点' }],
      bring: [{ zh: '社会保障卡' }, { zh: '本人有效身份证' }],
      rule: 'liftLoss.bank',
      sources: [{ document: 'S2', quote: expect.stringContaining('网点口挂的解挂须至原口挂网点办理') as string }],
    });
    expect(await explained(...lift, '--outlet', 'A')).toMatchObject({ decision: 'allowed', linkedFunctions: ['socialSecurity'] });
    expect(await explained(...lift, '--outlet', 'A', '--shown', 'card')).toMatchObject({
      decision: 'allowedWithDocuments',
      bring: [{ zh: '本人有效身份证' }],
    });
  });

  it('takes the states of a simulated card from its records', async () => {
    expect(
      await explained('--city', 'zhaotong', '--service', 'lift', '--card', 'changed-pin', '--terminal', 'cardServiceWindow'),
    ).toMatchObject({
      decision: 'allowed',
      cardFunction: 'socialSecurity',
    });
    expect(
      await explained('--city', 'zhaotong', '--service', 'lift', '--card', 'zhaotong', '--terminal', 'cardServiceWindow'),
    ).toMatchObject({
      decision: 'refused',
      cause: 'state',
    });
  });

  it('names the day: medical cards are handed out on Tuesdays and Thursdays', async () => {
    const collect = [
      '--city',
      'changsha',
      '--service',
      'collectCard',
      '--for',
      'byEmployer',
      '--channel',
      'counter',
      '--terminal',
      'issuingBankOutlet',
    ];
    expect(await explained(...collect, '--on', '2026-11-22')).toMatchObject({ decision: 'refused', cause: 'closed', onDay: '2026-11-24' });
    expect(await explained(...collect, '--on', '2026-11-24')).toMatchObject({
      decision: 'allowedWithDocuments',
      bring: [{ zh: '盖单位公章的介绍信' }, { zh: '经办人身份证原件及复印件' }],
    });
  });

  it('a bank of another name is a partner, not the issuing bank', async () => {
    const pin = [
      '--city',
      'changsha',
      '--service',
      'changeBankPin',
      '--card',
      'bank:active,issuer:长沙银行',
      '--terminal',
      'issuingBankOutlet',
      '--channel',
      'counter',
      '--shown',
      'card,bankPin',
    ];
    expect((await explained(...pin, '--bank', '长沙银行')).decision).toBe('allowed');
    expect(await explained(...pin, '--bank', '另一家银行')).toMatchObject({ decision: 'refused', goTo: [{ zh: '发卡银行ATM机或柜台' }] });
  });

  it('reads the place from the configuration of a terminal', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'explain-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const file = join(directory, 'terminal.json');
    const terminal = { id: 'T1', city: 'zhaotong', outletName: '医院', outletKinds: ['designatedHospital'] };
    writeFileSync(file, JSON.stringify({ terminal, dataDirectory: directory }));
    const reset = await explained('--city', 'zhaotong', '--service', 'reset', '--card', 'locked-pin', '--terminal', file);
    expect(reset).toMatchObject({ decision: 'refused', cause: 'place', goTo: [{ zh: '参保地县（区）医保经办机构' }] });
  });

  it('prints the same for people, and refuses what it does not know', async () => {
    const { out } = await call(
      'explain',
      '--city',
      'suzhou',
      '--service',
      'replacement',
      '--card',
      'bank:formallyLost',
      '--terminal',
      'cardServiceWindow',
      '--channel',
      'counter',
      '--on',
      '2026-11-22',
    );
    expect(out).toMatch(/^replacement: allowed\n[^]*ready on: 2026-11-29\n[^]*rule: replacement\nS2 《.*》: /);
    for (const wrong of [
      ['--service', 'frob'],
      ['--service', 'change'],
      ['--service', 'lift', '--card', 'nobody'],
      ['--service', 'lift', '--card', 'bank:broken'],
      ['--service', 'lift', '--terminal', 'moon'],
      ['--service', 'lift', '--on', '2026-02-30'],
      ['--service', 'lift', '--at', '25:00'],
    ]) {
      expect(await call('explain', '--city', 'suzhou', ...wrong)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^cli\.usage: /) as string,
      });
    }
  });
});

describe('kiosk rules check and sign', () => {
  const SUZHOU = new URL('../../db/rules/packs/suzhou.json', import.meta.url);

  function workspace() {
    const directory = mkdtempSync(join(tmpdir(), 'sign-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const [pack, key] = [join(directory, 'suzhou.json'), join(directory, 'fleet.pem')];
    copyFileSync(SUZHOU, pack);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(key, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    return { pack, key, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
  }

  it('a fleet signs with its own key; the development key then no longer fits', async () => {
    const { pack, key, publicKey } = workspace();
    const before = readFileSync(pack, 'utf8');
    expect(await call('check', pack)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/suzhou \d+, \d+ rules, \d+ facts, signed by development$/) as string,
    });
    expect(await call('sign', '--key', key, '--key-id', 'fleet-2026', pack)).toMatchObject({ code: 0 });
    const cut = (text: string): string => text.replace(/"signature": \{[^}]*\}/, '');
    expect(cut(readFileSync(pack, 'utf8'))).toBe(cut(before));
    expect(await call('check', '--key-id', 'fleet-2026', '--public-key', publicKey, pack)).toMatchObject({ code: 0 });
    expect(await call('check', pack)).toMatchObject({
      code: 10,
      err: expect.stringMatching(/^rules\.badSignature: .*suzhou\.json: signature\.keyId/) as string,
    });
  });

  it('names file and place of a mistake, and does not sign it', async () => {
    const { pack, key } = workspace();
    writeFileSync(pack, readFileSync(pack, 'utf8').replace('"lapsesAfterDays": null', '"lapsesAfterDays": 0'));
    for (const words of [
      ['check', pack],
      ['sign', '--key', key, pack],
    ]) {
      expect(await call(...words)).toMatchObject({
        code: 10,
        err: expect.stringMatching(/suzhou\.json: rules\[0\]\.lapsesAfterDays: /) as string,
      });
    }
    expect(await call('check', '/nowhere.json')).toMatchObject({ code: 10, err: expect.stringContaining('rules.packMissing') as string });
    writeFileSync(key, 'no key');
    copyFileSync(SUZHOU, pack);
    expect(await call('sign', '--key', key, pack)).toMatchObject({ code: 1, err: expect.stringContaining('rules.badKey') as string });
  });

  it('is called wrongly without files or with half a key', async () => {
    for (const words of [
      ['check'],
      ['check', '--key-id', 'x', 'f'],
      ['check', '--key-id', 'x', '--public-key', 'AAAA', 'f'],
      ['sign', '--key', 'f'],
    ]) {
      expect((await call(...words)).code).toBe(2);
    }
  });
});
