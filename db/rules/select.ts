/** Which of a pack's rules concern a request. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { DecisionRequest, ServiceId } from './model.ts';
import type { NotOffered, Pack, Rule } from './pack-schema.ts';
import type { OutletKind } from './words.ts';

interface Dated {
  readonly effectiveFrom?: CivilDate | undefined;
  readonly effectiveTo?: CivilDate | null | undefined;
}

/** Whether an entry holds on a day; one without dates holds as long as its pack. */
export function inForce({ effectiveFrom, effectiveTo }: Dated, on: CivilDate): boolean {
  return (effectiveFrom === undefined || effectiveFrom <= on) && (effectiveTo === undefined || effectiveTo === null || on <= effectiveTo);
}

/** Whether two entries hold on one day. */
export function sharesADay(a: Dated, b: Dated): boolean {
  return (a.effectiveTo ?? '9999-12-31') >= (b.effectiveFrom ?? '') && (b.effectiveTo ?? '9999-12-31') >= (a.effectiveFrom ?? '');
}

/** The rules that may answer: of the day, function, age; those made for the circumstances before the general ones. */
export function rulesFor(pack: Pack, request: DecisionRequest): readonly Rule[] {
  const fitting = rulesAbout(pack, request.service).filter((rule) => concerns(rule, request) && ofAge(rule, request.ageYears));
  const particular = fitting.filter((rule) => rule.circumstance !== undefined && applies(rule.circumstance, request));
  const chosen = particular.length > 0 ? particular : fitting.filter((rule) => rule.circumstance === undefined);
  const reachable = chosen.filter((rule) => rule.channels.includes(request.channel));
  return reachable.length > 0 ? reachable : chosen;
}

const NO_RULES: readonly Rule[] = [];
const byService = new WeakMap<Pack, ReadonlyMap<ServiceId, readonly Rule[]>>();

/** A pack never changes once it is loaded: its rules are sorted when the first of them is asked for. */
function rulesAbout(pack: Pack, service: ServiceId): readonly Rule[] {
  const known = byService.get(pack) ?? Map.groupBy(pack.rules, (rule) => rule.service);
  byService.set(pack, known);
  return known.get(service) ?? NO_RULES;
}

/** The entry that says that the city does not give this; `particular`: one made for the circumstances of the request. */
export function notOfferedFor(pack: Pack, request: DecisionRequest, particular: boolean): NotOffered | undefined {
  return pack.notOffered.find(
    (entry) =>
      entry.service === request.service &&
      (entry.cardFunction === undefined || entry.cardFunction === request.cardFunction) &&
      inForce(entry, request.on) &&
      (entry.channels === undefined || entry.channels.includes(request.channel)) &&
      (entry.unless === undefined || !applies(entry.unless, request)) &&
      (particular ? entry.circumstance !== undefined && applies(entry.circumstance, request) : entry.circumstance === undefined),
  );
}

function concerns(rule: Rule, { cardFunction, on }: DecisionRequest): boolean {
  const sameFunction = rule.cardFunction === undefined || cardFunction === undefined || rule.cardFunction === cardFunction;
  return sameFunction && inForce(rule, on);
}

function applies(circumstance: NonNullable<Rule['circumstance']>, { circumstances = [] }: DecisionRequest): boolean {
  return circumstances.includes(circumstance);
}

/** Without a known age every rule about ages may answer. */
function ofAge({ ages }: Rule, years: number | undefined): boolean {
  if (ages === undefined || years === undefined) return true;
  return (ages.from === null || years >= ages.from) && (ages.below === null || years < ages.below);
}

/** What the place is for this card: where both banks are known, a bank's outlet is the issuing bank's or a partner's. */
export function kindsOf({ outletKinds, banks }: DecisionRequest): readonly OutletKind[] {
  const isBank = (kind: OutletKind): boolean => kind === 'issuingBankOutlet' || kind === 'partnerBankOutlet';
  if (banks === undefined || !outletKinds.some(isBank)) return outletKinds;
  const kind = banks.terminal === banks.issuer ? 'issuingBankOutlet' : 'partnerBankOutlet';
  return [...outletKinds.filter((each) => !isBank(each)), kind];
}
