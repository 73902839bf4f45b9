import { unreachable } from '../../base/result.ts';
import type { SlipBlock, SlipDocument } from '../../ports/slip-document.ts';
import { tellingCodes } from '../layout/without-picture.ts';
import { codeStrip } from './code-strip.ts';
import { loadFonts, type PdfFonts } from './fonts.ts';
import { writePdf } from './pdf-file.ts';
import { PT_PER_MM, Ruler, type TextStyle } from './pen.ts';
import { slipLine } from './slip-line.ts';
import { drawStrips, hanging, type Measures, paragraph, ruleStrip, space, type Strip, totalHeightPt } from './strip.ts';
import { layoutTable, type TableLook } from './table.ts';
import { faceWith } from './typeface.ts';

const PAPER_PT = 80 * PT_PER_MM;
/** What the head of an 80 mm printer reaches is 72 mm wide. */
const MARGIN_PT = 4 * PT_PER_MM;
const TOP_PT = 5 * PT_PER_MM;
const BOTTOM_PT = 7 * PT_PER_MM;

const OUTLET: TextStyle = { sizePt: 9 };
const TITLE: TextStyle = { sizePt: 15, bold: true };
const TITLE_EN: TextStyle = { sizePt: 8 };
const MARK: TextStyle = { sizePt: 10, bold: true };
const HEADING: TextStyle = { sizePt: 9.5, bold: true };
const BODY: TextStyle = { sizePt: 8.5 };
const STRONG: TextStyle = { sizePt: 8.5, bold: true };
const NOTICE: TextStyle = { sizePt: 7.5 };
const TABLE: TableLook = { sizePt: 8, smallestPt: 6, padPt: 2, rowRoomPt: 1.2, ruleInsetPt: 2, strongRule: { widthPt: 0.6 } };
const RULE = { widthPt: 0.9 } as const;
const DASHES = { widthPt: 0.6, dashPt: 2 } as const;

/**
 * The document on an 80 mm roll: one page, as long as its content. Black only, as a thermal head prints.
 * Throws where the fonts are not installed (see `loadFonts`).
 */
export async function renderSlipPdf(given: SlipDocument, fonts: PdfFonts = loadFonts()): Promise<Uint8Array> {
  const { document } = tellingCodes(given, (char) => faceWith(fonts, fonts.regular, char) !== null);
  const ruler = new Ruler(fonts);
  const measures: Measures = { ruler, leftPt: MARGIN_PT, rightPt: PAPER_PT - MARGIN_PT };
  const strips = [...head(document, measures), ...document.blocks.flatMap((block) => body(block, measures)), ...foot(document, measures)];
  const page = {
    widthPt: PAPER_PT,
    heightPt: TOP_PT + totalHeightPt(strips) + BOTTOM_PT,
    draw: (pen: Parameters<typeof drawStrips>[0]) => {
      drawStrips(pen, strips, TOP_PT);
    },
  };
  return writePdf(document, [page], ruler);
}

function head(document: SlipDocument, measures: Measures): Strip[] {
  const line = (label: string, labelEn: string, value: string) => slipLine({ kind: 'line', label, labelEn, value }, measures, BODY);
  return [
    ...paragraph(measures, document.outlet, OUTLET, 'centre'),
    space(3),
    ...paragraph(measures, document.title, TITLE, 'centre'),
    ...(document.titleEn === undefined ? [] : paragraph(measures, document.titleEn, TITLE_EN, 'centre')),
    ...(document.reprint === true ? [space(3), ...paragraph(measures, '【补打 REPRINT】', MARK, 'centre')] : []),
    space(7),
    ...line('流水号', 'Serial', document.serial),
    ...line('打印时间', 'Time', document.issuedAt),
    ...line('终端', 'Terminal', document.terminal),
    ruleStrip(measures, RULE, 4),
  ];
}

function body(block: SlipBlock, measures: Measures): Strip[] {
  switch (block.kind) {
    case 'heading':
      return [
        space(5),
        ...paragraph(measures, block.textEn === undefined ? block.text : `${block.text} ${block.textEn}`, HEADING, 'left'),
        space(2),
      ];
    case 'line':
      return slipLine(block, measures, block.strong === true ? STRONG : BODY);
    case 'text':
      return paragraph(measures, block.text, block.strong === true ? STRONG : BODY, block.align ?? 'left');
    case 'table':
      return [...layoutTable(block, widened(measures), TABLE), space(3)];
    case 'notice':
      return [space(4), ...hanging(measures, '※', block.text, NOTICE)];
    case 'code':
      return [space(5), codeStrip(measures, block.text, block.caption, NOTICE)];
    case 'rule':
      return [ruleStrip(measures, DASHES, 4)];
    default:
      return unreachable(block);
  }
}

/** The outer cells' padding stands in the margin, so that their text stands at the edge of all other text. */
function widened(measures: Measures): Measures {
  return { ...measures, leftPt: measures.leftPt - TABLE.padPt, rightPt: measures.rightPt + TABLE.padPt };
}

function foot(document: SlipDocument, measures: Measures): Strip[] {
  return [
    space(4),
    ruleStrip(measures, RULE, 4),
    ...paragraph(measures, `咨询电话 Hotline ${document.hotline}`, STRONG, 'centre'),
    ...paragraph(measures, '请妥善保管本单据 Please keep this slip', NOTICE, 'centre'),
  ];
}
