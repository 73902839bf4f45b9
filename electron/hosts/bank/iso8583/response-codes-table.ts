/** Field 39 by what can be done about it (银联 POS 应用规范, 应答码). */
import type { BankPinOutcome } from '../../ports.ts';

/**
 * `signOnAgain`: keys or registration are out of step. `terminal`: the bank does not let this terminal ask that, or finds the message
 * wrong: an engineer's matter.
 */
export type ResponseGroup =
  | 'approved'
  | 'wrongPin'
  | 'pinLocked'
  | 'cardLost'
  | 'unknownCard'
  | 'restricted'
  | 'expired'
  | 'callBank'
  | 'tryLater'
  | 'signOnAgain'
  | 'terminal';

const GROUPS: Readonly<Record<ResponseGroup, readonly string[]>> = {
  approved: ['00'],
  wrongPin: ['55'],
  pinLocked: ['38', '75'],
  cardLost: ['41', '43'],
  unknownCard: ['14', '15', '42', '53'],
  restricted: ['04', '07', '36', '57', '59', '62'],
  expired: ['33', '54'],
  callBank: ['01', '02', '05', '51', '61', '65'],
  tryLater: ['68', '90', '91', '92', '96', '98'],
  signOnAgain: ['77', '97', '99', 'A0', 'A7', 'A8', 'A9'],
  terminal: ['03', '12', '13', '25', '30', '40', '58', '64', '94'],
};

export const RESPONSE_GROUPS: ReadonlyMap<string, ResponseGroup> = new Map(
  Object.entries(GROUPS).flatMap(([group, codes]) => codes.map((code) => [code, group as ResponseGroup] as const)),
);

/** The group of a response code; one that is in no list is the bank's own, which the bank can explain. */
export function groupOf(responseCode: string): ResponseGroup {
  return RESPONSE_GROUPS.get(responseCode) ?? 'callBank';
}

/** What a PIN check ended with; `null` for the groups that are no answer to the person. */
export function pinOutcome(responseCode: string): BankPinOutcome | null {
  const group = groupOf(responseCode);
  switch (group) {
    case 'approved':
      return { outcome: 'correct' };
    case 'wrongPin':
      return { outcome: 'wrong', triesLeft: null };
    case 'pinLocked':
      return { outcome: 'locked' };
    case 'cardLost':
    case 'unknownCard':
      return { outcome: group };
    case 'restricted':
    case 'expired':
    case 'callBank':
    case 'tryLater':
      return { outcome: 'refused', refusal: group, responseCode };
    case 'signOnAgain':
    case 'terminal':
      return null;
  }
}
