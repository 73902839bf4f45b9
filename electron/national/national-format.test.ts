import { describe, expect, it } from 'vitest';
import type { CardData } from '../../native/ports/social-security-card.ts';
import { nationalFormat } from './national-format.ts';

/** The fictitious person of the ministry's own sample. */
const SAMPLE: CardData = {
  card: {
    cardIdentifier: '639900D15600000500BF7C7A48FB4966',
    region: '639900',
    cardClass: '3',
    specification: '1.00',
    generation: 1,
    initialiser: '915600000263990063990001',
    issuedOn: '2010-10-01',
    validUntil: '2020-10-01',
    cardNumber: 'X00000019',
    algorithm: 'tdes',
    historicalBytes: '00814E43238697159900BF7C7A',
  },
  holder: {
    socialSecurityNumber: '111111198101011110',
    name: '张三',
    sex: 'male',
    ethnicGroup: '01',
    birthDate: '1981-01-01',
    birthPlace: '111111',
  },
};

describe('the eleven fields of the national terminal interface', () => {
  it('are those of the published sample', () => {
    expect(nationalFormat(SAMPLE, { terminalNumber: '410100813475', device: '终端设备号' })).toBe(
      '639900|111111198101011110|X00000019|639900D15600000500BF7C7A48FB4966|张三|00814E43238697159900BF7C7A|1.00|20101001|20201001|410100813475|终端设备号|',
    );
  });

  it('have twelve zeros for the terminal where there is no PSAM', () => {
    expect(nationalFormat(SAMPLE, { terminalNumber: null, device: 'R' })).toMatch(/\|000000000000\|R\|$/);
  });

  it('stay eleven with blank dates, dates as stored, and a separator in a value', () => {
    const odd: CardData = {
      card: { ...SAMPLE.card, issuedOn: null, validUntil: '2022' },
      holder: { ...SAMPLE.holder, name: '张|三' },
    };
    const fields = nationalFormat(odd, { terminalNumber: null, device: 'R|1' }).split('|');
    expect(fields).toHaveLength(12);
    expect([fields[4], fields[7], fields[8], fields[10], fields[11]]).toEqual(['张 三', '', '2022', 'R 1', '']);
  });
});
