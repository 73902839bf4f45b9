/** Clerk and customer before two screens, in Chromium: what one of them types is read by nobody at the other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { openHeadless } from '../../electron/cli/demo/browser.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { layoutFaults } from '../support/layout-faults.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { counterAt, personaOf, startCounter, type CounterInProcess } from '../support/counter-in-process.ts';
import { buildRenderer, LANDSCAPE } from '../support/renderer-window.ts';

const SHOTS = process.env['SCREENSHOTS'];

if (!existsSync('/usr/bin/chromium')) cannotTestHere('the counter in Chromium', 'Chromium is not installed');
else describe('a counter', atCounter);

/** WCAG 2.2, 2.5.8, for a mouse; and for a finger. */
const CLERK_TARGET_PX = 24;
const CUSTOMER_TARGET_PX = 60;

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] }[];
}

async function faultsOf(page: Page, minTargetPx: number): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { readonly axe: { run(context: Document): Promise<AxeResults> } };
    const { violations: found } = await engine.run(document);
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
  return [...violations, ...(await page.evaluate(layoutFaults, { minTargetPx, highestTargetPx: 0 }))];
}

interface Both {
  readonly desk: CounterInProcess;
  readonly staff: Page;
  readonly clerk: Customer;
  readonly customer: Customer;
  readonly customerPage: Page;
  /** Everything that was sent to the clerk's page. */
  readonly heard: string[];
  close(): Promise<void>;
}

