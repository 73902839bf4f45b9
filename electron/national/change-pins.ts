/** iChangePIN, iReloadPIN, iUnblockPIN and their HSM steps. */
import { ok } from '../../native/base/result.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import { toldOfWrite, type Outcome } from './outcome.ts';
import type { NationalParts } from './parts.ts';
import { pinOutcome, takePin, withNewPin } from './pin-desk.ts';
import { checkCard } from './read-files.ts';
import { ended, stageOf, type Stage } from './stage.ts';
import type { SteppedWork } from './stepped-work.ts';

/** iChangePIN: the old PIN, then the new one twice. */
export async function changePin({ socialSecurity }: OpenCard, parts: NationalParts): Promise<Outcome<string>> {
  const old = await takePin(parts, 'current');
  if (!old.ok) return old;
  try {
    return await withNewPin(parts, async (fresh) => {
      const outcome = toldOfWrite(await socialSecurity.changePin(old.value, fresh));
      return outcome.ok ? pinOutcome(outcome.value) : outcome;
    });
  } finally {
    old.value.fill(0);
  }
}

/** What iReloadPIN and iUnblockPIN do to the card, whoever has the keys. */
export type PinService = (card: OpenCard, parts: NationalParts) => Promise<Outcome<string>>;

/** A new PIN, typed twice, whatever the old one was. */
export const reloadPin: PinService = ({ socialSecurity }, parts) =>
  withNewPin(parts, async (pin) => nothing(toldOfWrite(await socialSecurity.resetPin(pin))));

/** The same PIN with all its tries. */
export const unblockPin: PinService = async ({ socialSecurity }) => nothing(toldOfWrite(await socialSecurity.unblockPin()));

function nothing(outcome: Outcome<void>): Outcome<string> {
  return outcome.ok ? ok('') : outcome;
}

/** With this machine's own keys. */
export async function servePin(card: OpenCard, parts: NationalParts, cardInfo: string, service: PinService): Promise<Outcome<string>> {
  const checked = await checkCard(card, cardInfo);
  return checked.ok ? service(card, parts) : checked;
}

export interface PinSteps {
  readonly service: PinService;
  /** Functions of the second and third step: PUK's authentication, then the MAC. */
  readonly names: readonly [string, string];
}

/** Step 1 with the keys of a key service elsewhere; a new PIN is typed now. */
export async function servePinStep1(
  card: OpenCard,
  work: SteppedWork,
  parts: NationalParts,
  cardInfo: string,
  { service, names }: PinSteps,
): Promise<Stage> {
  const checked = await checkCard(card, cardInfo);
  if (!checked.ok) return ended(checked);
  return stageOf(work, await work.begin(() => service(card, parts)), names, parts.keyAddresses ?? {});
}
