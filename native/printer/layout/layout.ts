import { unreachable } from '../../base/result.ts';
import type { SlipBlock, SlipDocument } from '../../ports/slip-document.ts';
import { layoutLabelledValue } from './line-block.ts';
import { feed, type SlipLine, textLine } from './slip-line.ts';
import { layoutTable } from './table-block.ts';
import { printableLine, textColumns } from './text-width.ts';
import { wrap } from './wrap.ts';

/** Half-width columns of the paper: 576 dots on 80 mm, 384 dots on 58 mm, 12 dots a column. */
export const PAPER_COLUMNS = { mm80: 48, mm58: 32 } as const;

/** The document as the lines of a slip `columns` half-width characters wide, cut at the end. */
export function layoutSlip(document: SlipDocument, columns: number = PAPER_COLUMNS.mm80): SlipLine[] {
  return [
    ...layoutHead(document, columns),
    ...document.blocks.flatMap((block) => layoutBlock(block, columns)),
    ...layoutFoot(document, columns),
    { kind: 'cut' },
  ];
}

function layoutHead(document: SlipDocument, columns: number): SlipLine[] {
  const centre = (text: string) => wrap(text, columns).map((line) => textLine(line, { align: 'centre' }));
  return [
    ...centre(document.outlet),
    ...layoutTitle(document.title, columns),
    ...(document.titleEn === undefined ? [] : centre(document.titleEn)),
    ...(document.reprint === true ? [textLine('【补打 REPRINT】', { align: 'centre', strong: true })] : []),
    feed(1),
    ...layoutLabelledValue({ label: '流水号', labelEn: 'Serial', value: document.serial }, columns),
    ...layoutLabelledValue({ label: '打印时间', labelEn: 'Time', value: document.issuedAt }, columns),
    ...layoutLabelledValue({ label: '终端', labelEn: 'Terminal', value: document.terminal }, columns),
    rule('=', columns),
  ];
}

/** Double size where it fits on two lines, else ordinary bold. */
function layoutTitle(title: string, columns: number): SlipLine[] {
  const half = Math.floor(columns / 2);
  const size = textColumns(printableLine(title)) <= 2 * half ? 'double' : 'normal';
  return wrap(title, size === 'double' ? half : columns).map((text) => textLine(text, { align: 'centre', size, strong: true }));
}

function layoutBlock(block: SlipBlock, columns: number): SlipLine[] {
  switch (block.kind) {
    case 'heading':
      return [feed(1), ...wrap(joinBlank(block.text, block.textEn), columns).map((text) => textLine(text, { strong: true }))];
    case 'line':
      return layoutLabelledValue(block, columns);
    case 'text':
      return wrap(block.text, columns).map((text) => textLine(text, { align: block.align ?? 'left', strong: block.strong ?? false }));
    case 'table':
      return layoutTable(block, columns);
    case 'notice':
      return layoutNotice(block.text, columns);
    case 'code':
      return [
        feed(1),
        { kind: 'qr', text: block.text },
        feed(1),
        ...wrap(block.caption, columns).map((text) => textLine(text, { align: 'centre' })),
      ];
    case 'rule':
      return [rule('-', columns)];
    default:
      return unreachable(block);
  }
}

/** A notice hangs behind its mark, so that it is seen to be one. */
function layoutNotice(text: string, columns: number): SlipLine[] {
  return [feed(1), ...wrap(text, columns - 2).map((line, i) => textLine((i === 0 ? '* ' : '  ') + line))];
}

function layoutFoot(document: SlipDocument, columns: number): SlipLine[] {
  return [
    feed(1),
    rule('=', columns),
    ...wrap(`咨询电话 Hotline ${document.hotline}`, columns).map((text) => textLine(text, { align: 'centre', strong: true })),
    ...wrap('请妥善保管本单据 Please keep this slip', columns).map((text) => textLine(text, { align: 'centre' })),
  ];
}

function rule(mark: string, columns: number): SlipLine {
  return textLine(mark.repeat(columns));
}

function joinBlank(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}
