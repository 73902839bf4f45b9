/** An engineer in front of the screen, in Chromium: the hidden gesture, the code, each page, and the way out. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { openHeadless } from '../../electron/cli/demo/browser.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startInProcess, type InProcess } from '../support/in-process.ts';
import { buildRenderer, PORTRAIT } from '../support/renderer-window.ts';

const CODE = '95270314';

if (!existsSync('/usr/bin/chromium')) cannotTestHere('maintenance mode in Chromium', 'Chromium is not installed');
else describe('an engineer', engineer);

function engineer(): void {
  let kiosk: InProcess;
  let page: Page;
  let person: Customer;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const built = await buildRenderer();
    kiosk = await startInProcess();
    const { terminal } = kiosk;
    const shell = await openBrowserShell({ terminal, rendererDirectory: built.folder, print: () => undefined, clock: systemClock });
    const window = await openHeadless(shell.address, PORTRAIT);
    if (!window.ok) throw new Error(window.error.detail);
    ({ page } = window.value);
    person = new Customer(page);
    closing.push(
      () => window.value.close(),
      () => shell.close(),
      () => kiosk.close(),
      () => built.remove(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const back = () => person.touch('返回');
  const gesture = async (): Promise<void> => {
    for (const place of ['.clock', '.clock', '.clock', '.brand-mark', '.brand-mark', '.brand-mark']) await page.locator(place).click();
  };

  it('finds no door without the gesture: half of it, and a customer’s touch, lead where they always did', async () => {
    await person.reads('这里可以办理');
    for (const place of ['.clock', '.brand-mark', '.clock', '.brand-mark', '.clock', '.brand-mark']) await page.locator(place).click();
    await person.touch('请插入社保卡，或按这里开始');
    await person.sees('请插入社保卡');
    await person.touch('回首页');
    await person.reads('这里可以办理');
  });

  it('signs in with the code on the shuffled pad; the page keeps no digit of it', async () => {
    await gesture();
    await person.sees('请输入工程师密码');
    await person.enterPin('11111111');
    await person.reads('密码不对，请重新输入');
    await person.reads('还可以试 4 次');
    await person.enterPin(CODE);
    await person.sees('维护模式');
    expect(await page.content()).not.toContain(CODE);
  });

  it('looks through a card, hidden first, in full after a second yes, and nothing stays when it leaves', async () => {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const { number } = persona.value.holder;
    await person.touch(/卡片浏览/);
    await person.sees('请插入要查看的卡');
    kiosk.insert('zhaotong');
    await person.sees('卡片浏览');
    await person.touch(/SSSE/);
    await person.touch(/EF06/);
    await person.reads('530***********4024');
    expect(await page.content()).not.toContain(number);
    await person.touch('显示完整信息');
    await person.sees('确定显示完整的个人信息吗？');
    await person.touch('确定显示');
    await person.reads('正在显示完整信息');
    await person.touch(/SSSE/);
    await person.touch(/EF06/);
    await person.reads(number);
    kiosk.remove();
    await person.sees('请插入要查看的卡');
    expect(await page.content()).not.toContain(number);
    await back();
  });

  it('tests the printer and the lights', async () => {
    await person.touch(/^设备/);
    await person.sees('设备');
    await page.locator('[data-device=slipPrinter]').getByRole('button', { name: '打印测试页' }).click();
    await page.locator('[data-device=slipPrinter]').getByText('通过').waitFor();
    expect(kiosk.machine.slipSim.slips().at(-1)?.text).toContain('打印测试');
    await page.getByRole('button', { name: '下一页' }).click();
    await page.locator('[data-device=lights]').getByRole('button', { name: '全部点亮' }).click();
    await page.locator('[data-device=lights]').getByText('通过').waitFor();
    await back();
  });

  it('verifies the journal, reads a session, saves report and bundle, in English too, and leaves a blank first page', async () => {
    await person.touch(/^日志/);
    await person.touch('核对完整性');
    await person.reads(/完整，共 \d+ 条/);
    await page.locator('.place-session').first().click();
    await person.reads('maintenance.signIn');
    await back();
    await back();
    await person.touch('English');
    await person.touch(/^Readiness/);
    await person.reads('Card reader');
    await person.touch('Next');
    await person.reads('Social-security host');
    await person.touch('Save as PDF');
    await person.reads(/Saved to .*readiness-.*\.pdf/);
    await person.touch('Support bundle');
    await person.reads(/Saved to .*support-.*\.tar\.gz/);
    expect(readdirSync(join(kiosk.directory, 'maintenance'))).toHaveLength(2);
    await person.touch('Back');
    await person.touch('Leave maintenance');
    await person.reads('这里可以办理');
    expect(kiosk.bugs).toEqual([]);
  });
}
