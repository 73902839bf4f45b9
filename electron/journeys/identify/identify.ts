import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { SettledEntry, View } from '../../api/view.ts';
import type { CardSummary } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { type Journey, type JourneyEvent, type Known, type Scene, shownName, stay, type Turn } from '../journey.ts';
import { alternativesOf } from '../locked-pin.ts';

/** Who is there: read the card that was put in, then ask for its PIN. */
export type IdentifyState =
  | { readonly journey: 'identify'; readonly step: 'reading'; readonly insertion: number }
  | { readonly journey: 'identify'; readonly step: 'trouble'; readonly insertion: number; readonly code: string }
  /** An earlier visit left something open, and it has been found out. */
  | { readonly journey: 'identify'; readonly step: 'settled'; readonly insertion: number; readonly settled: readonly SettledEntry[] };

/** First turn: the card's insertion is known, nothing else. */
export function startIdentify(insertion: number): Turn<IdentifyState> {
  return { go: 'on', state: { journey: 'identify', step: 'reading', insertion }, ask: { effect: 'card.identify', insertion } };
}

export const identify: Journey<IdentifyState> = {
  next(state, event, known, scene) {
    if (event.event === 'intent') return onIntent(state, event, known, scene);
    if (state.step !== 'reading' || event.result.of !== 'card.identify') return stay(state);
    const { result } = event.result;
    if (result.outcome === 'failed')
      return { go: 'on', state: { journey: 'identify', step: 'trouble', insertion: state.insertion, code: result.code } };
    const { settled } = result;
    const learn = { card: result.card, evidence: { ...known.evidence, card: true }, pinDoubt: doubtOf(settled) };
    if (settled.length > 0)
      return { go: 'on', state: { journey: 'identify', step: 'settled', insertion: state.insertion, settled }, learn };
    return { ...proceed(state.insertion, result.card, scene.atMs), learn };
  },
  view(state, known, scene): View {
    if (state.step === 'settled') return { screen: 'settled', holder: shownName(known), entries: state.settled };
    if (state.step === 'reading') return { screen: 'waiting', task: 'readingCard', cancellable: true, takesLonger: false };
    return troubleView(state.code, scene.config, alternativesOf(state.code, known, scene));
  },
};

function onIntent(
  state: IdentifyState,
  event: Extract<JourneyEvent, { event: 'intent' }>,
  known: Known,
  scene: Scene,
): Turn<IdentifyState> {
  const { intent } = event;
  if (state.step === 'settled') {
    if (intent.intent !== 'confirm') return stay(state);
    return known.card === null ? { go: 'menu' } : proceed(state.insertion, known.card, scene.atMs);
  }
  if (state.step === 'reading') return intent.intent === 'back' ? { go: 'end' } : stay(state);
  if (intent.intent === 'again' && troubleView(state.code, scene.config).retry === 'again') return startIdentify(state.insertion);
  if (intent.intent === 'choose' && alternativesOf(state.code, known, scene).includes(intent.service))
    return { go: 'service', service: intent.service };
  if (intent.intent === 'menu') return known.card === null ? { go: 'end' } : { go: 'menu' };
  return stay(state);
}

/** The first turn of an ID card that was laid down in place of a card. */
export function startWithIdCard(settled: readonly SettledEntry[]): Turn<IdentifyState> {
  return settled.length === 0 ? { go: 'menu' } : { go: 'on', state: { journey: 'identify', step: 'settled', insertion: 0, settled } };
}

/** From a card that has been read to its PIN, or to what stands in the way. */
function proceed(insertion: number, card: CardSummary, atMs: number): Turn<IdentifyState> {
  const code = hindrance(card, atMs);
  if (code !== null) return { go: 'on', state: { journey: 'identify', step: 'trouble', insertion, code } };
  return { go: 'pin', pin: 'socialSecurity', then: null };
}

/** Why a card that could be read goes no further by itself. An ASCII year of a field card (`2022`) does not count as a date. */
function hindrance(card: CardSummary, atMs: number): string | null {
  if (card.pin.state === 'locked') return 'session.socialSecurityPinLocked';
  if (card.validUntil !== null && /^\d{4}-\d{2}-\d{2}$/.test(card.validUntil) && card.validUntil < shanghaiDate(atMs))
    return 'session.cardExpired';
  return null;
}

/** A PIN that nobody knows. A reset tells by itself what became of it, so its doubt is the lesser one. */
function doubtOf(settled: readonly SettledEntry[]): Known['pinDoubt'] {
  const unknown = new Set(settled.filter(({ outcome }) => outcome === 'unknown').map(({ operation }) => operation));
  if (unknown.has('changeSocialSecurityPin')) return 'change';
  return unknown.has('resetSocialSecurityPin') ? 'reset' : null;
}
