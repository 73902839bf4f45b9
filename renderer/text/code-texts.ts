/** Sentences of the screens on which a person shows a code in place of a card. */
import type { ShowCodeView } from '../../electron/api/code-view.ts';

export interface CodeTexts {
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly picture: string;
  /** On the screen that asks for the card. */
  readonly orCode: string;
  readonly orIdCardOrCode: string;
  readonly unreadable: string;
  /** What became of the code that was shown, and what to do now. */
  readonly lastTry: Readonly<Record<Exclude<ShowCodeView['lastTry'], 'none'>, { readonly title: string; readonly about: string }>>;
  readonly byCode: string;
}
