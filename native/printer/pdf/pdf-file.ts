import PDFDocument from 'pdfkit';
import { concat } from '../../base/bytes.ts';
import type { SlipDocument } from '../../ports/slip-document.ts';
import { printableLine } from '../layout/text-width.ts';
import { Pen, type Ruler } from './pen.ts';

export interface PdfPage {
  readonly widthPt: number;
  readonly heightPt: number;
  draw(pen: Pen): void;
}

/**
 * Writes the pages as one PDF. Nothing in it comes from the clock or from chance: its date is that of the document and
 * its file identifier is made from its information (ISO 32000-1 §14.4), so the same document gives the same bytes.
 */
export async function writePdf(document: SlipDocument, pages: readonly PdfPage[], ruler: Ruler): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    tagged: true,
    // ISO 19005-2 level B: fonts embedded, colours told by an output intent, description as XMP.
    subset: 'PDF/A-2b',
    info: information(document),
  });
  const chunks: Uint8Array[] = [];
  const done = Promise.withResolvers<Uint8Array>();
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  pdf.on('end', () => done.resolve(concat(...chunks)));
  pdf.on('error', done.reject);
  const pen = new Pen(pdf, ruler);
  for (const page of pages) {
    pdf.addPage({ size: [page.widthPt, page.heightPt], margin: 0 });
    page.draw(pen);
  }
  pdf.end();
  return done.promise;
}

function information(document: SlipDocument): PDFKit.DocumentInfo {
  // No date of change: XMP would have to say the same, and pdfkit does not write it there (ISO 19005-2 §6.6.2).
  return {
    Title: inMetadata(document.title),
    Author: inMetadata(document.outlet),
    Subject: inMetadata(document.serial),
    Creator: 'social-card-kiosk',
    CreationDate: shanghaiTime(document.issuedAt),
  };
}

/** Marks that begin something in XML stand full-width: pdfkit writes the information into XMP as it is. */
function inMetadata(text: string): string {
  return printableLine(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>]/g, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + FULL_WIDTH_OFFSET));
}

const FULL_WIDTH_OFFSET = 0xfee0;

/** `YYYY-MM-DD HH:mm:ss` in Shanghai (UTC+8, no summer time) as a moment. Throws on any other form. */
export function shanghaiTime(issuedAt: string): Date {
  const moment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(issuedAt) ? new Date(`${issuedAt.replace(' ', 'T')}+08:00`) : null;
  if (moment === null || Number.isNaN(moment.getTime())) throw new Error('a document is dated YYYY-MM-DD HH:mm:ss');
  return moment;
}
