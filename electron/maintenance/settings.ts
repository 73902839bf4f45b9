/** How maintenance mode is opened on one terminal. */
export interface Engineer {
  /** Staff number or short name: stands in the journal and on the screen. */
  readonly id: string;
  /** `scrypt:N:r:p:salt:hash` of the code (code-hash.ts). */
  readonly code: string;
  /** 卡号 of the engineer's own social-security card, where a card is asked for. */
  readonly cardNumber?: string | undefined;
}

export interface MaintenanceSettings {
  /** None: maintenance mode is closed. */
  readonly engineers: readonly Engineer[];
  /** Whether the engineer's card is asked for before the code. */
  readonly requireCard: boolean;
  /** So many wrong codes in a row lock the sign-in, */
  readonly tries: number;
  /** for so long the first time; twice as long each time after, a day at most. */
  readonly lockMinutes: number;
}

/** Shortest and longest code. */
export const CODE_DIGITS = { min: 8, max: 12 } as const;

/** The delays of maintenance mode, in milliseconds. */
export const MAINTENANCE_DELAYS = {
  /** Nobody touches the sign-in page: back to the attract screen. */
  signInMs: 60_000,
  /** Nobody touches anything: the visit ends. */
  idleMs: 300_000,
  /** A card shown in full is masked again. */
  revealedMs: 120_000,
} as const;
