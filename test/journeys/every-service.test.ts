/** Every service in every city, however a person came: done here, or told where. No dead end, no text in one language only. */
import { describe, expect, it } from 'vitest';
import { CITY_IDS, OUTLET_KINDS } from '../../db/rules/words.ts';
import type { Terminal } from '../../db/authority/api.ts';
import { SERVICE_IDS, type ServiceId } from '../../electron/api/service-id.ts';
import type { View, WithoutCard } from '../../electron/api/view.ts';
import type { PersonSummary } from '../../electron/session/effects.ts';
import { en } from '../../renderer/text/en.ts';
import type { ServiceText } from '../../renderer/text/texts.ts';
import { zhCn } from '../../renderer/text/zh-cn.ts';
import { Rig, rigConfig, SERVICE_CENTRE, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

const OUTLETS = {
  everything: OUTLET_KINDS,
  window: ['cardServiceWindow'],
  bank: ['issuingBankOutlet'],
  pharmacy: ['designatedPharmacy'],
} as const satisfies Readonly<Record<string, readonly (typeof OUTLET_KINDS)[number][]>>;

const ID_CARD = {
  name: '王小梅',
  maskedName: '*小梅',
  maskedIdentityNumber: '530***********0027',
  validUntil: 'longTerm',
  matchesCard: null,
};
const NO_CARD = { outcome: 'failed', code: 'authority.unknownCard' } as const;
const SESSION = 'T1-20261122-0001';

/** How a person came, up to the menu. */
const CAME = {
  card: (rig: Rig, person: PersonSummary) => {
    rig.verify(WANG, person);
    rig.intent({ intent: 'menu' });
  },
  idCard: (rig: Rig, person: PersonSummary) => {
    layIdCard(rig);
    rig.answer({ of: 'records.person', result: { outcome: 'found', person } });
  },
  idCardWithoutACardOfTheirs: (rig: Rig) => {
    layIdCard(rig);
    rig.answer({ of: 'records.person', result: NO_CARD });
  },
  numbers: (rig: Rig, person: PersonSummary) => {
    rig.intent({ intent: 'begin' });
    rig.intent({ intent: 'withoutCard', start: 'typedNumbers' });
    rig.answer({ of: 'session.open', result: { outcome: 'opened', session: SESSION } });
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'records.identity', result: { outcome: 'matched', maskedIdentityNumber: ID_CARD.maskedIdentityNumber } });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person } });
  },
} as const;
type Came = keyof typeof CAME;

function layIdCard(rig: Rig): void {
  rig.intent({ intent: 'begin' });
  rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: SESSION, idCard: ID_CARD, settled: [] } });
}

function opened(terminal: Terminal, came: Came): Rig {
  const rig = new Rig(rigConfig(terminal));
  CAME[came](rig, WANG_RECORDS);
  rig.screen('menu');
  return rig;
}

/** What each city begins with neither card nor ID card, beside where to ask. */
const BEGUN_WITHOUT: Readonly<Record<Terminal['city'], readonly WithoutCard[]>> = {
  suzhou: ['typedNumbers'],
  changsha: ['letterOfIntroduction'],
  zhaotong: [],
  'hunan-ledger': [],
};

/** Every sentence of a pack that stands on the screen, in both languages. */
function untranslated(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(untranslated);
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) {
    const { zh, en: english } = value as { zh: string; en: string };
    return zh.trim() === '' || english.trim() === '' || /\p{Script=Han}/u.test(english) ? [`${zh} | ${english}`] : [];
  }
  return Object.values(value).flatMap(untranslated);
}

/** What is wrong with the first screen of a service; nothing: it goes on, or says why and where. */
function faultsOf(view: View): readonly string[] {
  const faults = untranslated(view).map((text) => `not in both languages: ${text}`);
  if (view.screen === 'menu') return [...faults, 'nothing happens'];
  if (view.screen !== 'refused') return faults;
  return view.reason.zh === '' ? [...faults, 'no reason'] : faults;
}

describe.each(CITY_IDS)('%s', (city) => {
  const ways: readonly Came[] =
    city === 'suzhou' ? ['card', 'idCard', 'idCardWithoutACardOfTheirs', 'numbers'] : ['card', 'idCard', 'idCardWithoutACardOfTheirs'];
  describe.each(Object.keys(OUTLETS) as (keyof typeof OUTLETS)[])('%s', (place) => {
    const terminal: Terminal = { ...SERVICE_CENTRE, city, outletKinds: [...OUTLETS[place]] };
    it.each(ways)('by %s: each service is done or told where, and leads back to the menu', (came) => {
      const rig = opened(terminal, came);
      const faults: string[] = [];
      const lost: ServiceId[] = [];
      for (const { service, state, reason } of rig.screen('menu').services) {
        faults.push(...untranslated(reason).map((text) => `${service}: ${text}`));
        if (state === 'unavailable' && reason === undefined) faults.push(`${service}: unavailable without a reason`);
        const one = opened(terminal, came);
        one.intent({ intent: 'choose', service });
        const view = one.view();
        faults.push(...faultsOf(view).map((fault) => `${service}: ${fault}`));
        if (view.screen === 'refused' && view.goTo.length + view.bring.length === 0) lost.push(service);
        if (view.screen === 'waiting' || view.screen === 'pin') continue;
        one.intent({ intent: 'menu' });
        if (one.view().screen !== 'menu' && one.view().screen !== 'waiting') faults.push(`${service}: no way back from ${view.screen}`);
      }
      expect(faults.join('\n')).toBe('');
      // What the card's own state rules out has nowhere to go to: there is nothing to be done.
      const nothingToDo: readonly ServiceId[] = ['liftLoss', 'liftLossElsewhere', 'unlockSocialSecurityPin', 'activateFunction'];
      expect(lost.filter((service) => !nothingToDo.includes(service))).toEqual([]);
    });
  });

  it('without anything a person is told how to begin, and what can be done all the same', () => {
    const rig = new Rig(rigConfig({ ...SERVICE_CENTRE, city }));
    rig.intent({ intent: 'begin' });
    const { accepts, without } = rig.screen('insertCard');
    expect(accepts).toBe('cardOrIdCard');
    expect(without).toEqual([...BEGUN_WITHOUT[city], 'placesToAsk']);
    rig.intent({ intent: 'back' });
    rig.screen('attract');
  });
});

it('the bank PIN is not asked for without the card: it is told where and with what', () => {
  const rig = opened(SERVICE_CENTRE, 'idCard');
  rig.intent({ intent: 'choose', service: 'bankPinCheck' });
  expect(rig.screen('refused').reason.zh).toBe('需要插入社保卡办理');
});

function wordsOf({ name, about, confirmTitle, confirm, done, refused }: ServiceText): readonly string[] {
  return [name, about, confirmTitle, confirm, done, refused];
}

it('every service has its words in both languages', () => {
  for (const service of SERVICE_IDS) {
    expect(
      wordsOf(zhCn.services[service]).every((words) => /\p{Script=Han}/u.test(words)),
      service,
    ).toBe(true);
    expect(
      wordsOf(en.services[service]).every((words) => words !== '' && !/\p{Script=Han}/u.test(words)),
      service,
    ).toBe(true);
  }
});
