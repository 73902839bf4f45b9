import { expect, it } from 'vitest';
import { idCardValidity, idCardValidityAlone } from './id-card-validity.ts';

it.each([
  [{ until: 'longTerm', daysLeft: null }, '长期', 'no end date'],
  [{ until: '2036-01-01', daysLeft: null }, '2036年1月1日', '1 Jan 2036'],
  [{ until: '2026-12-01', daysLeft: 9 }, '2026年12月1日，还有 9 天', '1 Dec 2026, 9 days left'],
  [{ until: '2026-11-23', daysLeft: 1 }, '2026年11月23日，还有 1 天', '23 Nov 2026, 1 day left'],
] as const)('%j', (validity, zh, en) => {
  expect(idCardValidity(validity, 'zh-CN')).toBe(zh);
  expect(idCardValidity(validity, 'en')).toBe(en);
});

it('stands alone on a chip', () => {
  expect(idCardValidityAlone({ until: 'longTerm', daysLeft: null }, 'zh-CN')).toBe('长期有效');
  expect(idCardValidityAlone({ until: '2026-12-01', daysLeft: 9 }, 'zh-CN')).toBe('有效期至 2026年12月1日');
});
