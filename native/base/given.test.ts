import { describe, expect, it } from 'vitest';
import { withGiven } from './given.ts';

describe('settings with those given', () => {
  it('takes what is given, keeps its own for the rest, and leaves out what is no setting', () => {
    const own = { tries: 2, prompt: 'a', display: false };
    const given = { tries: 3, prompt: undefined, display: false, transport: 'serial' };
    expect(withGiven(own, given)).toEqual({ tries: 3, prompt: 'a', display: false });
    expect(withGiven(own, {})).toEqual(own);
  });

  it('nought, false and an empty text are given', () => {
    expect(withGiven({ tries: 2, prompt: 'a', display: true }, { tries: 0, prompt: '', display: false })).toEqual({
      tries: 0,
      prompt: '',
      display: false,
    });
  });
});
