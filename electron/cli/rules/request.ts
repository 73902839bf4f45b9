/** From the options of `rules explain` to the requests that decide() is asked. */
import { existsSync } from 'node:fs';
import { isCivilDate, shanghaiDate } from '../../../native/base/civil-date.ts';
import type { Clock } from '../../../native/base/clock.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { DecisionRequest, Evidence } from '../../../db/rules/model.ts';
import type { Pack } from '../../../db/rules/pack-schema.ts';
import { CARD_FUNCTIONS, CHANNELS, CIRCUMSTANCES, OUTLET_KINDS, type CardFunction, type ServiceId } from '../../../db/rules/words.ts';
import { readConfiguration } from '../../configuration.ts';
import { usage, type UsageFault } from '../arguments.ts';
import type { Arguments } from '../command.ts';
import { askedCard, type AskedCard } from './card.ts';

const EVIDENCE = ['card', 'idCard', 'socialSecurityPin', 'bankPin', 'typedNumbers', 'code', 'proxy'] as const;

type Place = Pick<DecisionRequest, 'outletKinds' | 'channel'> & { readonly outletName: string | null };

/** One request for each function of the card that the service may act on; a refusal names the option. */
export async function requestsOf(
  args: Arguments,
  pack: Pack,
  service: ServiceId,
  clock: Pick<Clock, 'nowMs'>,
): Promise<Result<readonly DecisionRequest[], UsageFault>> {
  const card = args.text('card') === undefined ? null : await askedCard(args.text('card') ?? '');
  if (typeof card === 'string') return err(usage(`--card: ${card}`));
  const place = placeOf(args);
  if (!place.ok) return place;
  const shown = listOf(args, 'shown', EVIDENCE);
  const circumstances = listOf(args, 'for', CIRCUMSTANCES);
  if (!shown.ok) return shown;
  if (!circumstances.ok) return circumstances;
  const on = args.text('on') ?? shanghaiDate(clock.nowMs());
  if (!isCivilDate(on)) return err(usage('--on: not a date YYYY-MM-DD'));
  const at = args.text('at');
  if (at !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return err(usage('--at: not a time HH:MM'));
  const request: DecisionRequest = {
    service,
    outletKinds: place.value.outletKinds,
    channel: place.value.channel,
    evidence: evidenceOf(shown.value, card),
    on,
    circumstances: circumstances.value,
    ...(at === undefined ? {} : { at }),
    ...numbers(args),
    ...banks(args, card),
    ...reportOf(card, place.value.outletName),
  };
  return ok(functionsOf(args, pack, service, card).map((cardFunction) => ({ ...request, ...about(cardFunction, card) })));
}

function about(cardFunction: CardFunction | null, card: AskedCard | null): Pick<DecisionRequest, 'cardFunction' | 'functionState'> {
  if (cardFunction === null) return {};
  return card === null ? { cardFunction } : { cardFunction, functionState: card.functions[cardFunction] ?? 'absent' };
}

/** The function asked for, or those that the pack's rules for the service name and the card has. */
function functionsOf(args: Arguments, pack: Pack, service: ServiceId, card: AskedCard | null): readonly (CardFunction | null)[] {
  const asked = CARD_FUNCTIONS.find((each) => each === args.text('function'));
  if (asked !== undefined) return [asked];
  const named = new Set(pack.rules.flatMap((rule) => (rule.service === service ? (rule.cardFunction ?? []) : [])));
  if (named.size === 0) return [null];
  const present = [...named].filter((each) => card === null || (card.functions[each] ?? 'absent') !== 'absent');
  return present.length === 0 ? [...named] : present;
}

/** A terminal's configuration file, or kinds of place with commas. Nowhere: every place is refused, and told. */
function placeOf(args: Arguments): Result<Place, UsageFault> {
  const words = args.text('terminal');
  const channel = CHANNELS.find((each) => each === args.text('channel'));
  if (words !== undefined && existsSync(words)) {
    const read = readConfiguration(words);
    if (!read.ok) return err(usage(`--terminal: ${read.error.detail}`));
    const { terminal } = read.value;
    return ok({ outletKinds: terminal.outletKinds, channel: channel ?? terminal.channel ?? 'kiosk', outletName: terminal.outletName });
  }
  const kinds = listOf(args, 'terminal', OUTLET_KINDS);
  return kinds.ok ? ok({ outletKinds: kinds.value, channel: channel ?? 'kiosk', outletName: args.text('outlet') ?? null }) : kinds;
}

function listOf<Word extends string>(args: Arguments, option: string, known: readonly Word[]): Result<readonly Word[], UsageFault> {
  const words = args.text(option)?.split(',') ?? [];
  const found = words.flatMap((word) => known.find((each) => each === word) ?? []);
  return found.length === words.length ? ok(found) : err(usage(`--${option}: with commas, of ${known.join(', ')}`));
}

/** Without --shown: the card that is asked about and the ID card. */
function evidenceOf(shown: readonly (typeof EVIDENCE)[number][], card: AskedCard | null): Evidence {
  const all = shown.length > 0 ? shown : card === null ? (['idCard'] as const) : (['card', 'idCard'] as const);
  const has = (word: (typeof EVIDENCE)[number]): boolean => all.some((each) => each === word);
  return {
    card: has('card'),
    idCard: has('idCard'),
    socialSecurityPin: has('socialSecurityPin'),
    bankPin: has('bankPin'),
    proxy: has('proxy'),
    typedNumbers: has('typedNumbers'),
    code: has('code'),
  };
}

function numbers(args: Arguments): Pick<DecisionRequest, 'ageYears' | 'carriedFen'> {
  const [ageYears, carriedFen] = [args.number('age'), args.number('carried')];
  return { ...(ageYears === undefined ? {} : { ageYears }), ...(carriedFen === undefined ? {} : { carriedFen }) };
}

function banks(args: Arguments, card: AskedCard | null): Pick<DecisionRequest, 'banks'> {
  const terminal = args.text('bank');
  const issuer = card?.issuer ?? null;
  return terminal === undefined || issuer === null ? {} : { banks: { terminal, issuer } };
}

function reportOf(card: AskedCard | null, outletName: string | null): Pick<DecisionRequest, 'lossReport'> {
  const report = card?.report ?? null;
  return report === null ? {} : { lossReport: { channel: report.channel, sameOutlet: report.outletName === outletName } };
}
