/** People who work at a counter. Their passwords and proofs stay in the runner. */
export interface StaffOfCounter {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** How a try to sign in, or to give leave as a second person, ended. */
export type StaffOutcome =
  | { readonly outcome: 'right'; readonly staff: StaffOfCounter }
  | { readonly outcome: 'wrong' | 'locked' | 'notHere' | 'mayNotApprove' | 'otherPerson'; readonly triesLeft: number | null }
  | { readonly outcome: 'failed'; readonly code: string };
