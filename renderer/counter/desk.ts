/** What a part of the clerk's page has at hand: the words, and ways to ask for something. */
import { createContext, useContext } from 'react';
import type { CounterIntent, CounterRequest } from '../../electron/api/counter-intent.ts';
import type { CounterFrame, CounterView } from '../../electron/api/counter-view.ts';
import type { Language } from '../../electron/api/comfort.ts';
import type { Texts } from '../text/texts.ts';
import { textsIn } from '../text/language.ts';
import { deskTextsIn } from './text/language.ts';
import type { DeskTexts } from './text/texts.ts';

export type PageOf<Name extends string> = Extract<Extract<CounterView, { screen: 'work' }>['at'], { page: Name }>;
type BilingualText = Readonly<Record<'zh' | 'en', string>>;

export interface Desk {
  readonly frame: CounterFrame;
  readonly language: Language;
  /** Words of this page. */
  readonly texts: DeskTexts;
  /** Words that the customer's screen has too. */
  readonly common: Texts;
  readonly say: (text: BilingualText) => string;
  /** `secret`: the clerk's own password; it goes out once and is kept nowhere. */
  readonly ask: (intent: CounterIntent, secret?: string) => void;
}

export function deskOf(frame: CounterFrame, send: (request: CounterRequest) => void): Desk {
  const { language, sequence } = frame;
  return {
    frame,
    language,
    texts: deskTextsIn(language),
    common: textsIn(language),
    say: (text) => (language === 'zh-CN' ? text.zh : text.en),
    ask: (intent, secret) => send({ kind: 'intent', sequence, intent, ...(secret === undefined ? {} : { secret }) }),
  };
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a part of the page is drawn outside of a desk');
  return desk;
}
