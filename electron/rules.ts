import { decide, hotlineTexts, packHelp, packWarnings } from '../db/rules/decide.ts';
import type { CivilDate } from '../native/base/civil-date.ts';
import { factsNamed } from '../db/rules/facts.ts';
import type { AuthorityCommand } from '../db/authority/api.ts';
import type { Pack } from '../db/rules/pack-schema.ts';
import type { ContactRow } from './api/look-up-view.ts';
import type { Rules } from './session/config.ts';

/** A city's pack as sessions ask it. */
export function rulesOf(pack: Pack): Rules {
  const [hotline] = pack.hotlines;
  return {
    version: `${pack.city} ${pack.version}`,
    decide: (request) => decide(pack, request),
    help: (topic) => {
      if (topic === 'socialSecurityPinLocked' || topic === 'bankPinLocked') return packHelp(pack, topic);
      return { goTo: hotlineTexts(pack), bring: [] };
    },
    mayWait: (command, on) => mayWait(pack, command, on),
    warnings: packWarnings(pack),
    says: (names, on) => factsNamed(pack, names, on).map(({ text }) => text),
    contacts: (on) => contactsOf(pack, on),
    hotline: hotline === undefined ? '' : `${hotline.name.zh} ${hotline.number}`,
    initialPin: pack.initialPin.value,
  };
}

/** Telephones first; a hotline that a fact tells more of is told once. */
function contactsOf(pack: Pack, on: CivilDate): readonly ContactRow[] {
  const hoursOf = (name: string | undefined) => factsNamed(pack, name === undefined ? [] : [name], on)[0]?.text ?? null;
  const facts = factsNamed(
    pack,
    pack.facts.filter(({ kind }) => kind === 'contact').map(({ id }) => id),
    on,
  ).flatMap((fact) =>
    fact.kind === 'contact' ? [{ by: fact.by, address: fact.address, text: fact.text, hours: hoursOf(fact.hours) }] : [],
  );
  const hotlines = pack.hotlines
    .filter(({ number }) => facts.every(({ address }) => address !== number))
    .map(({ name, number }) => ({ by: 'telephone' as const, address: number, text: name, hours: null }));
  return [...hotlines, ...facts].toSorted((a, b) => Number(b.by === 'telephone') - Number(a.by === 'telephone'));
}

/** A loss report is the one request that a terminal may take in for a host that is away, where the city's rules say so. Records are no requests. */
function mayWait(pack: Pack, command: AuthorityCommand, on: CivilDate): boolean {
  if (command.command !== 'reportLoss') return false;
  const { terminal, evidence, cardFunction } = command;
  const { outletKinds, channel = 'kiosk' } = terminal;
  const decision = decide(pack, { service: 'temporaryLoss', cardFunction, outletKinds, channel, evidence, on });
  return decision.decision === 'allowed' && decision.mayWait;
}