function atCounter(): void {
  let folder = '';
  let removeBuild = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const built = await buildRenderer();
    folder = built.folder;
    removeBuild = built.remove;
  });
  afterAll(() => removeBuild());

  const open = async (...place: Parameters<typeof counterAt>): Promise<Both> => {
    const desk = await startCounter(counterAt(...place));
    const common = { rendererDirectory: folder, print: () => undefined, clock: systemClock };
    const staffShell = await openBrowserShell({ ...common, terminal: desk.counter.staff, page: 'counter/index.html' });
    const customerShell = await openBrowserShell({ ...common, terminal: desk.counter.customer });
    const heard: string[] = [];
    const staffWindow = await openHeadless('about:blank', LANDSCAPE);
    const customerWindow = await openHeadless(customerShell.address, LANDSCAPE);
    if (!staffWindow.ok || !customerWindow.ok) throw new Error('no window');
    const { page: staff } = staffWindow.value;
    staff.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
    await staff.goto(staffShell.address);
    const close = async (): Promise<void> => {
      await staffWindow.value.close();
      await customerWindow.value.close();
      await staffShell.close();
      await customerShell.close();
      await desk.closeAll();
      expect(desk.bugs).toEqual([]);
    };
    const { page: customerPage } = customerWindow.value;
    return { desk, staff, customerPage, heard, clerk: new Customer(staff), customer: new Customer(customerPage), close };
  };

  /** What stands is looked at: by axe on both screens, and whether anything lies on something else or is cut. */
  const photograph = async (both: Both, name: string): Promise<void> => {
    for (const [side, page] of [['staff', both.staff] as const, ['customer', both.customerPage] as const])
      expect.soft(await faultsOf(page, side === 'staff' ? CLERK_TARGET_PX : CUSTOMER_TARGET_PX), `${name}, ${side}`).toEqual([]);
    if (SHOTS !== undefined) {
      await both.clerk.photograph(join(SHOTS, `counter-${name}-staff.png`));
      await both.customer.photograph(join(SHOTS, `counter-${name}-customer.png`));
    }
    await inEnglish(both, name);
  };
  /** The same page in the clerk's other language; the customer's screens are looked at in both languages with the kiosk's. */
  const inEnglish = async ({ desk, staff, clerk }: Both, name: string): Promise<void> => {
    const before = await staff.locator('html').getAttribute('lang');
    desk.counter.staff.receive({ kind: 'language', language: 'en' });
    await staff.locator('html[lang="en"]').waitFor();
    expect.soft(await faultsOf(staff, CLERK_TARGET_PX), `${name}, in English`).toEqual([]);
    if (SHOTS !== undefined) await clerk.photograph(join(SHOTS, `counter-${name}-staff-en.png`));
    desk.counter.staff.receive({ kind: 'language', language: before === 'en' ? 'en' : 'zh-CN' });
    await staff.locator(`html[lang="${before ?? 'zh-CN'}"]`).waitFor();
  };
  const signIn = async ({ staff, clerk }: Both, number = '1001', password = '000000'): Promise<void> => {
    await staff.getByLabel('工号').fill(number);
    await staff.getByLabel('密码').fill(password);
    await clerk.touch('签到');
  };

  it('locks out who types wrong passwords, and says how many tries are left', async () => {
    const both = await open('zhaotong', ['cardServiceWindow']);
    for (const left of [4, 3, 2, 1]) {
      await signIn(both, '1001', 'not-this-one');
      await both.clerk.reads(`还可以试 ${left} 次`);
    }
    await photograph(both, 'sign-in-wrong');
    await signIn(both, '1001', 'not-this-one');
    await both.clerk.reads('连续输错，已锁定，请主管解锁。');
    await both.close();
  });

  it('Suzhou: formal loss by proxy with the bank PIN at the customer’s screen, then a new card with fee and date', async () => {
    const both = await open('suzhou', ['issuingBankOutlet']);
    const { desk, staff, clerk, customer, heard } = both;
    // Everybody of the simulated records has a card on its way already, which would stand in the way of another.
    await desk.records.db.updateTable('card_orders').set({ step: 'collected' }).execute();
    await signIn(both);
    await clerk.sees('请先确认客户身份');
    await photograph(both, 'identify');
    desk.layIdCard('locked-pin');
    await clerk.touch(/读身份证/);
    await clerk.sees('客户概览');
    await photograph(both, 'overview');
    await clerk.touch('代办人');
    await staff.getByLabel('代办人姓名').fill('李代办');
    await staff.getByLabel('代办人身份证号码').fill('11010519491231002X');
    await clerk.touch('已查看代办人身份证');
    await clerk.touch(/正式（书面）挂失/);
    await staff.getByLabel('社保功能').check();
    await staff.getByLabel(/银行卡号/).fill(personaOf('locked-pin').bank?.pan ?? '');
    await staff.getByLabel('已在就医地挂失').check();
    await clerk.reads('还须核验：银行密码');
    await photograph(both, 'formal-loss-form');
    await clerk.touch(/^提交/);
    await clerk.reads('请客户按客户屏的提示输入银行密码。');
    await photograph(both, 'formal-loss-pin');
    await customer.enterPin('000000');
    await clerk.reads('请另一位工作人员在此复核签名。');
    await photograph(both, 'formal-loss-approval');
    await staff.getByLabel('工号').fill('1002');
    await staff.getByLabel('密码').fill('000000');
    await clerk.touch('复核同意');
    await customer.sees('您将办理：正式（书面）挂失');
    await customer.reads('李代办');
    await photograph(both, 'formal-loss-consent');
    await customer.touch('确认办理');
    await clerk.reads('复核人');
    await customer.sees('正式（书面）挂失：已办理');
    await photograph(both, 'formal-loss-done');
    expect(heard.filter((text) => /"(pad|labels|digits|position)"/.test(text))).toEqual([]);
    await staff.keyboard.press('Escape');
    await clerk.touch('取消代办');
    await clerk.touch(/补卡申请/);
    await clerk.reads('可领取日期');
    await clerk.reads('补卡收取工本费。');
    await photograph(both, 'replacement-form');
    await staff.keyboard.press('Control+Enter');
    await customer.sees('您将办理：补卡申请');
    await customer.touch('确认办理');
    await clerk.reads('已办理。');
    await clerk.touch(/待办/);
    await clerk.reads(/SZ-\d{8}-\d{6}/);
    await clerk.reads('补卡');
    await photograph(both, 'queue');
    await both.close();
  });

  it('Zhaotong, by keyboard alone: PIN reset with both cards, receipt printed and found', async () => {
    const both = await open('zhaotong', ['countyMedicalInsuranceOffice', 'issuingBankOutlet']);
    const { desk, staff, clerk, customer } = both;
    const { keyboard } = staff;
    await clerk.sees('柜员签到');
    await staff.locator('input:focus').waitFor();
    await keyboard.type('1001');
    await keyboard.press('Tab');
    await keyboard.type('000000');
    await keyboard.press('Enter');
    await clerk.sees('请先确认客户身份');
    desk.insert('locked-pin');
    await clerk.sees('客户概览');
    await keyboard.press('F7');
    await clerk.reads('身份证已查看');
    await keyboard.press('Alt+K');
    await clerk.sees('社保密码重置');
    await keyboard.press('Control+Enter');
    await customer.sees('您将办理：社保密码重置');
    await customer.touch('确认办理');
    await clerk.reads('已办理。');
    await keyboard.press('F9');
    await clerk.reads('已打印，请交给客户。');
    await photograph(both, 'pin-reset-done');
    const receipt =
      desk.machine.slipSim
        .slips()
        .at(-1)
        ?.text.match(/ZT-\d{8}-\d{6}/)?.[0] ?? '';
    await keyboard.press('F3');
    await clerk.sees('查找');
    await staff.locator('input:focus').waitFor();
    await keyboard.type(receipt);
    await keyboard.press('Enter');
    await clerk.reads('已办理');
    await photograph(both, 'search');
    await keyboard.press('Alt+Y');
    await clerk.sees('柜台已锁屏');
    await photograph(both, 'locked');
    desk.remove();
    desk.insertStaffCard('STAFF1014');
    await clerk.reads('读卡器里有卡，请输入员工卡密码。');
    await photograph(both, 'locked-card');
    for (const digit of '000000') await staff.getByRole('group', { name: '数字键' }).getByRole('button', { name: digit }).click();
    await keyboard.press('Enter');
    await clerk.sees('查找');
    await clerk.touch('English');
    await clerk.sees('Search');
    await keyboard.press('F1');
    await photograph(both, 'english');
    await keyboard.press('Escape');
    await clerk.sees('Overview');
    await photograph(both, 'english-overview');
    await both.close();
  });

  it('a family member is bound with a second signature; a lost answer stands in the day’s end and is found out', async () => {
    const both = await open('hunan-ledger', ['medicalInsuranceWindow']);
    const { desk, staff, clerk, customer } = both;
    await signIn(both);
    await staff.getByLabel(/社会保障号码/).fill('430202197407040668');
    await clerk.touch('查询');
    await clerk.sees('客户概览');
    await clerk.touch(/家庭共济绑定/);
    await staff.getByLabel('家庭成员姓名').click();
    await staff.keyboard.type('ouyangxiaoyu', { delay: 20 });
    await clerk.reads(/1\s*欧阳/);
    await photograph(both, 'pinyin');
    await staff.keyboard.press('Space');
    for (const wanted of ['小', '雨']) await clerk.touch(new RegExp(`^\\d ${wanted}$`));
    expect(await staff.getByLabel('家庭成员姓名').inputValue()).toBe('欧阳小雨');
    await clerk.touch('屏幕键盘');
    await photograph(both, 'pinyin-keys');
    await staff.getByLabel('家庭成员身份证号码').fill('11010519491231002X');
    await staff.getByLabel('子女').check();
    await clerk.touch(/^提交/);
    await clerk.touch('员工卡');
    await clerk.reads('请把员工卡插入读卡器。');
    await photograph(both, 'approval-no-card');
    desk.insertStaffCard('STAFF1022');
    await staff.getByLabel('员工卡密码').fill('111111');
    await clerk.touch('复核同意');
    await clerk.reads('还可以试 4 次');
    await photograph(both, 'approval-wrong-pin');
    await staff.getByLabel('员工卡密码').fill('000000');
    await clerk.touch('复核同意');
    await customer.sees('您将办理：家庭共济绑定');
    desk.line.cut = true;
    await customer.touch('确认办理');
    await clerk.reads('结果未知。');
    await customer.sees('结果还不能确定');
    await photograph(both, 'unknown');
    desk.line.cut = false;
    await staff.keyboard.press('F4');
    await clerk.reads('尚未查明');
    await clerk.touch('向主机核对结果未知的业务');
    await clerk.reads(/已办结 .*-\d{6}/);
    await clerk.touch('存为 PDF');
    await clerk.reads(/已存：.*day-end.*\.pdf/);
    await photograph(both, 'day-end');
    await both.close();
  });

  it('Suzhou: the office at the place of treatment freezes the settlement there; the customer may say no', async () => {
    const both = await open('suzhou', ['officeOfTreatment']);
    const { desk, clerk, customer, staff } = both;
    await signIn(both);
    desk.layIdCard('zhaotong');
    await clerk.touch(/读身份证/);
    await clerk.sees('客户概览');
    await clerk.touch(/^就医地挂失/);
    await clerk.reads('只冻结异地就医实时划卡，银行账户、电子钱包不冻结。');
    await photograph(both, 'loss-elsewhere-form');
    await clerk.touch(/^提交/);
    await customer.sees('您将办理：就医地挂失');
    await photograph(both, 'loss-elsewhere-consent');
    await customer.touch('不办了');
    await clerk.reads('客户没有确认，没有办理。');
    await photograph(both, 'declined');
    await staff.keyboard.press('Escape');
    await staff.keyboard.press('Alt+Z');
    await staff.keyboard.press('Control+Enter');
    await customer.touch('确认办理');
    await clerk.reads('就医地刷卡结算');
    await photograph(both, 'loss-elsewhere-done');
    await staff.keyboard.press('Escape');
    await clerk.reads(/在示范网点挂失，已冻结/);
    await photograph(both, 'loss-elsewhere-overview');
    // A character of CJK Extension C in a name, as it is typed by its reading: on the clerk's page and at the customer's screen.
    await staff.keyboard.press('Alt+T');
    await staff.getByLabel('更正后的姓名').click();
    await staff.keyboard.type('lidi', { delay: 20 });
    await staff.keyboard.press('Space');
    const wanted = staff.getByRole('button', { name: /^\d 𬱖$/ });
    for (let page = 0; page < 12 && (await wanted.count()) === 0; page += 1) await staff.keyboard.press('=');
    await photograph(both, 'rare-name');
    await wanted.click();
    expect(await staff.getByLabel('更正后的姓名').inputValue()).toBe('李𬱖');
    await staff.keyboard.press('Control+Enter');
    await customer.sees('您将办理：个人信息更正');
    await customer.reads('李𬱖');
    await photograph(both, 'rare-name-consent');
    await staff.keyboard.press('Escape');
    await staff.keyboard.press('F3');
    await staff.getByLabel(/回执编号或凭条流水号/).fill('SZ-20200101-000001');
    await staff.keyboard.press('Enter');
    await clerk.reads('没有找到。请核对编号。');
    await photograph(both, 'search-nothing');
    await both.close();
  });
}
