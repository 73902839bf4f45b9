/** What the simulated host asks of whoever keeps cards and PINs; the embedded bank's issuer is one. */
type PinSaid =
  { readonly answer: 'correct' | 'locked' | 'unknownCard' | 'lost' | 'notActivated' | 'keyReused' } | { readonly answer: 'wrong' };

/** As a bank's own interface words it. */
export type ChangeSaid =
  { readonly outcome: 'done'; readonly receiptNumber: string } | { readonly outcome: 'refused'; readonly reason: string };

export interface CardIssuer {
  pinState(pan: string): Promise<{ readonly triesLeft: number; readonly locked: boolean } | null>;
  checkPin(check: {
    readonly idempotencyKey: string;
    readonly pan: string;
    readonly format: string;
    readonly digits: Uint8Array;
  }): Promise<PinSaid>;
  change(order: {
    readonly idempotencyKey: string;
    readonly pan: string;
    readonly command: 'reportLoss' | 'liftLoss' | 'activate';
  }): Promise<ChangeSaid | { readonly answer: 'keyReused' }>;
  outcomeOf(idempotencyKey: string): Promise<ChangeSaid | null>;
  checkName(pan: string, name: string): Promise<'matches' | 'differs' | 'unknownCard'>;
}
