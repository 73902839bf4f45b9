import { describe, expect, it } from 'vitest';
import type { Request } from '../electron/api/intent.ts';
import type { Frame, View } from '../electron/api/view.ts';
import { NAMED_FRAMES } from '../test/support/frames.ts';
import { tellTypedCode } from './typed-codes.ts';

const CODE = '0000000000000000000000000014';

function sentAt(name: string): readonly Request[] {
  const frame: Frame | undefined = NAMED_FRAMES.find((named) => named.name === name)?.frame;
  if (frame === undefined) throw new Error(`no frame ${name}`);
  const sent: Request[] = [];
  tellTypedCode(frame, CODE, (request) => sent.push(request));
  return sent;
}

describe('a code that was typed in the window', () => {
  it.each(['insertCard-or-code', 'showCode', 'showCode-unknown', 'stillThere'])(
    'goes to the terminal where codes are taken: %s',
    (name) => {
      expect(sentAt(name)).toEqual([{ kind: 'code', code: CODE }]);
    },
  );

  it('is cleared from the number that it got into', () => {
    expect(sentAt('typeNumbers-identity')).toEqual([{ kind: 'numberKey', face: 'number-1', key: 'clear' }]);
  });

  it('goes nowhere from any other screen, nor before the first frame', () => {
    const taking: readonly View['screen'][] = ['showCode', 'stillThere', 'typeNumbers'];
    const others = NAMED_FRAMES.filter(({ frame }) => !taking.includes(frame.view.screen) && !('code' in frame.view));
    expect(others.length).toBeGreaterThan(20);
    for (const { name } of others) expect([name, sentAt(name)]).toEqual([name, []]);
    const sent: Request[] = [];
    tellTypedCode(null, CODE, (request) => sent.push(request));
    expect(sent).toEqual([]);
  });
});
