import { describe, expect, it } from 'vitest';
import { compareNames, comparableNumber, withCodedCharacters } from './identity-text.ts';

describe('comparableNumber', () => {
  it.each([
    ['11010519491231002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    [' 110105 19491231 002X　', '11010519491231002X'],
  ])('%s', (written, compared) => {
    expect(comparableNumber(written)).toBe(compared);
  });
});

describe('compareNames', () => {
  it.each([
    ['测试人', '测试人', 'same'],
    ['测试人', '测试人　　', 'same'],
    ['阿卜杜拉·买买提', '阿卜杜拉•买买提', 'same'],
    ['阿卜杜拉·买买提', '阿卜杜拉．买买提', 'same'],
    ['ANNA BELL', 'Ａnna Bell', 'same'],
    ['\u{20087}某', '\ue816某', 'same'],
    ['\u9fb4某', '\ue81e某', 'same'],
    ['𠮷䶮', '\ue863䶮', 'rareCharacter'],
    ['𠮷䶮', '\ue863龙', 'different'],
    ['测试人', '测试入', 'different'],
    ['测试人', '测试', 'different'],
    ['阿鲁惹克·吉木沙玛·曲比阿依·伍呷', '阿鲁惹克·吉木沙玛·曲比阿依·', 'cut'],
    ['阿鲁惹克·吉木沙玛·曲比阿依·伍呷', '阿鲁惹克·吉木沙玛·曲比阿依', 'different'],
    ['阿鲁惹克·吉木沙玛·曲比阿依·伍呷', '阿鲁惹克·吉木沙玛·曲比阿衣·', 'different'],
    ['', '', 'different'],
  ] as const)('%s and %s: %s', (one, other, match) => {
    expect(compareNames(one, other)).toBe(match);
    expect(compareNames(other, one)).toBe(match);
  });
});

describe('withCodedCharacters', () => {
  it('prints the character of today for a private code of GBK, and leaves other private codes', () => {
    expect(withCodedCharacters('\ue863\ue815\ue816\ue864\ue123王')).toBe('䶮⺁\u{20087}\u9fbb\ue123王');
  });
});
