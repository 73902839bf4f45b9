import type { BilingualText } from '../../native/base/bilingual.ts';
import { shanghaiDate } from '../../native/base/civil-date.ts';
import type { View } from '../api/view.ts';
import { maintenanceView } from '../maintenance/view.ts';
import type { Scene } from '../journeys/journey.ts';
import { journeyView } from '../journeys/registry.ts';
import type { DatedNotice, SessionConfig } from './config.ts';
import type { Phase, PrintOverlay, Session, TerminalState } from './state.ts';
import { troubleView } from './trouble.ts';
import { numberTriesLeft, startsWithoutCard } from './without-card.ts';

/** What the screen shows: a function of the state and the instant of the last event, nothing else. */
export function viewOf(state: TerminalState, config: SessionConfig, atMs: number): View {
  const { phase } = state;
  switch (phase.phase) {
    case 'attract':
      return attractView(state, config, atMs);
    case 'insertCard':
      return insertCardView(phase, config, atMs);
    case 'session':
      return sessionView(phase.session, config, sceneOf(state, config, atMs));
    case 'takeCard':
      return { screen: 'takeCard', urgent: phase.urgent, ...(state.idCardLies === true ? { idCard: 'too' as const } : {}) };
    case 'takeIdCard':
      return { screen: 'takeCard', urgent: phase.urgent, idCard: 'alone' };
    case 'goodbye':
      return { screen: 'goodbye', reason: phase.reason };
    case 'maintenance':
      return maintenanceView(phase.maintenance);
    case 'trouble':
      return outerTrouble(phase, state.card !== null, config);
  }
}

function insertCardView(phase: Extract<Phase, { phase: 'insertCard' }>, config: SessionConfig, atMs: number): View {
  const code = phase.codeRead === null ? {} : { code: phase.garbled ? ('unreadable' as const) : ('taken' as const) };
  return {
    screen: 'insertCard',
    accepts: phase.idRead === null ? 'card' : 'cardOrIdCard',
    without: startsWithoutCard(config, atMs),
    ...code,
  };
}

function outerTrouble(
  { code, session, endedOn }: Extract<Phase, { phase: 'trouble' }>,
  cardIn: boolean,
  config: SessionConfig,
): Extract<View, { screen: 'trouble' }> {
  const back = session !== undefined && cardIn ? { retry: 'takeCard' as const } : {};
  return { ...troubleView(code, config), ...back, ...(endedOn === undefined ? {} : { endedOn }) };
}

/** What journeys may know of the terminal around them. */
export function sceneOf(state: TerminalState, config: SessionConfig, atMs: number): Scene {
  const { slipPrinter, comfort, cardMaker } = state;
  return { config, atMs, slipPrinter, cardMaker, numberTriesLeft: numberTriesLeft(state, config, atMs), elder: comfort.elder };
}

function attractView({ slipPrinter }: TerminalState, { idle, hasIdReader }: SessionConfig, atMs: number): View {
  const { pictures, seconds } = idle;
  return {
    screen: 'attract',
    notices: noticesOn(idle.notices, shanghaiDate(atMs)),
    pictures,
    seconds,
    printerReady: slipPrinter,
    idReaderReady: hasIdReader,
  };
}

/** Those of the day, and what is said only for a while before what is said always. */
function noticesOn(notices: readonly DatedNotice[], today: string): readonly BilingualText[] {
  const now = notices.filter(({ from, until }) => (from === undefined || from <= today) && (until === undefined || today <= until));
  const passing = ({ from, until }: DatedNotice): boolean => from !== undefined || until !== undefined;
  return [...now.filter(passing), ...now.filter((notice) => !passing(notice))].map(({ zh, en }) => ({ zh, en }));
}

function sessionView(session: Session, config: SessionConfig, scene: Scene): View {
  if (session.asked) return { screen: 'stillThere', secondsLeft: Math.ceil(config.delays.warnMs / 1000) };
  if (session.print !== null) return printView(session.print);
  const view = journeyView(session.journey, session.known, scene);
  return view.screen === 'waiting' ? { ...view, takesLonger: session.pending?.slow ?? false } : view;
}

function printView(print: PrintOverlay): View {
  if (print.result === null) return { screen: 'printing', document: print.kind };
  const { serial } = print.document;
  if (print.result.outcome === 'printed') return { screen: 'printed', document: print.kind, outcome: 'printed', serial, faultCode: null };
  return { screen: 'printed', document: print.kind, outcome: printOutcome(print.result.code), serial, faultCode: print.result.code };
}

function printOutcome(code: string): Extract<View, { screen: 'printed' }>['outcome'] {
  switch (code) {
    case 'printer.paperOut':
      return 'paperOut';
    case 'printer.paperJammed':
    case 'printer.coverOpen':
      return 'jammed';
    case 'printer.cancelled':
      return 'cancelled';
    case 'printer.absent':
      return 'absent';
    case 'printer.printedBefore':
      return 'printed';
    default:
      return 'notConfirmed';
  }
}
