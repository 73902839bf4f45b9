/** All waiting of the IPP driver, in milliseconds. */
export interface IppDelays {
  /** Between two looks at a job. */
  readonly pollMs: number;
  /** A job that has stood still for so long, under a printer that warns of an empty tray, waits for paper. */
  readonly stallMs: number;
  /** A job of which nothing new was heard for so long is given up: a first sheet out of a cold laser printer takes 30 s. */
  readonly printMs: number;
  /** From Cancel-Job to the job's end. */
  readonly cancelMs: number;
}

export const DEFAULT_IPP_DELAYS: IppDelays = { pollMs: 500, stallMs: 8_000, printMs: 90_000, cancelMs: 10_000 };
