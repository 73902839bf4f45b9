/** A PIN that was changed at the card reader's keys: what is known of it, and what nobody here can know. */
import type { ResultFact } from '../../api/view.ts';
import type { PinUnseen } from '../../session/effects.ts';
import type { Known } from '../journey.ts';
import { learnPin } from '../locked-pin.ts';

/** One try was spent on asking the card; a right PIN gives it back. */
const ONE_TRY = {
  zh: '已确认新密码不是初始密码。为此用掉 1 次机会，下次输对密码就恢复。',
  en: 'The new PIN is not the initial one. Finding that out took one try; the next right PIN gives it back.',
};
/** The card does not tell its tries, or too few are left to spend one. */
const NOT_KNOWN = {
  zh: '新密码只有您知道，本机看不到。如果设成了 000000，请马上再改一次。',
  en: 'Only you know the new PIN; this terminal cannot see it. If it is 000000, please change it again now.',
};

/** What the result says besides. */
export function unseenFacts(unseen: PinUnseen | null): readonly ResultFact[] {
  return unseen === null ? [] : [{ fact: 'text', text: unseen.told === 'own' ? ONE_TRY : NOT_KNOWN }];
}

/** A card that has refused a PIN takes back that one was right: it is asked for again where it is needed. */
export function learnUnseen(unseen: PinUnseen | null, known: Known): Partial<Known> {
  if (unseen === null) return {};
  if (unseen.told === 'unknown') return { initialPin: null };
  return { ...learnPin(known, { state: 'tries', left: unseen.triesLeft }), evidence: { ...known.evidence, socialSecurityPin: false } };
}
