/** 领卡: the window, the day and the papers; the kiosk hands out no card. */
import { describe, expect, it } from 'vitest';
import { Rig, rigConfig, SERVICE_CENTRE, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

function told(city: 'changsha' | 'suzhou' | 'zhaotong') {
  const rig = new Rig(rigConfig({ ...SERVICE_CENTRE, city }));
  rig.verify(WANG, WANG_RECORDS);
  rig.intent({ intent: 'menu' });
  rig.intent({ intent: 'choose', service: 'collectCard' });
  return rig.screen('refused');
}

describe('collecting a card', () => {
  it.each([
    ['changsha', '社会保障卡管理服务中心'],
    ['suzhou', '市民卡服务中心'],
    ['zhaotong', '领卡网点'],
  ] as const)('in %s is told with window and papers', (city, where) => {
    const { reason, goTo, bring } = told(city);
    expect(reason.zh).toContain(where);
    expect(goTo.length).toBeGreaterThan(0);
    expect(bring.length).toBeGreaterThan(0);
  });

  it('by an employer’s agent in Changsha: the next Tuesday or Thursday from the day on which it is asked', () => {
    const rig = new Rig(rigConfig({ ...SERVICE_CENTRE, city: 'changsha' }));
    rig.verify(WANG, WANG_RECORDS);
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'letterOfIntroduction' });
    // 2026-11-22 is a Sunday.
    expect(rig.screen('letter').about.map(({ zh }) => zh)).toContain('最近可去的日子：2026年11月24日（周二）。');
  });
});
