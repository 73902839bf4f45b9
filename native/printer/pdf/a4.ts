import { unreachable } from '../../base/result.ts';
import type { SlipBlock, SlipDocument } from '../../ports/slip-document.ts';
import { printableLine } from '../layout/text-width.ts';
import { tellingCodes } from '../layout/without-picture.ts';
import { loadFonts, type PdfFonts } from './fonts.ts';
import { codeStrip } from './code-strip.ts';
import { factGrid } from './fact-grid.ts';
import { paginate } from './paginate.ts';
import { type PdfPage, writePdf } from './pdf-file.ts';
import { lineHeightPt, type Pen, PT_PER_MM, Ruler, type TextStyle } from './pen.ts';
import type { LineBlock } from './slip-line.ts';
import { drawStrips, hanging, type Measures, paragraph, ruleStrip, space, type Strip } from './strip.ts';
import { layoutTable, type TableLook } from './table.ts';
import { faceWith } from './typeface.ts';

/** ISO 216 A4. */
const WIDTH_PT = 210 * PT_PER_MM;
const HEIGHT_PT = 297 * PT_PER_MM;
const MARGIN_PT = 20 * PT_PER_MM;
const BAND_PT = 17 * PT_PER_MM;
const FIRST_TOP_PT = 49 * PT_PER_MM;
const NEXT_TOP_PT = 27 * PT_PER_MM;
const FOOT_TOP_PT = HEIGHT_PT - 22 * PT_PER_MM;

const INK = '#1c2b33';
const MUTED = '#4a5b64';
const BAND = '#004a57';
const LINE = '#c3d0d4';
const OUTLET: TextStyle = { sizePt: 12, bold: true, colour: '#ffffff' };
const TERMINAL: TextStyle = { sizePt: 8.5, colour: '#ffffff' };
const TITLE: TextStyle = { sizePt: 19, bold: true, colour: INK };
const TITLE_EN: TextStyle = { sizePt: 10, colour: MUTED };
const RUNNING: TextStyle = { sizePt: 9, bold: true, colour: INK };
const HEADING: TextStyle = { sizePt: 11, bold: true, colour: INK };
const BODY: TextStyle = { sizePt: 9.5, colour: INK };
const STRONG: TextStyle = { sizePt: 9.5, bold: true, colour: INK };
const NOTICE: TextStyle = { sizePt: 9, colour: MUTED };
const SMALL: TextStyle = { sizePt: 8, colour: MUTED };
const TABLE: TableLook = {
  sizePt: 9,
  smallestPt: 6.5,
  padPt: 5,
  rowRoomPt: 3,
  headFill: '#e6eff1',
  strongRule: { widthPt: 0.8, colour: BAND },
  rowRule: { widthPt: 0.4, colour: LINE },
};

/**
 * The document on A4: a band with the outlet, the title in both languages, facts side by side, tables whose header comes
 * again on each page, page numbers, hotline and serial at the foot. Throws where the fonts are not installed (`loadFonts`).
 */
export async function renderA4Pdf(document: SlipDocument, fonts: PdfFonts = loadFonts()): Promise<Uint8Array> {
  return (await renderA4(document, fonts)).pdf;
}

export interface A4Pages {
  readonly pdf: Uint8Array;
  readonly sheets: number;
  /** Codes of the characters that no font has: they are printed as these, and the document says so. */
  readonly withoutPicture: readonly string[];
}

/** The same, and how many sheets it takes. */
export async function renderA4(given: SlipDocument, fonts: PdfFonts = loadFonts()): Promise<A4Pages> {
  const { document, withoutPicture } = tellingCodes(given, (char) => faceWith(fonts, fonts.regular, char) !== null);
  const ruler = new Ruler(fonts);
  const measures: Measures = { ruler, leftPt: MARGIN_PT, rightPt: WIDTH_PT - MARGIN_PT };
  const rooms = { firstPt: FOOT_TOP_PT - FIRST_TOP_PT, nextPt: FOOT_TOP_PT - NEXT_TOP_PT };
  const sheets = paginate(body(document.blocks, measures), rooms);
  const pages = sheets.map((strips, i): PdfPage => ({
    widthPt: WIDTH_PT,
    heightPt: HEIGHT_PT,
    draw: (pen) => {
      drawHead(pen, ruler, document, i === 0);
      if (i === 0) drawTitle(pen, ruler, document);
      drawStrips(pen, strips, i === 0 ? FIRST_TOP_PT : NEXT_TOP_PT);
      pen.artifact(() => drawFoot(pen, ruler, document, i + 1, sheets.length));
    },
  }));
  return { pdf: await writePdf(document, pages, ruler), sheets: pages.length, withoutPicture };
}

