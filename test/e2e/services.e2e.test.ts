/** Everything that can be looked up, in each city, as a person does it: card, PIN, kind of service, service, read it, and back. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { Customer } from '../../electron/cli/demo/customer.ts';
import { type Configuration, simulatedConfiguration } from '../../electron/configuration.ts';
import { startInProcess } from '../support/in-process.ts';
import { buildRenderer, PORTRAIT, startChromium } from '../support/renderer-window.ts';

const PICTURES = process.env['SCREENSHOTS'];
const CITY_MS = 90_000;

interface LookedUp {
  /** The kind of service; `null`: it stands on the menu's first page. */
  readonly group: string | null;
  readonly service: string;
  readonly title: string;
  readonly reads: readonly (string | RegExp)[];
  /** The slip is printed and has this. */
  readonly slip?: string;
}

const CARD = { group: '查询', service: '制卡进度', title: '您的卡做到哪一步了', reads: ['卡已制作', '预计完成', '到哪里领'] };
const RECEIPTS = { group: '查询', service: '我办过的业务', title: '您办过的业务', reads: ['还没有办过业务。'] };
const STATES = { group: '办卡和激活', service: '卡的状态', title: '您的卡现在的状态', reads: ['社保功能', '金融功能'] };
const FAMILY = {
  group: '医保账户',
  service: '家庭共济',
  title: '谁在共用医保账户',
  reads: ['还没有和家人共用账户。', '各级医保经办窗口、街道和社区医保服务站'],
};

function asking(whom: string | RegExp): LookedUp {
  return { group: null, service: '还能去哪问', title: '还能去哪里问', reads: [whom] };
}

/** The city does not have it: the screen says why and where instead. */
function refused(service: string, why: string | RegExp = '本市自助终端不办理此项业务。'): LookedUp {
  return { group: '查询', service, title: `${service}不能在这里查`, reads: [why] };
}

const CITIES: readonly (readonly [Configuration['terminal']['city'], readonly LookedUp[]])[] = [
  [
    'suzhou',
    [
      { group: '查询', service: '缴费记录', title: '您的缴费记录', reads: [/累计缴费/, '养老保险', /已缴 \d+ 个月/] },
      { group: '查询', service: '养老金', title: '您的养老金', reads: ['账户累计', /当年计入 .+，利息/] },
      CARD,
      RECEIPTS,
      STATES,
      asking('苏州银行服务热线96067，可口头挂失。'),
      {
        group: '查询',
        service: '看病费用',
        title: '您的看病费用',
        reads: ['统筹支付', '惠民大药房', '示范市第一人民医院'],
        slip: '个人自付',
      },
    ],
  ],
  [
    'zhaotong',
    [
      refused('养老金'),
      CARD,
      RECEIPTS,
      STATES,
      asking('12333：人社功能临时挂失和咨询。'),
      { group: '查询', service: '异地就医备案', title: '您的异地就医备案', reads: [/昆明示范医院/, '已备案'], slip: '昆明示范医院' },
    ],
  ],
  ['changsha', [refused('缴费记录'), FAMILY, RECEIPTS, asking('长沙银行客服电话96511。'), { ...CARD, slip: '卡已制作' }]],
  [
    'hunan-ledger',
    [refused('制卡进度', /湖南省本级记账户终端只办理查询/), RECEIPTS, asking('“湘医保”APP。'), { ...FAMILY, slip: '绑定地点' }],
  ],
];

let built: Awaited<ReturnType<typeof buildRenderer>>;
let browser: Browser;

beforeAll(async () => {
  built = await buildRenderer();
  browser = await startChromium();
}, CITY_MS);
afterAll(async () => {
  await browser.close();
  await built.remove();
});

/** Chooses it in the menu and reads all of it. */
async function lookUp({ group, service, title, reads }: LookedUp, customer: Customer): Promise<void> {
  if (group !== null) await customer.touch(new RegExp(`^${group}`));
  await customer.touch(new RegExp(`^${service}`));
  await customer.sees(title);
  for (const words of reads) await customer.reads(words);
}

/** Both keepings, a period, its entries, picture and totals. */
async function readAccount(customer: Customer): Promise<void> {
  await customer.touch(/^查询/);
  await customer.touch(/^医保账户明细/);
  await customer.sees('您的医保个人账户');
  await customer.touch('看明细');
  await customer.sees('要看哪段时间？');
  await customer.touch('最近五年');
  await customer.sees('医保个人账户明细');
  await customer.touch('收支图');
  await customer.reads(/^\d{4}年$/);
  await customer.touch('分类合计');
  await customer.reads(/^\d+ 笔$/);
  await customer.touch('返回');
  await customer.sees('您的医保个人账户');
  await customer.touch('办其他业务');
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

describe('what is looked up', { timeout: CITY_MS }, () => {
  it.each(CITIES)('in %s: each service is read on the screen, and one is taken home on paper', async (city, services) => {
    const kiosk = await startInProcess(({ dataDirectory }) => simulatedConfiguration(dataDirectory, city));
    const shell = await openBrowserShell({
      terminal: kiosk.terminal,
      rendererDirectory: built.folder,
      print: () => undefined,
      clock: systemClock,
    });
    const page = await browser.newPage({ viewport: PORTRAIT, reducedMotion: 'reduce' });
    await page.goto(shell.address);
    const customer = new Customer(page);
    await customer.touch('请插入社保卡，或按这里开始');
    kiosk.insert('zhaotong');
    await customer.enterPin('000000');
    await customer.sees('您的个人信息');
    await customer.touch('办其他业务');
    await customer.reads(/还是初始密码/);
    await readAccount(customer);
    for (const service of services) {
      await lookUp(service, customer);
      await picture(page, `${city}-${service.service}`);
      if (service.slip !== undefined) {
        await customer.touch('打印');
        await customer.sees('请取走单据');
        expect(kiosk.machine.slipSim.slips().at(-1)?.text).toContain(service.slip);
      }
      await customer.touch('办其他业务');
    }
    await customer.touch('结束并取卡');
    await customer.sees('请取走社保卡');
    await page.close();
    await shell.close();
    await kiosk.close();
    expect(kiosk.bugs).toEqual([]);
  });
});
