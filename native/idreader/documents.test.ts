import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SimDocument, textOf } from '../sim/idreader/documents.ts';
import { SIM_DOCUMENTS } from '../sim/idreader/people-table.ts';
import { readDocument } from './documents.ts';
import { readSex, readText } from './fields.ts';

const { resident, longTerm, hmt, foreigner2017, foreigner2023 } = SIM_DOCUMENTS;

/** Written by hand from the layout, so that a mistake made twice does not go unseen. */
function byHand(...pieces: readonly (readonly [at: number, text: string])[]): Uint8Array {
  const bytes = Buffer.alloc(256, Buffer.from(' ', 'utf16le'));
  for (const [at, text] of pieces) bytes.write(text, at, 'utf16le');
  return new Uint8Array(bytes);
}

function read(document: SimDocument) {
  const result = readDocument(textOf(document));
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}
const code = (document: SimDocument): string => {
  const result = readDocument(textOf(document));
  return result.ok ? 'read' : `${result.error.code} ${result.error.detail}`;
};

describe('a resident ID card', () => {
  const HAND = [
    [0, '测试人'],
    [30, '1'],
    [32, '01'],
    [36, '19900307'],
    [52, '云溪市测试路１２号'],
    [122, '000000199003070014'],
    [158, '云溪市公安局'],
    [188, '20160101'],
  ] as const;

  it('is read field by field', () => {
    const result = readDocument(byHand(...HAND, [204, '20360101']));
    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'residentIdCard',
        number: '000000199003070014',
        name: '测试人',
        validFrom: '2016-01-01',
        validUntil: '2036-01-01',
        details: {
          sex: 'male',
          birthDate: '1990-03-07',
          ethnicGroup: '01',
          address: '云溪市测试路１２号',
          issuer: '云溪市公安局',
          passNumber: null,
          issueCount: null,
          englishName: null,
          nationality: null,
          edition: null,
        },
      },
    });
  });

  it('may be valid for ever: 7F 95 1F 67 and blanks', () => {
    const text = byHand(...HAND);
    text.set([0x7f, 0x95, 0x1f, 0x67], 204);
    expect(readDocument(text)).toMatchObject({ ok: true, value: { validUntil: 'longTerm' } });
  });

  it('keeps full-width digits of the address as they are printed', () => {
    expect(read(resident).details.address).toBe('云溪市示范区测试路１２号');
  });

  it('keeps a rare character that is a private code', () => {
    expect(read({ ...resident, name: '\ue863某' }).name).toBe('\ue863某');
  });

  it('is read with its number in full-width digits', () => {
    expect(read({ ...resident, number: '００００００１９９００３０７００１４', details: { birthDate: '1990-03-07' } }).number).toBe(
      '000000199003070014',
    );
  });

  it.each([
    ['a wrong check character', { number: '000000199003070013' }, 'number: not 17 digits with their check character'],
    ['a birth date that is not its number’s', { details: { birthDate: '1990-03-08' } }, 'number: another date of birth'],
    ['a day that no month has', { validFrom: '2016-02-30' }, 'validFrom: no date of the calendar'],
    ['no last day', { validUntil: '' }, 'validUntil: not eight digits'],
    ['an end before its beginning', { validUntil: '2015-12-31' }, 'validUntil: before validFrom'],
    ['no name', { name: '' }, 'name: blank'],
  ])('is malformed with %s', (_what, change, detail) => {
    expect(code({ ...resident, ...change })).toBe(`idreader.malformed ${detail}`);
  });

  it('never repeats what stands on it in an error', () => {
    expect(code({ ...resident, number: '000000199003070013' })).not.toMatch(/\d{8}/);
  });
});

