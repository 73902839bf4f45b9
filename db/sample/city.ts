/** What everybody of a sample city is made from: its size, its seed, its days. */
import { addMonths, endOf, monthOf, type Month } from '../machines/months.ts';
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { KeepingFacts, KeepingTerms } from '../machines/keeping.ts';
import type { CarriedTerms } from '../machines/carried.ts';
import { carriedTermsOf, creditTermsOf, keepingTermsOf, type CreditTerms } from '../office/terms.ts';
import { factOf } from '../rules/facts.ts';
import { loadPack } from '../rules/load-pack.ts';
import type { CityId, OutletKind } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthoritySchema } from '../schema.ts';
import { createPopulation, type Population } from './identity.ts';
import { placesOf, type Place } from './places.ts';

export const MONTHS = 60;
const EMPLOYER_HAS_PEOPLE = 40;

export interface SampleOptions {
  readonly city: CityId;
  readonly insured: number;
  readonly seed: number;
  /** The last day that is told. */
  readonly until: CivilDate;
  /** `accounts`: only what a statement of the account is made from, for measurements. */
  readonly history: 'all' | 'accounts';
}

export interface City extends SampleOptions {
  readonly population: Population;
  /** The five years, oldest first; the last is the month of `until`. */
  readonly months: readonly Month[];
  readonly firstDay: CivilDate;
  readonly employers: number;
  readonly banks: readonly string[];
  readonly pool: KeepingFacts['pool'];
  readonly pack: Pack;
  /** Rates and calendar of a month's credit. */
  readonly creditIn: (month: Month) => CreditTerms;
  /** As known on the last day that is told. */
  readonly keeping: KeepingTerms;
  readonly carried: CarriedTerms | null;
  /** Months after a missing contribution in which the account is frozen; null: it never is. */
  readonly frozenMonthsLater: number | null;
  readonly places: readonly Place[];
  /** Where people are treated, and where they buy medicine. */
  readonly hospitals: readonly Place[];
  readonly pharmacies: readonly Place[];
  /** Where cards are handed out and losses told. */
  readonly bankOutlets: readonly Place[];
  readonly offices: readonly Place[];
}

/** Banks that issue cards there; the first is the one of the medical account's card (医保卡). */
const BANKS: Readonly<Record<CityId, readonly string[]>> = {
  changsha: ['长沙银行', '中国农业银行', '中国建设银行', '中国工商银行'],
  'hunan-ledger': ['长沙银行', '中国农业银行', '中国建设银行', '中国工商银行'],
  suzhou: ['苏州银行'],
  zhaotong: ['中国农业银行', '中国建设银行', '中国工商银行', '中国银行', '中国邮政储蓄银行'],
};
const POOLS: Readonly<Record<CityId, KeepingFacts['pool']>> = {
  changsha: 'changsha',
  'hunan-ledger': 'province',
  suzhou: 'cardArea',
  zhaotong: 'cardArea',
};

/** The city of the options. Throws on more people than there are numbers for. */
export function createCity(options: SampleOptions): City {
  const last = monthOf(options.until);
  const months = Array.from({ length: MONTHS }, (_, ago) => addMonths(last, ago - MONTHS + 1));
  const banks = BANKS[options.city];
  const places = placesOf({ ...options, banks });
  const ofKind = (kind: OutletKind) => places.filter((place) => place.kind.kinds.includes(kind));
  return {
    ...options,
    ...termsIn(options),
    population: createPopulation(options.city, options.insured, options.seed, options.until),
    months,
    firstDay: `${months[0] ?? last}-01`,
    employers: Math.max(1, Math.ceil(options.insured / EMPLOYER_HAS_PEOPLE)),
    banks,
    pool: POOLS[options.city],
    places,
    hospitals: ofKind('designatedHospital'),
    pharmacies: ofKind('designatedPharmacy'),
    bankOutlets: ofKind('issuingBankOutlet'),
    offices: ofKind('cardServiceWindow'),
  };
}

/** What the city's pack says, looked up once a month and not once a person. */
function termsIn({ city, until }: SampleOptions): Pick<City, 'pack' | 'creditIn' | 'keeping' | 'carried' | 'frozenMonthsLater'> {
  const loaded = loadPack(city);
  if (!loaded.ok) throw new Error(`${loaded.error.code} ${loaded.error.detail}`);
  const pack = loaded.value;
  const credits = new Map<Month, CreditTerms>();
  const creditIn = (month: Month) => {
    const terms = credits.get(month) ?? creditTermsOf(pack, endOf(month));
    credits.set(month, terms);
    return terms;
  };
  const frozenMonthsLater = factOf(pack, 'account.frozen.monthsLater', until)?.count ?? null;
  return { pack, creditIn, keeping: keepingTermsOf(pack, until), carried: carriedTermsOf(pack, until), frozenMonthsLater };
}

/** The last day of a month that is told. */
export function endIn(city: City, month: Month): CivilDate {
  const end = endOf(month);
  return end < city.until ? end : city.until;
}

/** Takes one row of a table. */
export type Emit = <T extends keyof AuthoritySchema>(table: T, row: AuthoritySchema[T]) => void;
