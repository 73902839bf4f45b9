import type { SessionConfig } from '../session/config.ts';

/** A counter is configured as a kiosk is; its terminal stands at a counter. */
export type CounterConfig = SessionConfig;