describe('the other documents', () => {
  it('J: residence permit of Hong Kong, Macao and Taiwan residents', () => {
    expect(read(hmt)).toMatchObject({
      kind: 'hmtResidencePermit',
      number: hmt.number,
      details: { passNumber: 'H01234567', issueCount: '01', ethnicGroup: null, sex: 'female' },
    });
  });

  it('I: permanent residence card of 2017', () => {
    const text = byHand(
      [0, 'SAMPLE, TEST PERSON'],
      [120, '2'],
      [122, 'CAN110000000013'],
      [152, 'CAN'],
      [158, '测试'],
      [188, '20180601'],
      [204, '20280601'],
      [220, '19810803'],
      [236, '01'],
      [240, '1500'],
      [248, 'I'],
    );
    expect(readDocument(text)).toEqual({ ok: true, value: read(foreigner2017) });
    expect(read(foreigner2017)).toMatchObject({
      kind: 'foreignerResidencePermit',
      number: 'CAN110000000013',
      name: '测试',
      details: { edition: '2017', birthDate: '1981-08-03', englishName: 'SAMPLE, TEST PERSON', nationality: 'CAN', address: null },
    });
  });

  it('I without a Chinese name goes by the English one', () => {
    expect(read({ ...foreigner2017, name: '' }).name).toBe('SAMPLE, TEST PERSON');
  });

  it('Y: permanent residence card of 2023, its English name in two places', () => {
    expect(read(foreigner2023)).toMatchObject({
      kind: 'foreignerResidencePermit',
      number: foreigner2023.number,
      details: {
        edition: '2023',
        englishName: 'AN INVENTED NAME THAT IS LONGER THAN THIRTYFIVE'.slice(0, 46),
        nationality: 'CAN',
        issueCount: '02',
      },
    });
  });

  it('Y keeps a blank at the seam of its English name', () => {
    const englishName = `${'A'.repeat(34)} BCD`;
    expect(read({ ...foreigner2023, details: { ...foreigner2023.details, englishName } }).details.englishName).toBe(englishName);
  });

  it('Y has a number that begins with 9', () => {
    expect(code({ ...foreigner2023, number: longTerm.number })).toBe("idreader.malformed number: not a foreigner's");
  });

  it.each([
    ['Z', '005A'],
    ['\u0001', '0001'],
    ['j', '006A'],
  ])('of the type %j are named, not guessed', (flag, value) => {
    expect(code({ ...resident, flag })).toBe(`idreader.unknownDocument unknown document type 0x${value}`);
  });
});

describe('readDocument', () => {
  const samples = Object.values<SimDocument>(SIM_DOCUMENTS);

  it('reads each sample as what it is', () => {
    for (const sample of samples)
      expect(read(sample)).toMatchObject({ kind: sample.kind, number: sample.number, validUntil: sample.validUntil });
  });

  it('takes any bytes without throwing, and believes nothing that breaks a rule', () => {
    const spoiled = fc.tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { maxLength: 12 }));
    fc.assert(
      fc.property(spoiled, ([sample, changes]) => {
        const text = textOf(sample);
        for (const [at, byte] of changes) text[at] = byte;
        const result = readDocument(text);
        if (!result.ok) return;
        expect(result.value.number).toMatch(/^(\d{17}[\dX]|[A-Z]{3}\d{12})$/);
        expect(result.value.validFrom <= result.value.validUntil).toBe(true);
        expect(result.value.name).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('refuses text of another length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 255 }), (bytes) => {
        expect(readDocument(bytes).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('fields', () => {
  it.each([
    ['0', 'unknown'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'unstated'],
    ['１', 'male'],
    ['', 'unknown'],
    ['5', 'unknown'],
  ])('sex %j is %s', (text, sex) => {
    expect(readSex(text)).toBe(sex);
  });

  it('text is cut at its filling, blanks and zeros alike', () => {
    expect(readText(new Uint8Array(Buffer.from('甲 乙  \0', 'utf16le')))).toEqual({ ok: true, value: '甲 乙' });
  });

  it('text with a lone surrogate is refused', () => {
    expect(readText(Uint8Array.of(0x00, 0xd8, 0x41, 0x00)).ok).toBe(false);
  });
});
