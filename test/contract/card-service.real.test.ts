/**
 * The card service as an existing system uses it: a process of its own on the real PC/SC, a card in one reader and a PSAM in the other,
 * and a page in the real Chromium that calls it.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../../native/base/bytes.ts';
import { insertIntoVpcd, loadPersona, loadVirtualCard, type InsertedCard, type Persona } from '../../native/sim/card/index.ts';
import { createVirtualPsam, PSAM_KEYS } from '../../native/sim/psam.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd } from '../support/pcscd.ts';
import { startChromium } from '../support/renderer-window.ts';
import { value } from './card-reader-bench.ts';

const KIOSK = new URL('../../electron/cli/kiosk.ts', import.meta.url).pathname;
const CHROMIUM = '/usr/bin/chromium';
const NAME = 'the card service in a process of its own, called by a page';
const TERMINAL = '650102000017';
const SM4_ENVIRONMENT = '7378332E73682EC9E7BBE1B1A3D5CF';
const ENVIRONMENTS = { sm4: SM4_ENVIRONMENT };

interface Answer {
  readonly code: number;
  readonly out: string;
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function psamFor(persona: Persona) {
  const roots = persona.testRootKeys as Readonly<Record<string, string | undefined>>;
  const root = (name: string) => hex(roots[name] ?? Buffer.from(`TEST-${name}`.padEnd(16, '-')).toString('hex'));
  const region = persona.card.identifier.slice(0, 6);
  return createVirtualPsam({ algorithm: persona.algorithm, region, terminal: TERMINAL, root });
}

/** The line that begins so, from what the process says. */
async function lineOf(child: ChildProcessWithoutNullStreams, begins: string): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    const line = said.split('\n').find((one, i, all) => one.startsWith(begins) && i < all.length - 1);
    if (line !== undefined) return line.slice(begins.length);
  }
  throw new Error(`the service ended without ${begins}`);
}

const pcscd = existsSync(CHROMIUM) ? await startPcscd() : { ok: false as const, error: `no ${CHROMIUM}` };
if (!pcscd.ok) cannotTestHere(NAME, pcscd.error);
else {
  const { ports, readers } = pcscd.value;

  describe.each(['zhaotong', 'third-generation', 'first-generation'])(`${NAME}: card %s`, (id) => {
    const folder = mkdtempSync(join(tmpdir(), 'card-service-'));
    const persona = value(loadPersona(id));
    const info = `${persona.card.identifier}|${persona.card.number}|`;
    let plastic: InsertedCard[] = [];
    let hall: Server;
    let origin: string;
    let stranger: string;
    let service: ChildProcessWithoutNullStreams;
    let address: string;
    let token: string;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      hall = createServer((_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>hall</title>'),
      );
      const hallPort = await listening(hall);
      [origin, stranger] = [`http://127.0.0.1:${hallPort}`, `http://localhost:${hallPort}`];
      const places = [
        { card: value(loadVirtualCard(id)), port: ports[0] },
        { card: psamFor(persona), port: ports[1] },
      ];
      plastic = await Promise.all(places.map(async ({ card, port }) => value(await insertIntoVpcd(card, { host: '127.0.0.1', port }))));
      const keys = join(folder, 'keys.json');
      const keyService = { kind: 'psam', reader: readers[1], keyAddresses: PSAM_KEYS, environments: ENVIRONMENTS };
      writeFileSync(keys, JSON.stringify({ keyService }));
      const port = await freePort();
      const words = ['--reader', readers[0], '--port', String(port), '--origin', origin, '--keys', keys, '--data', join(folder, 'data')];
      service = spawn(process.execPath, [KIOSK, 'card-service', ...words]);
      token = await lineOf(service, 'token ');
      address = `http://127.0.0.1:${port}/`;
      browser = await startChromium();
      page = await browser.newPage();
      await page.goto(origin);
    });
    afterAll(async () => {
      await browser.close();
      service.kill('SIGTERM');
      await once(service, 'exit');
      for (const card of plastic) await card.remove();
      hall.close();
      rmSync(folder, { recursive: true });
      if (id === 'first-generation') await pcscd.value.stop();
    });

    /** As a script in the page calls it. */
    function call(name: string, values: readonly string[], bearer = token): Promise<Answer | number | 'refused by the browser'> {
      return page.evaluate(
        async ([url, key, body]) => {
          try {
            const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
            const response = await fetch(url, { method: 'POST', headers, body });
            return response.ok ? ((await response.json()) as Answer) : response.status;
          } catch {
            return 'refused by the browser';
          }
        },
        [address, bearer, JSON.stringify({ function: name, arguments: values })] as const,
      );
    }

    /** Types a PIN at each prompt, as a person does, while the call waits. */
    async function typing<T>(answer: Promise<T>, ...pins: readonly string[]): Promise<T> {
      const left = [...pins];
      const onPrompt = (chunk: Buffer): void => {
        for (const _prompt of chunk.toString().matchAll(/PIN[a-z ]*:/g)) service.stdin.write(`${left.shift() ?? ''}\n`);
      };
      service.stderr.on('data', onPrompt);
      try {
        return await answer;
      } finally {
        service.stderr.off('data', onPrompt);
      }
    }

    it('gives the eleven fields, with the number of the PSAM in the other reader', async () => {
      const read = (await call('iReadCardBas', ['3'])) as Answer;
      const fields = read.out.split('|');
      expect([read.code, fields[1], fields[3], fields[9]]).toEqual([0, persona.holder.number, persona.card.identifier, TERMINAL]);
    });

    it('reads and writes files with the PSAM’s keys', async () => {
      expect(await call('iReadCard', ['1', '2', info, 'DF01EF05|20|$'])).toMatchObject({ code: 0 });
      expect(await call('iWriteCard', ['1', info, 'SSSEEF05|06|$', '20450601|$'])).toEqual({ code: 0, out: '' });
      expect(await call('iReadCard', ['1', '1', info, 'SSSEEF05|06|$'])).toEqual({ code: 0, out: 'SSSEEF05|20450601|$' });
      expect(await call('iQueryWrites', ['1'])).toEqual({ code: 0, out: '' });
    });

    it('asks for PINs at its own input, sets a new one and unblocks', async () => {
      expect(await typing(call('iReloadPIN', ['1', info]), '654321', '654321')).toEqual({ code: 0, out: '' });
      expect(await typing(call('iVerifyPIN', ['1']), '111111')).toMatchObject({ code: -51 });
      expect(await call('iUnblockPIN', ['1', info])).toEqual({ code: 0, out: '' });
      expect(await typing(call('iChangePIN', ['1']), '654321', '222222', '222222')).toEqual({ code: 0, out: '' });
      expect(await typing(call('iReadDebitRecord', ['1']), '222222')).toMatchObject({ code: 0 });
    });

    it('begins a function in steps and gives the card back when another is called', async () => {
      const step = (await call('iUnblockPIN_HSM_Step1', ['1', info])) as Answer;
      expect(step).toMatchObject({ code: 0, out: expect.stringMatching(/^0[13]\|PUK\|[0-9A-F]{16}\|[0-9A-F]{16}\|$/) as string });
      expect(await call('iReadCard_HSM_Step2', ['00'])).toMatchObject({ code: -12 });
    });

    it('refuses a page without the token, and one of another origin', async () => {
      expect(await call('iReadCardBas', ['3'], 'wrong')).toBe(401);
      await page.goto(stranger);
      expect(await call('iReadCardBas', ['3'])).toBe('refused by the browser');
      await page.goto(origin);
      expect(await call('iReadCardBas', ['3'])).toMatchObject({ code: 0 });
    });
  });
}
