/** Frames of the screens on which a code is shown. */
import type { Frame, View } from '../../electron/api/view.ts';

interface CodeFrame {
  readonly name: string;
  readonly view: View;
  readonly over: Partial<Frame>;
}

const OVER = { cardIn: false, secondsLeft: 30 } as const;

export const CODE_FRAMES: readonly CodeFrame[] = [
  {
    name: 'insertCard-or-code',
    view: { screen: 'insertCard', accepts: 'cardOrIdCard', without: ['code', 'typedNumbers', 'placesToAsk'], code: 'taken' },
    over: OVER,
  },
  { name: 'showCode', view: { screen: 'showCode', lastTry: 'none' }, over: OVER },
  { name: 'showCode-unknown', view: { screen: 'showCode', lastTry: 'unknown' }, over: OVER },
];
