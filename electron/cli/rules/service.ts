/** How people call services on a command line. */
import { SERVICES, type ServiceId } from '../../../db/rules/words.ts';

/** Short names; everything else is found by the beginning of its name. */
const SHORT: Readonly<Record<string, ServiceId>> = {
  lift: 'liftLoss',
  loss: 'temporaryLoss',
  reset: 'resetSocialSecurityPin',
  unlock: 'unlockSocialSecurityPin',
  'change-pin': 'changeSocialSecurityPin',
  replace: 'replacement',
  instant: 'instantCard',
  apply: 'applyForCard',
  account: 'medicalAccount',
  progress: 'orderProgress',
  referral: 'fileReferral',
};

/** The service that a word means; a text that names them all where it means none or several. */
export function serviceNamed(word: string): ServiceId | { readonly refusal: string } {
  const plain = (text: string): string => text.replaceAll('-', '').toLowerCase();
  const short = Object.hasOwn(SHORT, word) ? SHORT[word] : undefined;
  if (short !== undefined) return short;
  const exact = SERVICES.find((service) => plain(service) === plain(word));
  const [first, ...others] = SERVICES.filter((service) => plain(service).startsWith(plain(word)));
  if (exact !== undefined) return exact;
  return first !== undefined && others.length === 0 ? first : { refusal: `--service: there are ${SERVICES.join(', ')}` };
}
