import { describe, expect, it } from 'vitest';
import type { FactOf } from './fact-schema.ts';
import { isOpen, nextOpenDay, withHolidays } from './opening.ts';

const BASE = {
  kind: 'hours',
  id: 'x',
  text: { zh: '时', en: 'hours' },
  effectiveFrom: '2000-01-01',
  effectiveTo: null,
  sources: [],
  exceptHolidays: false,
  closedOn: [],
} as const;
const TUESDAY_AND_THURSDAY = { ...BASE, weekdays: [2, 4], spans: [], closedOn: ['2026-11-24'] } as unknown as FactOf<'hours'>;
const OFFICE = {
  ...BASE,
  weekdays: [1, 2, 3, 4, 5],
  spans: [
    { from: '08:30', to: '11:45' },
    { from: '13:00', to: '17:00' },
  ],
} as unknown as FactOf<'hours'>;

describe('opening hours', () => {
  it('a place open on Tuesdays and Thursdays: on a Sunday one is told Thursday when that Tuesday is a holiday', () => {
    expect(isOpen(TUESDAY_AND_THURSDAY, '2026-11-22')).toBe(false);
    expect(nextOpenDay(TUESDAY_AND_THURSDAY, '2026-11-22')).toBe('2026-11-26');
    expect(nextOpenDay(TUESDAY_AND_THURSDAY, '2026-11-26')).toBe('2026-11-26');
    expect(nextOpenDay(TUESDAY_AND_THURSDAY, '2026-11-27')).toBe('2026-12-01');
  });

  it('minutes count: closed at noon and from 17:00 on, and then the next working day is named', () => {
    expect(isOpen(OFFICE, '2026-11-27', '08:29')).toBe(false);
    expect(isOpen(OFFICE, '2026-11-27', '08:30')).toBe(true);
    expect(isOpen(OFFICE, '2026-11-27', '11:45')).toBe(false);
    expect(nextOpenDay(OFFICE, '2026-11-27', '12:00')).toBe('2026-11-27');
    expect(nextOpenDay(OFFICE, '2026-11-27', '17:00')).toBe('2026-11-30');
  });

  it('public holidays close a place that keeps them, and no other', () => {
    const nationalDay = { spans: [{ from: '2026-10-01', to: '2026-10-07' }] };
    const calendar = { holidays: nationalDay, worked: null };
    const keeps = withHolidays({ ...OFFICE, exceptHolidays: true }, calendar);
    expect(['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08'].map((day) => isOpen(keeps, day))).toEqual([true, false, false, true]);
    expect(nextOpenDay(keeps, '2026-09-30', '17:00')).toBe('2026-10-08');
    expect(isOpen(withHolidays(OFFICE, calendar), '2026-10-01')).toBe(true);
    expect(isOpen(withHolidays({ ...OFFICE, exceptHolidays: true }, { holidays: null, worked: null }), '2026-10-01')).toBe(true);
  });

  it('a weekend day that is worked in exchange opens what keeps all working days, and no other', () => {
    // 2026: 1 to 7 October are off, Saturday 10 October is worked.
    const calendar = {
      holidays: { spans: [{ from: '2026-10-01', to: '2026-10-07' }] },
      worked: { spans: [{ from: '2026-10-10', to: '2026-10-10' }] },
    };
    const office = withHolidays({ ...OFFICE, exceptHolidays: true }, calendar);
    expect(['2026-10-09', '2026-10-10', '2026-10-11'].map((day) => isOpen(office, day, '10:00'))).toEqual([true, true, false]);
    expect(isOpen(office, '2026-10-10', '12:00')).toBe(false);
    expect(nextOpenDay(office, '2026-10-09', '17:00')).toBe('2026-10-10');
    expect(isOpen(withHolidays(OFFICE, calendar), '2026-10-10')).toBe(false);
    const collection = { ...TUESDAY_AND_THURSDAY, exceptHolidays: true };
    expect(isOpen(withHolidays(collection, calendar), '2026-10-10')).toBe(false);
    expect(nextOpenDay(withHolidays(collection, calendar), '2026-10-01')).toBe('2026-10-08');
  });

  it('a place that never opens has no next day', () => {
    expect(nextOpenDay({ ...OFFICE, weekdays: [] }, '2026-11-27')).toBeNull();
  });
});