/** Shares of the text width: what stands at the left edge never runs into what stands at the right one. */
const LEFT_SHARE = 0.68;
const RIGHT_SHARE = 0.3;
const TEXT_PT = WIDTH_PT - 2 * MARGIN_PT;

function drawHead(pen: Pen, ruler: Ruler, document: SlipDocument, first: boolean): void {
  const { left, right } = edges(pen, ruler);
  pen.artifact(() => {
    pen.fill(0, 0, WIDTH_PT, BAND_PT, BAND);
    left(document.outlet, (BAND_PT - lineHeightPt(OUTLET)) / 2, OUTLET);
    right(`终端 ${document.terminal}`, (BAND_PT - lineHeightPt(TERMINAL)) / 2, TERMINAL);
    if (first) return;
    left(`${document.title}（续）`, BAND_PT + 10, RUNNING);
    right(markOf(document), BAND_PT + 10, RUNNING);
  });
}

function markOf({ reprint }: SlipDocument): string {
  return reprint === true ? '【补打 REPRINT】' : '';
}

function drawTitle(pen: Pen, ruler: Ruler, document: SlipDocument): void {
  const { left, right } = edges(pen, ruler);
  pen.tagged('H1', () => left(document.title, BAND_PT + 20, TITLE));
  pen.tagged('P', () => left(document.titleEn ?? '', BAND_PT + 20 + lineHeightPt(TITLE), TITLE_EN));
  pen.tagged('P', () => right(markOf(document), BAND_PT + 20, STRONG));
  pen.tagged('P', () => right(`打印时间 ${document.issuedAt}`, BAND_PT + 36, SMALL));
  pen.tagged('P', () => right(`流水号 ${document.serial}`, BAND_PT + 48, SMALL));
}

const CARDHOLDER_NOTE = '本单由自助终端打印，仅供持卡人核对 Printed by a self-service terminal for the cardholder';

function drawFoot(pen: Pen, ruler: Ruler, document: SlipDocument, page: number, pages: number): void {
  const { left, right } = edges(pen, ruler);
  const topPt = FOOT_TOP_PT + 10;
  pen.rule(MARGIN_PT, WIDTH_PT - MARGIN_PT, topPt, { widthPt: 0.6, colour: LINE });
  left(`咨询电话 Hotline ${document.hotline}`, topPt + 4, SMALL);
  right(`第 ${page} 页 共 ${pages} 页`, topPt + 4, SMALL);
  left(document.footNote ?? CARDHOLDER_NOTE, topPt + 18, SMALL);
  right(document.serial, topPt + 18, SMALL);
}

/** One line at each edge of the text, made smaller where it is longer than its share. */
function edges(pen: Pen, ruler: Ruler) {
  const fit = (text: string, style: TextStyle, share: number) => ruler.fitting(text, style, TEXT_PT * share);
  return {
    left: (text: string, topPt: number, style: TextStyle) => {
      const line = printableLine(text);
      pen.text(line, MARGIN_PT, topPt, fit(line, style, LEFT_SHARE));
    },
    right: (text: string, topPt: number, style: TextStyle) => {
      const line = printableLine(text);
      pen.textRight(line, WIDTH_PT - MARGIN_PT, topPt, fit(line, style, RIGHT_SHARE));
    },
  };
}

/** Label-value lines that stand together become a grid of two columns; everything else is set as it comes. */
function body(blocks: readonly SlipBlock[], measures: Measures): Strip[] {
  const strips: Strip[] = [];
  let facts: LineBlock[] = [];
  const flush = (): void => {
    if (facts.length > 0) strips.push(...factGrid(facts, measures, { label: SMALL, value: BODY, strong: STRONG }));
    facts = [];
  };
  for (const block of blocks) {
    if (block.kind === 'line') facts.push(block);
    else {
      flush();
      strips.push(...other(block, measures));
    }
  }
  flush();
  return strips;
}

function other(block: Exclude<SlipBlock, LineBlock>, measures: Measures): Strip[] {
  switch (block.kind) {
    case 'heading': {
      const text = block.textEn === undefined ? block.text : `${block.text}  ${block.textEn}`;
      return [
        space(12),
        ...paragraph(measures, text, HEADING, 'left').map((strip) => ({ ...strip, role: 'H2' as const, keepWithNext: true })),
        { ...space(4), keepWithNext: true },
      ];
    }
    case 'text':
      return paragraph(measures, block.text, block.strong === true ? STRONG : BODY, block.align ?? 'left');
    case 'table':
      return [space(8), ...layoutTable(block, measures, TABLE), space(6)];
    case 'notice':
      return [space(6), ...hanging(measures, '※', block.text, NOTICE)];
    case 'code':
      return [space(8), codeStrip(measures, block.text, block.caption, SMALL)];
    case 'rule':
      return [ruleStrip(measures, { widthPt: 0.6, colour: LINE }, 6)];
    default:
      return unreachable(block);
  }
}
