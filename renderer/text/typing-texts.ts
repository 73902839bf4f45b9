/** Sentences of the screens on which a person types their numbers. */
import type { NumberFace, TypedNumber, WithoutCard } from '../../electron/api/view.ts';

export interface TypingTexts {
  readonly without: { readonly title: string; readonly starts: Readonly<Record<WithoutCard, string>> };
  readonly title: Readonly<Record<TypedNumber, string>>;
  readonly about: Readonly<Record<TypedNumber, string>>;
  readonly step: (step: number, steps: number) => string;
  readonly complaint: Readonly<Record<Exclude<NumberFace['complaint'], 'none'>, string>>;
  readonly noMatch: string;
  readonly noMatchAbout: (triesLeft: number) => string;
  readonly typed: (typed: number, places: number) => string;
  readonly keypad: string;
  readonly privacy: string;
  readonly byNumbers: string;
  readonly byNobody: string;
  readonly greeting: string;
  readonly letter: { readonly title: string; readonly about: string; readonly preview: string };
  /** On a refusal: how long it takes elsewhere, what it costs. */
  readonly terms: string;
}
