import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlipDocument } from '../../ports/slip-document.ts';
import { medicalStatement, personalInformation } from '../samples.fixture.ts';
import { layoutSlip, PAPER_COLUMNS } from './layout.ts';
import { layoutLabelledValue } from './line-block.ts';
import type { SlipLine } from './slip-line.ts';
import { textColumns } from './text-width.ts';

const texts = (lines: readonly SlipLine[]) => lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const widthOf = (line: SlipLine) => (line.kind === 'text' ? textColumns(line.text) * (line.size === 'double' ? 2 : 1) : 0);

describe('a label and its value', () => {
  it('stand at both ends of one line, led by dots', () => {
    expect(texts(layoutLabelledValue({ label: '姓名', labelEn: 'Name', value: '欧阳𠮷安' }, 32))).toEqual([
      `姓名 Name ${'.'.repeat(13)} 欧阳𠮷安`,
    ]);
  });

  it('drop the English label to its own line when only it is too long', () => {
    const lines = texts(layoutLabelledValue({ label: '流水号', labelEn: 'Serial', value: 'YX00120320261122000187' }, 32));
    expect(lines).toEqual(['流水号    YX00120320261122000187', 'Serial']);
  });

  it('put a long value below, to the right, with no character lost', () => {
    const value = '云溪市青禾农业科技发展有限责任公司第二分公司';
    const lines = texts(layoutLabelledValue({ label: '参保单位', labelEn: 'Employer', value }, 32));
    expect(lines[0]).toBe('参保单位 Employer');
    expect(
      lines
        .slice(1)
        .map((line) => line.trim())
        .join(''),
    ).toBe(value);
    for (const line of lines.slice(1)) expect(textColumns(line)).toBe(32);
  });

  it('show a dash for what is not known', () => {
    expect(texts(layoutLabelledValue({ label: '电话', value: ' ' }, 16))).toEqual(['电话 ......... -']);
  });
});

describe('a slip', () => {
  it('says what it is, when, where, by which machine, under which serial, and whom to call', () => {
    const slip = texts(layoutSlip(personalInformation)).join('\n');
    for (const part of ['个人参保信息', '2026-11-22 10:32:08', '云溪市社会保障服务中心', 'YX-0012-03', 'YX00120320261122000187', '12333']) {
      expect(slip).toContain(part);
    }
  });

  it('says of a reprint that it is one', () => {
    expect(texts(layoutSlip({ ...personalInformation, reprint: true })).join('\n')).toContain('REPRINT');
    expect(texts(layoutSlip(personalInformation)).join('\n')).not.toContain('REPRINT');
  });

  it('ends in one cut', () => {
    const lines = layoutSlip(medicalStatement(40));
    expect(lines.filter((line) => line.kind === 'cut')).toHaveLength(1);
    expect(lines.at(-1)).toEqual({ kind: 'cut' });
  });

  it.each(Object.values(PAPER_COLUMNS))('never leaves paper %d columns wide, whatever the texts are', (columns) => {
    const text = fc.string({ unit: fc.constantFrom('a', '9', ' ', ',', '国', '𠮷', '（', '。', '\n', '\u001b', '-'), maxLength: 60 });
    const line = fc.record({ kind: fc.constant('line' as const), label: text, labelEn: text, value: text });
    const table = fc.record({
      kind: fc.constant('table' as const),
      columns: fc.constant([
        { title: '日期', align: 'left', share: 1 },
        { title: '金额', align: 'right', share: 1 },
      ] as const),
      rows: fc.array(
        fc.tuple(
          text,
          text.map((amount) => amount.slice(0, 20)),
        ),
        { maxLength: 4 },
      ),
    });
    const notice = fc.record({ kind: fc.constant('notice' as const), text });
    fc.assert(
      fc.property(text, fc.array(fc.oneof(line, table, notice), { maxLength: 5 }), (title, blocks) => {
        const document: SlipDocument = { ...personalInformation, title, blocks };
        return layoutSlip(document, columns).every((each) => widthOf(each) <= columns);
      }),
    );
  });
});
