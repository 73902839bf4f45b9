import { decide, hotlineTexts, packHelp, packWarnings } from '../db/rules/decide.ts';
import type { CivilDate } from '../native/base/civil-date.ts';
import type { AuthorityCommand } from '../db/authority/api.ts';
import type { Pack } from '../db/rules/pack-schema.ts';
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
    hotline: hotline === undefined ? '' : `${hotline.name.zh} ${hotline.number}`,
    initialPin: pack.initialPin.value,
  };
}

/** A loss report is the one request that a terminal may take in for a host that is away, where the city's rules say so. Records are no requests. */
function mayWait(pack: Pack, command: AuthorityCommand, on: CivilDate): boolean {
  if (command.command !== 'reportLoss') return false;
  const { terminal, evidence, cardFunction } = command;
  const { outletKinds, channel = 'kiosk' } = terminal;
  const decision = decide(pack, { service: 'temporaryLoss', cardFunction, outletKinds, channel, evidence, on });
  return decision.decision === 'allowed' && decision.mayWait;
}
