import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex } from '../../base/bytes.ts';
import { decodeMessage, encodeMessage, type IppAttribute, type IppMessage } from './message.ts';
import { GROUP, VALUE } from './tags.ts';

const text = (value: string) => new TextEncoder().encode(value);

/** RFC 8010 appendix A.1: Print-Job request, byte for byte (printer-uri, copies and sides among its attributes). */
const PRINT_JOB = concat(
  hex('0101 0002 00000001 01 47 0012'),
  text('attributes-charset'),
  hex('0005'),
  text('utf-8'),
  hex('48 001B'),
  text('attributes-natural-language'),
  hex('0005'),
  text('en-us'),
  hex('45 000B'),
  text('printer-uri'),
  hex('002C'),
  text('ipp://printer.example.com/ipp/print/pinetree'),
  hex('42 0008'),
  text('job-name'),
  hex('0006'),
  text('foobar'),
  hex('22 0016'),
  text('ipp-attribute-fidelity'),
  hex('0001 01 02 21 0006'),
  text('copies'),
  hex('0004 00000014 44 0005'),
  text('sides'),
  hex('0013'),
  text('two-sided-long-edge'),
  hex('03'),
);
const PRINT_JOB_MEANS: IppMessage = {
  code: 0x0002,
  requestId: 1,
  groups: [
    {
      tag: GROUP.operation,
      attributes: [
        { name: 'attributes-charset', tag: VALUE.charset, values: ['utf-8'] },
        { name: 'attributes-natural-language', tag: VALUE.naturalLanguage, values: ['en-us'] },
        { name: 'printer-uri', tag: VALUE.uri, values: ['ipp://printer.example.com/ipp/print/pinetree'] },
        { name: 'job-name', tag: VALUE.name, values: ['foobar'] },
        { name: 'ipp-attribute-fidelity', tag: VALUE.boolean, values: [true] },
      ],
    },
    {
      tag: GROUP.job,
      attributes: [
        { name: 'copies', tag: VALUE.integer, values: [20] },
        { name: 'sides', tag: VALUE.keyword, values: ['two-sided-long-edge'] },
      ],
    },
  ],
};

describe('IPP messages', () => {
  it('are those of RFC 8010 appendix A.1, both ways, with the document behind', () => {
    expect(encodeMessage(PRINT_JOB_MEANS, text('%PDF'))).toEqual(concat(PRINT_JOB, text('%PDF')));
    expect(decodeMessage(concat(PRINT_JOB, text('%PDF')))).toEqual({ ok: true, value: PRINT_JOB_MEANS });
  });

  it('carry several values under one name (RFC 8010 appendix A.7)', () => {
    const values: IppAttribute = { name: 'requested-attributes', tag: VALUE.keyword, values: ['job-id', 'job-state'] };
    const bytes = encodeMessage({ code: 0x000a, requestId: 0x7b, groups: [{ tag: GROUP.operation, attributes: [values] }] });
    const expected = [hex('0101 000A 0000007B 01 44 0014'), text('requested-attributes'), hex('0006'), text('job-id')];
    expect(bytes).toEqual(concat(...expected, hex('44 0000 0009'), text('job-state'), hex('03')));
  });

  it('are read past collections, also one in another (RFC 8010 appendix A.6), and past values of other kinds', () => {
    const inner = concat(hex('4A 0000 0001'), text('x'), hex('21 0000 0004 00000001'));
    const collection = concat(
      hex('34 0001'),
      text('c'),
      hex('0000'),
      hex('4A 0000 0001'),
      text('m'),
      hex('34 0000 0000'),
      inner,
      hex('37 0000 0000'),
    );
    const bytes = concat(
      hex('0200 0000 00000001 04'),
      collection,
      hex('37 0000 0000 23 0001'),
      text('s'),
      hex('0004 00000003 33 0001'),
      text('r'),
    );
    const read = decodeMessage(concat(bytes, hex('0008 0000000100000002 03')));
    const attributes = [
      { name: 'c', tag: VALUE.beginCollection, values: [] },
      { name: 's', tag: VALUE.enum, values: [3] },
      { name: 'r', tag: 0x33, values: [] },
    ];
    expect(read).toEqual({ ok: true, value: { code: 0, requestId: 1, groups: [{ tag: GROUP.printer, attributes }] } });
  });

  it('that are cut off anywhere are no messages', () => {
    for (let length = 0; length < PRINT_JOB.length; length += 1) expect(decodeMessage(PRINT_JOB.subarray(0, length)).ok).toBe(false);
  });

  it('of any bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(PRINT_JOB.length), (noise, at) => {
        const read = [decodeMessage(noise), decodeMessage(concat(PRINT_JOB.subarray(0, at), noise))];
        expect(read.every(({ ok }) => typeof ok === 'boolean')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
