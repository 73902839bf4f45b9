import type { SessionConfig } from '../session/config.ts';

/** A counter is configured as a kiosk is; its terminal stands at a counter. */
export interface CounterConfig extends SessionConfig {
  /** Nobody touches the clerk's page for so long: it locks. Milliseconds. */
  readonly lockAfterMs: number;
}
