import { describe, expect, it } from 'vitest';
import { checkPack } from './check-pack.ts';
import { loadAllPacks } from './load-pack.ts';
import zhaotong from './packs/zhaotong.json' with { type: 'json' };

/** A fresh copy of a good pack in which one place was changed. */
function changed(change: (pack: typeof zhaotong) => void): string {
  const copy = structuredClone(zhaotong);
  change(copy);
  const checked = checkPack(copy);
  return checked.ok ? 'accepted' : `${checked.error.code} ${checked.error.detail}`;
}

describe('a rule pack is refused with the place named', () => {
  it('when a field is unknown', () => {
    expect(changed((pack) => Object.assign(pack.rules[3] ?? {}, { surprise: 1 }))).toMatch(/^rules\.packInvalid rules\[3\]: .*surprise/);
  });
  it('when a citation is missing', () => {
    expect(changed((pack) => Object.assign(pack.rules[3] ?? {}, { sources: [] }))).toContain('rules[3].sources');
    expect(changed((pack) => Object.assign(pack.warnings[0] ?? {}, { source: undefined }))).toContain('warnings[0].source');
  });
  it('when a citation names a document the pack does not list', () => {
    expect(changed((pack) => Object.assign(pack.hotlines[0]?.source ?? {}, { document: 'S9' }))).toContain(
      'hotlines[0].source.document: unknown document S9',
    );
  });
  it('when a refusal sends people to a place without a name', () => {
    expect(changed((pack) => pack.rules[3]?.elsewhere.goTo.push('nowhere'))).toContain('rules[3].elsewhere.goTo: unknown name nowhere');
  });
  it('when a date does not exist', () => {
    expect(changed((pack) => Object.assign(pack.rules[0] ?? {}, { effectiveFrom: '2018-02-30' }))).toContain('rules[0].effectiveFrom');
  });
  it('when a row of holidays ends before it begins', () => {
    const holidays = {
      id: 'holidays.statutory',
      kind: 'days' as const,
      text: { zh: '节', en: 'x' },
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      spans: [{ from: '2026-10-07', to: '2026-10-01' }],
      sources: [{ document: 'ours', quote: 'for the test' }],
    };
    expect(changed((pack) => Object.assign(pack.facts, { [pack.facts.length]: holidays }))).toContain('spans[0]: ends before it begins');
  });
  it('when a day that is worked for a holiday is no weekend day, is several, or is a holiday', () => {
    const days = (id: string, from: string, to = from) => ({
      id,
      kind: 'days' as const,
      text: { zh: '节', en: 'x' },
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      spans: [{ from, to }],
      sources: [{ document: 'ours', quote: 'for the test' }],
    });
    const worked = (from: string, to?: string) =>
      changed((pack) => {
        const added = [days('holidays.statutory', '2026-02-15', '2026-02-23'), days('holidays.worked', from, to)];
        Object.assign(pack.facts, Object.fromEntries(added.map((fact, i) => [pack.facts.length + i, fact])));
      });
    expect(worked('2026-02-13')).toContain('not a day of a weekend');
    expect(worked('2026-02-14', '2026-02-15')).toContain('not a day of a weekend');
    expect(worked('2026-02-22')).toContain('a holiday cannot be worked');
  });
  it('when two rules hold for one thing on one day', () => {
    expect(changed((pack) => pack.rules.push(...pack.rules.slice(3, 4)))).toContain('overlaps temporaryLoss.socialSecurity');
  });
  it('when a code would be enough for more than looking up, not by itself, or in somebody else’s hand', () => {
    const byCode = (service: string, evidence: readonly (readonly string[])[]) =>
      changed((pack) => {
        const rule = pack.rules.find((one) => one.service === service && one.circumstance === undefined);
        Object.assign(rule ?? {}, { evidence });
      });
    expect(byCode('personalInformation', [['code']])).toBe('accepted');
    for (const service of ['temporaryLoss', 'resetSocialSecurityPin', 'activateFunction'])
      expect(byCode(service, [['idCard'], ['code']])).toContain('a code is enough for looking up only');
    expect(byCode('personalInformation', [['code', 'card']])).toContain('by itself');
    const proxy = { evidence: [['code']], bring: [], source: { document: 'ours', quote: 'for the test' } };
    expect(changed((pack) => Object.assign(pack.rules[0] ?? {}, { proxy }))).toContain('rules[0].proxy.evidence');
  });
  it('when it is not a pack at all', () => {
    for (const junk of [null, 7, 'x', [], {}]) expect(checkPack(junk).ok).toBe(false);
  });
});

describe('the packs of all cities', () => {
  it('load', () => {
    expect([...loadAllPacks().keys()].toSorted()).toEqual(['changsha', 'hunan-ledger', 'suzhou', 'zhaotong']);
  });
  it('begin receipts with letters of their own', () => {
    const prefixes = [...loadAllPacks().values()].map((pack) => pack.receiptPrefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
  it('say every text in both languages', () => {
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh' in value && 'en' in value) {
        expect(String(value.zh)).toMatch(/\p{Script=Han}/u);
        expect(String(value.en)).not.toMatch(/\p{Script=Han}/u);
      }
      for (const inner of Object.values(value)) walk(inner);
    };
    for (const pack of loadAllPacks().values()) walk(pack);
  });
});
