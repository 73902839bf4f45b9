/** The main job at a terminal whose simulated hands act by themselves: they put the card in and take it when the screen says so. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { Customer } from '../../electron/cli/demo/customer.ts';

/** From the attract screen to the attract screen; `holder` is the name on the card, `printed` the slips on paper so far. */
export async function doMainJob(page: Page, holder: string, printed: () => number): Promise<void> {
  const customer = new Customer(page);
  await customer.reads('这里可以办理');
  await customer.touch('请插入社保卡，或按这里开始');
  await customer.sees('请输入社保卡密码');
  expect(await customer.text()).toContain(`*${[...holder].slice(1).join('')}`);
  expect(await customer.text()).not.toContain(holder);
  await customer.enterPin('000000');
  await customer.sees('您的个人信息');
  await customer.reads(holder);
  await customer.touch('打印');
  await customer.sees('请取走单据');
  expect(printed()).toBe(1);
  await customer.touch('结束并取卡');
  await customer.sees('谢谢使用，再见');
  await customer.reads('这里可以办理');
  expect(await page.content()).not.toContain(holder);
}
