/** A document on the ID reader that is to be taken away again, and how long it holds. */
export interface IdCardTexts {
  /** In the header, as long as it lies there. */
  readonly reminder: string;
  readonly takeAlone: string;
  readonly takeToo: string;
  readonly about: string;
  readonly urgentAlone: string;
  readonly urgentToo: string;
  /** A button: nothing lies there, or it is not mine. */
  readonly notThere: string;
  readonly picture: string;
  /** Beside the person: label and value. */
  readonly label: string;
  readonly longTerm: string;
  readonly soon: (date: string, days: number) => string;
  /** The same on a chip. */
  readonly validLongTerm: string;
  readonly validUntil: (date: string) => string;
  readonly renew: string;
}
