/** A recorded session, run again: the same events must give the same views. */
import type { View } from '../api/view.ts';
import type { SessionConfig } from './config.ts';
import type { Timed } from './events.ts';
import type { TerminalState } from './state.ts';
import { transition } from './transition.ts';
import { viewOf } from './view.ts';

export interface ReplayedStep {
  readonly atMs: number;
  /** Name of the event, with the intent or effect it was about. */
  readonly event: string;
  readonly view: View;
  /** Whether the view is the one that was recorded. */
  readonly same: boolean;
}

export interface RecordedEvent extends Timed {
  /** What the screen showed after it. */
  readonly view: View;
}

/** Runs the events from the recorded start state; pure. */
export function replay(initial: TerminalState, events: readonly RecordedEvent[], config: SessionConfig): readonly ReplayedStep[] {
  let state = initial;
  return events.map(({ atMs, event, view: recorded }) => {
    state = transition(state, { atMs, event }, config).state;
    const view = viewOf(state, config, atMs);
    return { atMs, event: nameOf(event), view, same: canonical(view) === canonical(recorded) };
  });
}

function nameOf(event: Timed['event']): string {
  if (event.event === 'intent') return `intent ${event.intent.intent}`;
  if (event.event === 'timer') return `timer ${event.timer}`;
  return event.event === 'done' ? `done ${event.result.of} ${event.result.result.outcome}` : event.event;
}

/** JSON with the keys in order: what was stored and read again compares equal. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
