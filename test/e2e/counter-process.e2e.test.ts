/** `kiosk start --mode counter` as it is started at an outlet: a process of its own, worked in its own two pages, ended, and counted. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DayReport } from '../../electron/api/counter-view.ts';
import type { BenchAction } from '../../electron/api/bench/action.ts';
import { openHeadless } from '../../electron/cli/demo/browser.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { LANDSCAPE } from '../support/renderer-window.ts';

const KIOSK = new URL('../../electron/cli/kiosk.ts', import.meta.url).pathname;
const BUILT = new URL('../../dist/renderer/counter/index.html', import.meta.url).pathname;
const PICTURES = process.env['SCREENSHOTS'];
const OWNER = '430202197407040668';
const START_MS = 60_000;

if (!existsSync('/usr/bin/chromium')) cannotTestHere('a counter as a process', 'Chromium is not installed');
else if (!existsSync('/usr/sbin/pcscd')) cannotTestHere('a counter as a process', 'pcscd is not installed');
else if (!existsSync(BUILT)) cannotTestHere('a counter as a process', 'the screens have not been built (npm run build)');
else describe('kiosk start --mode counter', counterProcess);

function counterProcess(): void {
  const data = mkdtempSync(join(tmpdir(), 'counter-process-'));
  const closing: (() => Promise<void>)[] = [];
  const said: string[] = [];
  let child: ChildProcess;
  let staff: Page;
  let clerk: Customer;
  let customer: Customer;
  let control = { base: '', key: '' };

  /** The address that a line of the program tells, as soon as it does. */
  const address = (about: string): Promise<string> =>
    vi.waitFor(
      () => {
        const line =
          said
            .join('')
            .split('\n')
            .find((one) => one.includes(about)) ?? '';
        const found = /http:\S+/.exec(line)?.[0];
        if (found === undefined) throw new Error(`nobody said ${about}: ${said.join('')}`);
        return found;
      },
      { timeout: START_MS, interval: 200 },
    );
  const act = async (action: BenchAction): Promise<void> => {
    const headers = { authorization: `Bearer ${control.key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${control.base}/v1/actions`, { method: 'POST', headers, body: JSON.stringify(action) });
    expect(answer.status).toBe(200);
  };
  const window = async (where: string): Promise<Page> => {
    const opened = await openHeadless(where, LANDSCAPE);
    if (!opened.ok) throw new Error(opened.error.detail);
    closing.push(() => opened.value.close());
    return opened.value.page;
  };

  beforeAll(async () => {
    const env = { ...process.env };
    delete env['DISPLAY'];
    const words = ['start', '--mode', 'counter', '--city', 'hunan-ledger', '--data', data, '--no-electron'];
    child = spawn(process.execPath, [KIOSK, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    const panel = new URL(await address('Simulator panel and control'));
    const token = new URLSearchParams(panel.hash.slice(1)).get('token') ?? '';
    const session = await fetch(`${panel.origin}/v1/session`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    control = { base: panel.origin, key: ((await session.json()) as { readonly key: string }).key };
    staff = await window(await address("The clerk's page waits"));
    clerk = new Customer(staff);
    customer = new Customer(await window(await address("The customer's screen waits")));
  }, 2 * START_MS);
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
    if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });

  const bind = async (name: string, number: string): Promise<void> => {
    await clerk.touch(/家庭共济绑定/);
    await staff.getByLabel('家庭成员姓名').fill(name);
    await staff.getByLabel('家庭成员身份证号码').fill(number);
    await staff.getByLabel('子女').check();
    await clerk.touch(/^提交/);
  };

  it('signs a clerk in, serves a customer under a supervisor’s card, and an answer of the host comes too late', async () => {
    await clerk.sees('柜员签到');
    await staff.getByLabel('工号').fill('1001');
    await staff.getByLabel('密码').fill('000000');
    await clerk.touch('签到');
    await staff.getByLabel(/社会保障号码/).fill(OWNER);
    await clerk.touch('查询');
    await clerk.sees('客户概览');
    await bind('欧阳小雨', '11010519491231002X');
    await clerk.reads('请另一位工作人员在此复核签名。');
    await act({ do: 'insert', card: 'staff-1002' });
    await clerk.reads('读卡器里有卡，请输入员工卡密码。');
    for (const digit of '000000') await staff.getByRole('group', { name: '数字键' }).getByRole('button', { name: digit }).click();
    if (PICTURES !== undefined) await clerk.photograph(join(PICTURES, 'counter-process-card.png'));
    await clerk.touch('复核同意');
    await customer.sees('您将办理：家庭共济绑定');
    await customer.touch('确认办理');
    await clerk.reads('已办理。');
    await staff.keyboard.press('F9');
    await clerk.reads('已打印，请交给客户。');
    await act({ do: 'pull' });
    await staff.keyboard.press('Escape');
    await bind('李小明', '430102201503076517');
    await staff.getByLabel('工号').fill('1002');
    await staff.getByLabel('密码').fill('000000');
    await clerk.touch('复核同意');
    await customer.sees('您将办理：家庭共济绑定');
    await act({ do: 'host', host: 'authority', answers: 'late', delayMs: 500 });
    await customer.touch('确认办理');
    await clerk.reads('结果未知。');
    await act({ do: 'host', host: 'authority', answers: 'promptly' });
    await staff.waitForTimeout(1_000);
  });

  it('ends cleanly when it is told to, and tells the day afterwards: in words, as JSON, on paper', async () => {
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect([code, said.join('').includes('Ending.')]).toEqual([0, true]);
    const kiosk = (...words: readonly string[]) =>
      spawnSync(process.execPath, [KIOSK, 'counter', 'day-end', '--data', data, '--city', 'hunan-ledger', ...words], { encoding: 'utf8' });
    const before = kiosk();
    expect([before.status, before.stdout]).toEqual([0, expect.stringMatching(/家庭共济绑定 {2}done 1 [\s\S]*outcomes not known: 1/)]);
    const file = join(PICTURES ?? data, 'day-end.pdf');
    const after = kiosk('--reconcile', '--json', '--pdf', file);
    expect(after.status).toBe(0);
    const report = JSON.parse(after.stdout) as DayReport;
    expect(report).toMatchObject({ receipts: 2, approvals: 2, slipsPrinted: 1, slipsBroken: 0, unknown: [{ state: 'done' }] });
    const words = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
    expect(words).toMatch(/省本级示范窗口[\s\S]*柜台日终报表[\s\S]*CT0001[\s\S]*结果未知[\s\S]*已办结/);
    expect(words).toMatch(/合计 +2 +0/);
    expect(words).toMatch(/1 ?\/ ?1|第 ?1 ?页/);
    expect(kiosk('--pdf', join(data, 'nowhere', 'x.pdf'), '--json').stdout).toContain('counter.saveFailed');
  });
}
