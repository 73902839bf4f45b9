import { expect, it } from 'vitest';
import { outcomeFacts, printedAs } from './answers.ts';

it('the journal tells which characters stand on a paper as their codes', () => {
  const result = printedAs({ media: 'presented', serial: 'T1-0001', withoutPicture: ['U+2EBF0', 'U+E123'] });
  expect(result).toEqual({ outcome: 'printed', serial: 'T1-0001' });
  expect(outcomeFacts({ of: 'print', result })).toEqual({ facts: { warning: 'charactersAsCodes', codes: 'U+2EBF0 U+E123' } });
});

it('and nothing where every character stands as itself', () => {
  expect(outcomeFacts({ of: 'print', result: printedAs({ media: 'presented', serial: 'T1-0001' }) })).toEqual({});
});
