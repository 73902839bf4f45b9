/** What a person does at the terminal, the same in every shell: a window on a terminal whose card lies in real PC/SC. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Customer } from '../../electron/cli/demo/customer.ts';
import type { Hands } from '../../electron/compose-sim-hands.ts';
import type { SimulatedMachine } from '../../electron/compose-sim.ts';
import { loadPersona } from '../../native/sim/card/index.ts';

export interface Window {
  readonly page: Page;
  readonly hands: Hands;
  readonly machine: SimulatedMachine;
  readonly bugs: readonly unknown[];
  close(): Promise<void>;
}

const OPEN_WITHIN_MS = 60_000;
const JOURNEY_MS = 60_000;

/** The suite over one shell; `open` starts terminal and window. */
export function mainJobSuite(shell: string, open: () => Promise<Window>): void {
  describe(`the main job in ${shell}`, { timeout: JOURNEY_MS }, () => {
    let window: Window;
    let customer: Customer;
    beforeAll(async () => {
      window = await open();
      customer = new Customer(window.page);
    }, OPEN_WITHIN_MS);
    afterAll(async () => {
      await window.close();
    });
    afterEach(() => {
      expect(window.bugs).toEqual([]);
    });

    const begin = async (card: string): Promise<void> => {
      await customer.reads('这里可以办理');
      await customer.touch('请插入社保卡，或按这里开始');
      await window.hands.insert(card);
    };
    const leave = async (): Promise<void> => {
      await customer.touch('结束并取卡');
      await customer.sees('请取走社保卡');
      await window.hands.remove();
      await customer.reads('这里可以办理');
    };

    it('a person reads who the card is (masked), types 000000, sees the own page, gets the slip, and leaves a blank screen', async () => {
      const { name, number } = holderOf('third-generation');
      await begin('third-generation');
      await customer.sees('请输入社保卡密码');
      expect(await customer.text()).toContain(`*${[...name].slice(1).join('')}`);
      expect(await customer.text()).not.toContain(name);
      await customer.enterPin('000000');
      await customer.sees('您的个人信息');
      await customer.reads(name);
      expect(await window.page.content()).not.toContain(number);
      await customer.touch('打印');
      await customer.sees('请取走单据');
      expect(window.machine.slipSim.slips().at(-1)?.text).toContain(name);
      await leave();
      expect(await window.page.content()).not.toContain(name);
    });

    it('a wrong PIN shows one try fewer; nothing typed can be read from the page', async () => {
      await begin('zhaotong');
      await customer.reads('还可以试');
      await customer.touch('数字 7');
      const typed = await window.page.evaluate(() => [...document.querySelectorAll('input')].map((input) => input.value).join(''));
      expect(typed).toBe('');
      await customer.touch('清除');
      await customer.enterPin('123450');
      await customer.reads('密码不对，请重新输入');
      await customer.enterPin('000000');
      await customer.sees('您的个人信息');
      await leave();
    });

    it('a card pulled on the PIN screen and on the information page blanks the screen at once', async () => {
      const { name } = holderOf('zhaotong');
      await begin('zhaotong');
      await customer.sees('请输入社保卡密码');
      await window.hands.remove();
      await customer.sees('卡已取出，办理结束');
      await begin('zhaotong');
      await customer.enterPin('000000');
      await customer.reads(name);
      await window.hands.remove();
      await customer.sees('卡已取出，办理结束');
      expect(await window.page.content()).not.toContain(name);
    });

    it('a bank card is told to be no social-security card, and a mute card to be unreadable', async () => {
      await begin('bank-only');
      await customer.sees('这不是社会保障卡');
      await window.hands.remove();
      await begin('mute');
      await customer.sees('这张卡读不出来');
      await window.hands.remove();
      await customer.reads('这里可以办理');
    });

    it('a locked PIN is reset with card and ID card, and opens with 000000 afterwards', async () => {
      await begin('locked-pin');
      await customer.sees('社保卡密码已锁定');
      await customer.touch(/重置社保卡密码/);
      await customer.sees('请放上本人身份证');
      window.hands.layIdCard('locked-pin');
      await customer.reads('请取走身份证');
      await customer.touch('确定重置');
      await customer.sees('社保卡密码已重置');
      await customer.touch('结束并取卡');
      await customer.sees('请取走社保卡和身份证');
      await window.hands.remove();
      await customer.reads('这里可以办理');
      await begin('locked-pin');
      await customer.enterPin('000000');
      await customer.sees('您的个人信息');
      await leave();
    });

    it('whoever still has 000000 is led to the change, types the own PIN twice, and is known by it afterwards', async () => {
      await begin('third-generation');
      await customer.enterPin('000000');
      await customer.sees('您的个人信息');
      await customer.touch('现在就改密码');
      await customer.sees('要修改社保卡密码吗？');
      await customer.touch('开始修改');
      await customer.sees('请输入现在的密码');
      await customer.enterPin('000000');
      await customer.sees('请设置新密码');
      await customer.enterPin('135790');
      await customer.sees('请再输一次新密码');
      await customer.enterPin('135791');
      await customer.reads('两次输的不一样，请重新设置新密码');
      await customer.enterPin('135790');
      await customer.sees('请再输一次新密码');
      await customer.enterPin('135790');
      await customer.sees('社保卡密码已修改');
      expect(await window.page.content()).not.toContain('135790');
      await customer.touch('打印');
      await customer.sees('请取走单据');
      expect(window.machine.slipSim.slips().at(-1)?.text).toContain('社保密码修改');
      await leave();
      await begin('third-generation');
      await customer.enterPin('135790');
      await customer.sees('您的个人信息');
      expect(await customer.text()).not.toContain('现在就改密码');
      await leave();
    });

    it('all of it can be done in English, and the next person meets Chinese again', async () => {
      await customer.reads('这里可以办理');
      await customer.touch('English');
      await window.page.getByRole('heading', { level: 1 }).first().waitFor();
      await window.hands.insert('zhaotong');
      await window.page.getByText('You have', { exact: false }).first().waitFor();
      expect(await window.page.evaluate(() => document.documentElement.lang)).toBe('en');
      await window.hands.remove();
      await customer.reads('这里可以办理');
      expect(await window.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    });
  });
}

function holderOf(id: string): { readonly name: string; readonly number: string } {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  return persona.value.holder;
}
