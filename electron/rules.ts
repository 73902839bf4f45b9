import { decide, hotlineTexts, packHelp, packWarnings } from '../db/rules/decide.ts';
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
    warnings: packWarnings(pack),
    hotline: hotline === undefined ? '' : `${hotline.name.zh} ${hotline.number}`,
    initialPin: pack.initialPin.value,
  };
}
