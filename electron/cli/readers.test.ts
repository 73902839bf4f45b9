import { describe, expect, it } from 'vitest';
import type { CardReaderInfo } from '../../native/ports/card-reader.ts';
import { findReader } from './readers.ts';

const empty = (name: string): CardReaderInfo => ({ name, state: { media: 'notPresent' } });
const full = (name: string): CardReaderInfo => ({ name, state: { media: 'present', insertion: 1, chip: 'online', atr: new Uint8Array() } });

function found(list: readonly CardReaderInfo[], wanted: string) {
  const reader = findReader(list, wanted);
  return reader.ok ? reader.value.name : reader.error.code;
}

describe('the reader that was meant', () => {
  const list = [empty('Virtual PCD 00 00'), full('Virtual PCD 00 01'), empty('ACME 1')];

  it('is found by its number, its name or the beginning of its name', () => {
    expect(['3', 'ACME 1', 'AC', 'Virtual PCD 00 00'].map((wanted) => found(list, wanted))).toEqual([
      'ACME 1',
      'ACME 1',
      'ACME 1',
      'Virtual PCD 00 00',
    ]);
  });

  it('is the one with the card where several begin so', () => {
    expect(found(list, 'Virtual')).toBe('Virtual PCD 00 01');
    expect(found([empty('A 1'), empty('A 2')], 'A')).toBe('A 1');
  });

  it('is asked for again where a card lies in several of them', () => {
    expect(found([full('A 1'), full('A 2')], 'A')).toBe('cli.ambiguousReader');
  });

  it('is not there', () => {
    expect([found(list, '4'), found(list, '0'), found(list, 'pcd'), found([], '1')]).toEqual(Array(4).fill('cli.noReader'));
  });
});
