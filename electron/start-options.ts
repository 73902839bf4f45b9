/** What starting a terminal needs from whoever starts it. */
export interface StartOptions {
  /** Options as on the command line, without the program's name. */
  readonly argv: readonly string[];
  /** One line for the operator. */
  readonly say: (line: string) => void;
  /** A bug was caught: the session was ended and wiped. */
  readonly onBug: (error: unknown) => void;
  /** The built renderer, out of which a simulated run serves its panel; absent: no panel. */
  readonly rendererDirectory?: string;
  /** The battery is nearly empty and nobody is served any more: whoever started it closes it, as at SIGTERM. */
  readonly onBatteryLow?: () => void;
  readonly onPainted?: (sequence: number, atMs: number) => void;
}
