/** What a screen has at hand: the frame, the words, and ways to ask for something. */
import { createContext, useContext } from 'react';
import type { ComfortChange, Intent, NumberKeyPress, PadKeyPress, Request } from '../electron/api/intent.ts';
import type { Frame, View } from '../electron/api/view.ts';
import { textsIn } from './text/language.ts';
import type { Texts } from './text/texts.ts';

export type ViewOf<Screen extends View['screen']> = Extract<View, { readonly screen: Screen }>;
/** A text that came with the view, in both languages. */
export type BilingualText = ViewOf<'attract'>['notices'][number];
export type PadFace = NonNullable<Frame['pad']>;

export interface Kiosk {
  readonly frame: Frame;
  readonly receivedMs: number;
  readonly texts: Texts;
  /** The half of a two-language text that the person reads. */
  readonly say: (text: BilingualText) => string;
  readonly ask: (intent: Intent) => void;
  readonly change: (change: ComfortChange) => void;
  /** Reports a key of the pad by its position, never by its digit. */
  readonly press: (faceId: string, key: PadKeyPress) => void;
  /** Reports a key of the number pad. */
  readonly pressNumber: (faceId: string, key: NumberKeyPress) => void;
}

/** Everything a screen needs, made from the newest frame. */
export function kioskOf(frame: Frame, receivedMs: number, send: (request: Request) => void): Kiosk {
  const { language } = frame.comfort;
  return {
    frame,
    receivedMs,
    texts: textsIn(language),
    say: (text) => (language === 'zh-CN' ? text.zh : text.en),
    ask: (intent) => send({ kind: 'intent', sequence: frame.sequence, intent }),
    change: (change) => send({ kind: 'comfort', change }),
    press: (face, key) => send({ kind: 'padKey', face, key }),
    pressNumber: (face, key) => send({ kind: 'numberKey', face, key }),
  };
}

export const KioskContext = createContext<Kiosk | null>(null);

/** The kiosk of the screen that is drawn. Outside of one it is a bug. */
export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (kiosk === null) throw new Error('a screen is drawn outside of a kiosk');
  return kiosk;
}
