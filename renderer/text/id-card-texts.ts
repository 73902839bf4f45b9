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
}
