import type { View } from '../api/view.ts';
import type { SessionEvent } from './events.ts';
import type { Journal } from './journal.ts';
import type { SessionConfig } from './config.ts';
import type { TerminalState } from './state.ts';

/** What replay begins with: the state before the first event, and the configuration that the transition was given. */
export interface RecordedStart {
  readonly state: TerminalState;
  readonly config: Omit<SessionConfig, 'rules'>;
  /** The rule pack in force, `zhaotong 1`. */
  readonly rulesVersion: string;
}

/** Keeps the recording of the session that is open: the state before its first event, every event, the view each led to. */
export class Recorder {
  readonly #journal: Journal;
  readonly #config: SessionConfig;
  #open: { readonly session: string; events: number } | null = null;

  constructor(journal: Journal, config: SessionConfig) {
    this.#journal = journal;
    this.#config = config;
  }

  /** The session that is being recorded. */
  get session(): string | null {
    return this.#open?.session ?? null;
  }

  /** A session begins with the event that comes next; `state` is the one before it. */
  begin(session: string, state: TerminalState, atMs: number): void {
    this.end('another session began', atMs);
    this.#open = { session, events: 0 };
    const { rules, ...config } = this.#config;
    const initial: RecordedStart = { state, config, rulesVersion: rules.version };
    this.#journal.beginSession({ session, startedAtMs: atMs, terminal: config.terminal.id, initial });
  }

  record(event: SessionEvent, view: View, atMs: number): void {
    if (this.#open === null) return;
    this.#journal.recordEvent(this.#open.session, this.#open.events, atMs, event, view);
    this.#open.events += 1;
  }

  /** A bug was caught. */
  bug(error: unknown, atMs: number): void {
    const step = this.#journal.intend({ session: this.session ?? '-', atMs, step: 'program.bug', access: 'read', facts: {} });
    this.#journal.conclude(step, { atMs, outcome: 'failed', faultCode: 'session.internal', facts: { detail: String(error) } });
  }

  /** Ends the recording; with `session`, only if that is the one. */
  end(reason: string, atMs: number, session?: string): void {
    if (this.#open === null || (session !== undefined && session !== this.#open.session)) return;
    this.#journal.endSession(this.#open.session, atMs, reason);
    this.#open = null;
  }
}
