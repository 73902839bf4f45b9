import { describe, expect, it } from 'vitest';
import { ok } from '../../native/base/result.ts';
import type { CardData, CardItemValue } from '../../native/ports/social-security-card.ts';
import type { NewHolder } from './card-maker.ts';
import { type BlankCard, writeBlank } from './write-blank.ts';

const HOLDER: NewHolder = { number: '430121195803120015', name: '周福田', sex: 'male', ethnicGroup: null, birthDate: '1958-03-12' };

/** A card that takes everything, and reads as it is told to. */
function card(reads: { readonly name: string; readonly validUntil: string }): BlankCard & { readonly written: CardItemValue[] } {
  const written: CardItemValue[] = [];
  const holder = { socialSecurityNumber: HOLDER.number, name: reads.name };
  const data = { card: { cardNumber: 'B00000018', validUntil: reads.validUntil }, holder } as CardData;
  return {
    written,
    readItems: () => Promise.resolve(ok([])),
    writeItems: (_address, items) => {
      written.push(...items);
      return Promise.resolve(ok(undefined));
    },
    read: () => Promise.resolve(ok(data)),
  };
}

const write = (blank: BlankCard, holder = HOLDER) => writeBlank(blank, holder, '2026-11-22', 10);

describe('a blank that becomes a card', () => {
  it('holds until the day before that of its issue, ten years later', async () => {
    const blank = card({ name: HOLDER.name, validUntil: '2036-11-21' });
    expect(await write(blank)).toEqual({ ok: true, value: { cardNumber: 'B00000018', expiresOn: '2036-11-22' } });
    expect(blank.written).toContainEqual({ tag: 0x05, value: '20261122' });
    expect(blank.written).toContainEqual({ tag: 0x06, value: '20361121' });
    expect(blank.written.some(({ tag }) => tag === 0x0b)).toBe(false);
  });

  it('takes a name that is longer than 30 bytes in two parts, cut between characters', async () => {
    const name = '阿鲁惹克·吉木沙玛·曲比阿依·伍呷';
    const blank = card({ name, validUntil: '2036-11-21' });
    expect(await write(blank, { ...HOLDER, name })).toMatchObject({ ok: true });
    const parts = blank.written.filter(({ tag }) => tag === 0x09 || tag === 0x4e).map(({ value }) => value);
    expect(parts).toEqual(['阿鲁惹克·吉木沙玛·曲比阿依·', '伍呷']);
  });

  it('is not given out when it reads back otherwise', async () => {
    for (const reads of [
      { name: '周福', validUntil: '2036-11-21' },
      { name: HOLDER.name, validUntil: '2039-06-09' },
    ])
      expect(await write(card(reads))).toMatchObject({ ok: false, error: { code: 'making.unverified' } });
  });
});
