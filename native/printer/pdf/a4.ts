import type { SlipDocument } from '../../ports/slip-document.ts';
import { layoutBody } from './a4-body.ts';
import { layoutFrame } from './a4-frame.ts';
import { A4, COLOUR, MARGINS, TEXT } from './a4-style.ts';
import { loadFonts, type PdfFonts } from './fonts.ts';
import { paginate } from './paginate.ts';
import { writePdf } from './pdf-file.ts';
import { lineHeightPt, Ruler } from './pen.ts';
import { drawStrips, type Measures, paragraph, space, type Strip, totalHeightPt, wrapText } from './strip.ts';

/**
 * The document as A4 pages with header, footer and page numbers; the header of a table is repeated on every page.
 * Throws where the fonts are not installed (see `loadFonts`).
 */
export async function renderA4Pdf(document: SlipDocument, fonts: PdfFonts = loadFonts()): Promise<Uint8Array> {
  const measures: Measures = { ruler: new Ruler(fonts), leftPt: MARGINS.sidePt, rightPt: A4.widthPt - MARGINS.sidePt };
  const frame = layoutFrame(document, measures);
  const title = layoutTitle(document, measures);
  const continued = layoutContinued(document, measures);
  const roomPt = frame.bodyBottomPt - frame.bodyTopPt;
  const body = paginate(layoutBody(document.blocks, measures), {
    firstPt: roomPt - totalHeightPt(title),
    laterPt: roomPt - totalHeightPt(continued),
  });
  const pages = body.map((strips, i) => ({
    ...A4,
    draw: (pen: Parameters<typeof frame.draw>[0]) => {
      frame.draw(pen, i + 1, body.length);
      drawStrips(pen, [...(i === 0 ? title : continued), ...strips], frame.bodyTopPt);
    },
  }));
  return writePdf(document, pages, fonts, measures.ruler);
}

function layoutTitle(document: SlipDocument, measures: Measures): Strip[] {
  return [
    ...paragraph(measures, document.title, TEXT.title, 'centre'),
    ...(document.titleEn === undefined ? [] : paragraph(measures, document.titleEn, TEXT.titleEn, 'centre')),
    ...(document.reprint === true ? [space(5), reprintMark(measures)] : []),
    space(14),
  ];
}

/** The title again, small, so that a loose page says what it belongs to. */
function layoutContinued(document: SlipDocument, measures: Measures): Strip[] {
  const [first = '', ...more] = wrapText(
    measures.ruler,
    `${document.title}（续）${document.reprint === true ? '　重打 REPRINT' : ''}`,
    measures.rightPt - measures.leftPt,
    TEXT.continued,
  );
  return [...[first, ...more].flatMap((line) => paragraph(measures, line, TEXT.continued, 'centre')), space(8)];
}

/** Framed, so that nobody takes the copy for the first one. */
function reprintMark({ ruler, leftPt, rightPt }: Measures): Strip {
  const text = '重打 REPRINT';
  const heightPt = lineHeightPt(TEXT.mark) + 4;
  const widthPt = ruler.widthPt(text, TEXT.mark) + 20;
  return {
    heightPt,
    draw: (pen, topPt) => {
      pen.frame((leftPt + rightPt - widthPt) / 2, topPt, widthPt, heightPt, { widthPt: 1, colour: COLOUR.ink });
      pen.textCentred(text, leftPt, rightPt, topPt + 2, TEXT.mark);
    },
  };
}
