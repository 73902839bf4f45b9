/** A card on the spot, made by the machine: kiosk and simulator panel in Chromium. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { openHeadless } from '../../electron/cli/demo/browser.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { startSimulated } from '../../electron/compose-sim-start.ts';
import { cannotTestHere } from '../support/cannot.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const PICTURES = process.env['SCREENSHOTS'];

if (!existsSync('/usr/bin/chromium')) cannotTestHere('a card made by the machine', 'Chromium is not installed');
else if (!existsSync('/usr/sbin/pcscd')) cannotTestHere('a card made by the machine', 'pcscd is not installed');
else {
  describe('a card made by the machine', { timeout: 90_000 }, () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-instant-e2e-'));
    const bugs: unknown[] = [];
    const closing: (() => Promise<void>)[] = [];
    let panel: Page;
    let kiosk: Page;
    let customer: Customer;

    beforeAll(async () => {
      const started = await startSimulated({
        directory,
        persona: null,
        city: 'changsha',
        willing: false,
        say: () => undefined,
        onBug: (error) => bugs.push(error),
        panel: { port: 0, rendererDirectory: RENDERER },
      });
      if (!started.ok) throw new Error(started.error.detail);
      const { terminal, panel: server, close } = started.value;
      closing.push(close);
      const shell = await openBrowserShell({ terminal, rendererDirectory: RENDERER, print: () => undefined, clock: systemClock });
      closing.push(() => shell.close());
      const at = await openHeadless(shell.address, { width: 1080, height: 1920 });
      const beside = await openHeadless(server?.address() ?? '', { width: 1280, height: 1000 });
      if (!at.ok || !beside.ok) throw new Error('no window');
      closing.push(
        () => at.value.close(),
        () => beside.value.close(),
      );
      ({ page: panel } = beside.value);
      kiosk = at.value.page;
      customer = new Customer(kiosk);
    }, 60_000);
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
      rmSync(directory, { recursive: true, force: true });
      expect(bugs).toEqual([]);
    });

    const hand = (group: string, name: string): Promise<void> =>
      panel.getByRole('group', { name: group }).getByRole('button', { name }).click();
    const picture = async (page: Page, name: string): Promise<void> => {
      if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `instant-${name}.png`) });
    };

    it('says before anything begins that the stack is empty; filled, it spoils one blank and hands out the next', async () => {
      await hand('发卡机', '用完');
      await customer.touch('请插入社保卡，或按这里开始');
      await panel.getByRole('button', { name: '放无卡人的身份证' }).click();
      await customer.touch(/^办卡和激活/);
      await panel.getByRole('button', { name: '拿走' }).click();
      await customer.touch(/^当场制卡/);
      await customer.touch(/^拆迁退休/);
      await customer.sees('本机的空白卡用完了');
      await picture(kiosk, 'empty');
      await hand('发卡机', '装满');
      await hand('发卡机', '坏一张');
      await customer.touch('办其他业务');
      await customer.touch(/^办卡和激活/);
      await customer.touch(/^当场制卡/);
      await customer.touch(/^拆迁退休/);
      await customer.reads('由本机当场制卡');
      await picture(kiosk, 'confirm');
      await customer.touch('制卡');
      await customer.sees(/请取走新卡/);
      await panel.getByText('回收箱 1 / 50 张').waitFor();
      await picture(panel, 'panel');
      await panel.getByRole('button', { name: '取走新卡' }).click();
      await customer.sees('新卡已领取');
      await picture(kiosk, 'taken');
      await customer.touch('结束');
    });

    it('is out of service while the panel holds the mains plug, and back with it', async () => {
      await hand('供电', '停电');
      await customer.sees('停电了，本机暂停服务');
      await hand('供电', '市电');
      await customer.reads('这里可以办理');
    });
  });
}
