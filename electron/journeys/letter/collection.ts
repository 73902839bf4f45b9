import type { BilingualText } from '../../../native/base/bilingual.ts';
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import { NOTHING_SHOWN } from '../../../db/rules/model.ts';
import type { Scene } from '../journey.ts';
import { nextDayTexts } from '../told-where/next-day.ts';

/** When and where an employer's agent collects cards, and what they bring: the rules' answer to somebody who stands at no window. */
export function collectionByEmployer({ config, atMs }: Scene): readonly BilingualText[] {
  const asked = { service: 'collectCard', circumstances: ['byEmployer'], on: shanghaiDate(atMs) } as const;
  const told = config.rules.decide({ ...asked, channel: 'kiosk', outletKinds: [], evidence: NOTHING_SHOWN });
  return told.decision === 'refused' ? [told.reason, ...nextDayTexts(told.onDay), ...told.goTo, ...told.bring] : [];
}
