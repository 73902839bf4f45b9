/** What only some cities have, in Chromium, by what stands on the screen. With SCREENSHOTS=folder the last screens are left there. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import type { Terminal } from '../../db/authority/api.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { buildRenderer, PORTRAIT, startChromium } from '../support/renderer-window.ts';

const PICTURES = process.env['SCREENSHOTS'];
const CASE_MS = 60_000;
let built: Awaited<ReturnType<typeof buildRenderer>>;
let browser: Browser;
let kiosk: InProcess;
let page: Page;
let closeShell: () => Promise<void>;

beforeAll(async () => {
  built = await buildRenderer();
  browser = await startChromium();
}, CASE_MS);
afterAll(async () => {
  await browser.close();
  await built.remove();
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await page.close();
  await closeShell();
  await kiosk.close();
});

/** A terminal of that city before a customer. */
async function standing(change: Partial<Terminal>): Promise<Customer> {
  kiosk = await startInProcess((same) => ({ ...same, terminal: { ...same.terminal, ...change } }));
  const shell = await openBrowserShell({
    terminal: kiosk.terminal,
    rendererDirectory: built.folder,
    print: () => undefined,
    clock: systemClock,
  });
  closeShell = () => shell.close();
  page = await browser.newPage({ viewport: PORTRAIT, reducedMotion: 'reduce' });
  await page.goto(shell.address);
  const customer = new Customer(page);
  await customer.reads('这里可以办理');
  return customer;
}

async function picture(name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

describe('what only some cities have', { timeout: CASE_MS }, () => {
  it('Suzhou: two numbers typed on the screen lead to the menu', async () => {
    const customer = await standing({ city: 'suzhou' });
    await customer.touch('请插入社保卡，或按这里开始');
    await customer.touch(/输入号码查询/);
    await customer.sees('请输入身份证号码');
    await page.keyboard.type('530602197207162332');
    await page.keyboard.press('Enter');
    await customer.sees('请输入社保个人编号');
    await page.keyboard.type('20180002');
    await page.keyboard.press('Enter');
    await customer.reads('号码已核对');
    await picture('suzhou-typed-numbers');
  });

  it('Changsha: the letter of introduction comes out for whoever asks', async () => {
    const customer = await standing({ city: 'changsha' });
    await customer.touch('请插入社保卡，或按这里开始');
    await customer.touch(/打印单位介绍信/);
    await customer.reads('最近可去的日子');
    await picture('changsha-letter');
    await customer.touch('打印');
    await customer.sees('请取走单据');
  });

  it('Zhaotong: a new card is activated, with the old card and the amount said before', async () => {
    const customer = await standing({});
    await customer.touch('请插入社保卡，或按这里开始');
    kiosk.insert('rare-characters-extension');
    await customer.enterPin('000000');
    await customer.sees('您的个人信息');
    await customer.touch('办其他业务');
    await customer.touch(/^办卡和激活/);
    await customer.touch(/^激活功能/);
    await customer.touch(/^社保功能/);
    await customer.reads('原卡（将作废）');
    await picture('zhaotong-activate');
    await customer.touch('确定激活');
    await customer.sees('功能已激活');
    await customer.reads('原卡已作废');
    await picture('zhaotong-activated');
  });

  it('Changsha: a retiree without a card gets one on the spot', async () => {
    const customer = await standing({ city: 'changsha', outletKinds: ['issuingBankOutlet'] });
    await customer.touch('请插入社保卡，或按这里开始');
    const number = '430121195803120015';
    kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name: '周福田', validFrom: '2016-01-01', validUntil: 'longTerm' });
    await customer.touch(/^办卡和激活/);
    await customer.touch(/^当场制卡/);
    await customer.sees('您是哪一种情况？');
    await picture('changsha-question');
    await customer.touch(/^拆迁退休/);
    await customer.touch('制卡');
    await customer.sees(/请取走新卡/);
    await expect.poll(() => kiosk.machine.cardDispenser.take()).not.toBeNull();
    await customer.sees('新卡已领取');
    await picture('changsha-card');
    expect(await page.content()).not.toContain(number);
  });
});
