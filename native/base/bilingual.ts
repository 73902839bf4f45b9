/** A text for people in both languages of the terminal. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}
