/** Panel and kiosk together: what a hand does on the panel is seen on the kiosk, and the exported session plays again without a window. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { openHeadless } from '../../electron/cli/demo/browser.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { run as runCommand } from '../../electron/cli/run.ts';
import type { SimulatedMachine } from '../../electron/compose-sim.ts';
import { startSimulated } from '../../electron/compose-sim-start.ts';
import { cannotTestHere } from '../support/cannot.ts';

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] }[];
}

/** Keys as a reader that plays a keyboard sends them, each straight after the one before, and Enter. */
async function burst(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const down = (key: string, text = key) => keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text });
  // Nobody waits for one key's answer before the next: the window sees no gaps but its own.
  await Promise.all([...Array.from(code, (key) => down(key)), down('Enter', '\r')]);
  await keyboard.detach();
}

const RENDERER = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const PICTURES = process.env['SCREENSHOTS'];

if (!existsSync('/usr/bin/chromium')) cannotTestHere('the simulator panel', 'Chromium is not installed');
else if (!existsSync('/usr/sbin/pcscd')) cannotTestHere('the simulator panel', 'pcscd is not installed');
else {
  describe('the simulator panel beside the kiosk', { timeout: 90_000 }, () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-panel-e2e-'));
    const bugs: unknown[] = [];
    const closing: (() => Promise<void>)[] = [];
    let panel: Page;
    let customer: Customer;
    let page: Page;
    let machine: SimulatedMachine;
    beforeAll(async () => {
      const started = await startSimulated({
        directory,
        persona: null,
        willing: true,
        pinPad: 'zt598',
        say: () => undefined,
        onBug: (error) => bugs.push(error),
        panel: { port: 0, rendererDirectory: RENDERER },
      });
      if (!started.ok) throw new Error(started.error.detail);
      const { terminal, panel: server, close } = started.value;
      ({ machine } = started.value);
      closing.push(close);
      const shell = await openBrowserShell({ terminal, rendererDirectory: RENDERER, print: () => undefined, clock: systemClock });
      closing.push(() => shell.close());
      const kiosk = await openHeadless(shell.address, { width: 1080, height: 1920 });
      const beside = await openHeadless(server?.address() ?? '', { width: 1280, height: 900 });
      if (!kiosk.ok || !beside.ok) throw new Error('no window');
      closing.push(
        () => kiosk.value.close(),
        () => beside.value.close(),
      );
      panel = beside.value.page;
      ({ page } = kiosk.value);
      customer = new Customer(page);
    }, 60_000);
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
      rmSync(directory, { recursive: true, force: true });
      expect(bugs).toEqual([]);
    });

    const press = (name: string | RegExp): Promise<void> => panel.getByRole('button', { name, exact: true }).first().click();
    const ofCard = (id: string, name: string): Promise<void> => panel.locator(`[data-card="${id}"]`).getByRole('button', { name }).click();
    const faultsOf = async (page: Page): Promise<readonly string[]> => {
      await page.evaluate(axe.source);
      return page.evaluate(async () => {
        const { axe: engine } = globalThis as unknown as { readonly axe: { run(context: Document): Promise<AxeResults> } };
        const { violations } = await engine.run(document);
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      });
    };
    const picture = async (name: string): Promise<void> => {
      if (PICTURES !== undefined) await panel.screenshot({ path: join(PICTURES, `panel-${name}.png`) });
    };

    it('puts a card in, presses the PIN, shows the slip, gives the card back; the export plays green', async () => {
      await customer.reads('这里可以办理');
      await picture('idle');
      await ofCard('zhaotong', '插卡');
      await customer.sees('请输入社保卡密码');
      for (const key of '000000') await press(key);
      await picture('pin');
      await press('确认');
      await customer.sees('您的个人信息');
      await customer.touch('打印');
      await customer.sees('请取走单据');
      await panel.getByRole('img', { name: '凭条 1' }).waitFor();
      await panel.waitForTimeout(PICTURES === undefined ? 0 : 1_200);
      await picture('printed');
      await customer.touch('结束并取卡');
      await customer.sees('请取走社保卡');
      await press('拔卡');
      await customer.reads('这里可以办理');
      const [download] = await Promise.all([panel.waitForEvent('download'), press(/^导出脚本/)]);
      const file = join(directory, 'session.json');
      await download.saveAs(file);
      expect(readFileSync(file, 'utf8')).toContain('"digits": "000000"');
      const lines: string[] = [];
      const say = (line: string): void => void lines.push(line);
      const io = { input: process.stdin, out: say, err: say, signal: new AbortController().signal };
      const code = await runCommand(io, ['script', 'run', file, '--json', '--out', join(directory, 'paper')]);
      const played = JSON.parse(lines.join('\n')) as { passed: boolean; failure: unknown; papers: { text: string; png: string }[] };
      expect([code, played.failure, played.papers.length]).toEqual([0, null, 1]);
      expect(existsSync(played.papers[0]?.png ?? '')).toBe(true);
    });

    it('shows a code to the reader on its line, and types one as a keyboard does: the host says whose it is', async () => {
      await customer.touch('请插入社保卡，或按这里开始');
      await customer.sees('请插入社保卡');
      await panel.getByRole('combobox', { name: '哪种码' }).selectOption('已过期');
      await press('出示码');
      await customer.reads('这个码已过期');
      await picture('code');
      await panel.getByRole('combobox', { name: '哪种码' }).selectOption('有效（一次）');
      await press('出示码');
      await customer.reads('凭码核验');
      await customer.touch('结束');
      await customer.reads('这里可以办理');
      await customer.touch('请插入社保卡，或按这里开始');
      await customer.sees('请插入社保卡');
      const typed: string[] = [];
      const receive = (message: unknown) => {
        typed.push((message as { readonly code: string }).code);
        return { accepted: true } as const;
      };
      const shown = await machine.codes.show({ do: 'showCode', person: 'zhaotong', code: 'live', by: 'keyboard' }, { receive });
      expect(shown.ok).toBe(true);
      const code = typed[0] ?? '';
      // A person who types at a button with the focus presses it; a reader that types does not.
      await page.getByRole('button', { name: '还能去哪里问' }).focus();
      await page.keyboard.type('1234567890', { delay: 60 });
      await page.waitForTimeout(400);
      await burst(page, code);
      await customer.reads('凭码核验');
      expect(await page.content()).not.toContain(code);
      await customer.touch('结束');
      await customer.reads('这里可以办理');
    });

    it('a bank PIN is typed at the encrypting pad, which has keys for a hand here; the simulated bank verifies it, and troubles are told', async () => {
      const typed = async (digits: string): Promise<void> => {
        for (const key of digits) await press(key);
        await press('确认');
      };
      const troubled = async (trouble: string): Promise<void> => {
        await panel.locator('section.pad').getByRole('combobox', { name: '故障' }).selectOption(trouble);
        await press('应用到键盘');
      };
      await ofCard('zhaotong', '插卡');
      await customer.sees('请输入社保卡密码');
      await customer.enterPin('000000');
      await customer.sees('您的个人信息');
      await customer.touch('办其他业务');
      await customer.touch(/^密码/);
      await customer.touch(/核对银行密码/);
      await customer.sees('请输入银行卡密码');
      await customer.reads('请在密码键盘上输入');
      await panel.getByText('加密键盘 ZT598，状态 online').waitFor();
      await press('1');
      await press('2');
      await customer.reads('已输入 2 位');
      await picture('pad-typing');
      await press('清除');
      await typed('111111');
      await customer.reads('密码不对，请重新输入');
      await typed('000000');
      await customer.sees('银行密码正确');
      await customer.touch('办其他业务');
      await troubled('被打开');
      await customer.touch(/^密码/);
      await customer.touch(/核对银行密码/);
      await customer.sees('密码键盘已停用');
      await picture('pad-opened');
      await customer.touch('办其他业务');
      await troubled('拔掉插头');
      await customer.touch(/^密码/);
      await customer.touch(/核对银行密码/);
      await customer.sees('密码键盘没有反应');
      await troubled('正常');
      await panel.getByText('加密键盘 ZT598，状态 online').waitFor();
      await customer.touch('再试一次');
      await customer.sees('请输入银行卡密码');
      await typed('000000');
      await customer.sees('银行密码正确');
      await press('拔卡');
      await customer.reads('这里可以办理');
    });

    it('spoils host and printer, speaks English, and travels twenty days on', async () => {
      await panel.getByRole('group', { name: '人社' }).getByRole('button', { name: '断开' }).click();
      await ofCard('zhaotong', '插卡');
      await customer.sees('请输入社保卡密码');
      await customer.enterPin('000000');
      await customer.sees('您的个人信息');
      await panel.getByRole('group', { name: '凭条' }).getByRole('button', { name: '缺纸' }).click();
      // Once the terminal has noticed it, it offers no slip; before that it says why none comes out. When it looks is its own affair.
      const print = page.getByRole('button', { name: '打印' }).first();
      await print.click({ timeout: 2_000 }).catch(() => undefined);
      await expect
        .poll(async () => (await page.getByRole('heading', { name: '打印机没有纸了' }).count()) > 0 || (await print.count()) === 0)
        .toBe(true);
      await picture('spoilt');
      await ofCard('changed-pin', '插卡');
      await panel
        .locator('[data-card="changed-pin"]')
        .getByText(/登记：.*挂失/)
        .waitFor();
      await panel.getByRole('combobox', { name: '卡片故障' }).selectOption('指令返回指定状态字');
      await picture('fault');
      await press('English');
      await panel.getByRole('heading', { name: 'Simulator panel' }).waitFor();
      await picture('english');
      await press('中文');
      await press('拔卡');
      await customer.reads('这里可以办理');
      const before = await panel.locator('section', { hasText: '时间' }).last().innerText();
      await press('+20 天');
      await panel.getByText('比本机快 20 天').waitFor();
      expect(await panel.locator('section', { hasText: '时间' }).last().innerText()).not.toBe(before);
      await panel.getByLabel('到（北京时间）').fill('2031-03-01T08:30');
      await press('前往');
      await panel.getByText('2031年3月1日 08:30').waitFor();
      await panel.getByLabel('到（北京时间）').fill('2020-01-01T00:00');
      await press('前往');
      await panel.getByText('the clock of a simulated terminal only goes on').waitFor();
      expect(await faultsOf(panel)).toEqual([]);
    });

    it('has a fault of every kind, and one that was chosen is met by the card', async () => {
      const fault = panel.getByRole('combobox', { name: '卡片故障' });
      for (const kind of await fault.locator('option').allInnerTexts()) await fault.selectOption(kind);
      await fault.selectOption('若干指令后不再应答');
      await panel.getByLabel('指令数').fill('2');
      await ofCard('zhaotong', '插卡');
      await customer.sees(/读取|没有应答|读不到|读不出|无法读/);
      await picture('fault-met');
      await press('拔卡');
    });
  });
}
