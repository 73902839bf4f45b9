/** Changsha: an employer's agent prints the blank letter of introduction without a card. */
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../db/authority/api.ts';
import { Rig, rigConfig } from '../support/terminal-rig.ts';

const CHANGSHA: Terminal = { id: 'CS1', city: 'changsha', outletName: '星沙示范服务中心', outletKinds: ['cardServiceWindow'] };

function opened(): Rig {
  const rig = new Rig(rigConfig(CHANGSHA));
  rig.intent({ intent: 'begin' });
  expect(rig.screen('insertCard').without).toContain('letterOfIntroduction');
  rig.intent({ intent: 'withoutCard', start: 'letterOfIntroduction' });
  rig.answer({ of: 'session.open', result: { outcome: 'opened', session: 'CS1-20261122-0001' } });
  return rig;
}

describe('the letter of introduction', () => {
  it('is shown with the fields of the pack, and when and where cards are collected', () => {
    const view = opened().screen('letter');
    expect(view.lines.body).toContain('前来贵行办理医保卡领取业务');
    expect(view.lines.body).toContain('单位新医保编号');
    expect(view.lines.body).toContain('经办人身份证复印件附后');
    expect(view.lines.below.map((line) => line.slice(0, 5))).toEqual(['授权单位名', '＿＿＿＿＿', '领卡人签名']);
    expect(view.about[0]?.zh).toContain('周二或周四');
    expect(view.about[0]?.zh).toContain('1号窗口');
  });

  it('is printed on A4 and says that it holds only when filled in', () => {
    const rig = opened();
    rig.intent({ intent: 'print' });
    const { printer, document } = rig.asked('print');
    expect(printer).toBe('document');
    expect(document).toMatchObject({ title: '介绍信', serial: 'CS1-20261122-0001-1', footNote: '空白表格，填写并加盖单位公章后有效' });
    expect(rig.screen('printing').document).toBe('letter');
  });

  it('leaves to the start page: there is nobody whose menu could be shown', () => {
    const rig = opened();
    rig.intent({ intent: 'back' });
    expect(rig.screen('goodbye').reason).toBe('ended');
  });
});

describe('what is done elsewhere', () => {
  it('says where, with what, how long it takes and what it costs', () => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'replacement' });
    const { goTo, terms } = rig.screen('refused');
    expect(goTo.length).toBeGreaterThan(0);
    expect(terms?.map(({ zh }) => zh).join('')).toMatch(/22.*元/);
  });
});
