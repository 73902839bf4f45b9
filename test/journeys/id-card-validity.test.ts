/** Until when the ID card that was shown holds, beside the person wherever the person stands; soon to end, it is said to be renewed. */
import { expect, it } from 'vitest';
import type { View } from '../../electron/api/view.ts';
import { Rig } from '../support/terminal-rig.ts';

const SUMMARY = { name: '王小梅', maskedName: '*小梅', maskedIdentityNumber: '530***********0027' } as const;

function shown(validUntil: string, matchesCard: boolean | null) {
  const idCard = { ...SUMMARY, validUntil, matchesCard };
  return { of: 'idCard.read', result: { outcome: 'read', session: 'T1-20261122-0002', idCard, settled: [] } } as const;
}

function menuWith(validUntil: string): Extract<View, { screen: 'menu' }> {
  const rig = new Rig();
  rig.intent({ intent: 'begin' });
  rig.answer(shown(validUntil, null));
  rig.answer({ of: 'records.person', result: { outcome: 'failed', code: 'host.unreachable' } });
  return rig.screen('menu');
}

it.each([
  ['longTerm', { until: 'longTerm', daysLeft: null }],
  ['2036-01-01', { until: '2036-01-01', daysLeft: null }],
  ['2027-02-21', { until: '2027-02-21', daysLeft: null }],
  ['2027-02-20', { until: '2027-02-20', daysLeft: 90 }],
  ['2026-11-22', { until: '2026-11-22', daysLeft: 0 }],
] as const)('%s, in the menu of a session that it opened (2026-11-22)', (validUntil, idCard) => {
  expect(menuWith(validUntil).idCard).toEqual(idCard);
});

it('where a change is confirmed and on the personal information, and nowhere before it was shown', () => {
  const rig = new Rig();
  rig.verify();
  expect(rig.screen('personalInformation')).not.toHaveProperty('idCard');
  rig.intent({ intent: 'menu' });
  expect(rig.screen('menu')).not.toHaveProperty('idCard');
  rig.intent({ intent: 'choose', service: 'resetSocialSecurityPin' });
  rig.screen('presentIdCard');
  rig.answer(shown('2026-12-01', true));
  expect(rig.screen('confirm').idCard).toEqual({ until: '2026-12-01', daysLeft: 9 });
  rig.intent({ intent: 'back' });
  rig.intent({ intent: 'choose', service: 'personalInformation' });
  expect(rig.screen('personalInformation').idCard).toEqual({ until: '2026-12-01', daysLeft: 9 });
});
