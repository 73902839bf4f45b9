import type { Tag } from './pen.ts';

/** The tree by which a tagged PDF is read aloud (ISO 32000-1 §14.7, §14.8): pieces in reading order, tables as rows of cells. */
export class Structure {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #table: PDFKit.PDFStructureElement | null = null;
  #row: PDFKit.PDFStructureElement | null = null;
  /** Inside a piece nothing else begins: its lines and fills belong to it. */
  #inside = false;

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
  }

  tagged(tag: Tag | 'Figure', draw: () => void, alt?: string): void {
    if (this.#inside) {
      draw();
      return;
    }
    if (this.#row === null) this.#endTable();
    const piece = this.#pdf.struct(tag, alt === undefined ? {} : { alt });
    (this.#row ?? this.#root).add(piece);
    piece.add(() => this.#within(draw));
    piece.end();
  }

  row(draw: () => void): void {
    if (this.#table === null) {
      this.#table = this.#pdf.struct('Table');
      this.#root.add(this.#table);
    }
    this.#row = this.#pdf.struct('TR');
    this.#table.add(this.#row);
    draw();
    this.#row.end();
    this.#row = null;
  }

  artifact(draw: () => void): void {
    if (this.#inside) {
      draw();
      return;
    }
    this.#pdf.markContent('Artifact');
    this.#within(draw);
    this.#pdf.endMarkedContent();
  }

  #endTable(): void {
    this.#table?.end();
    this.#table = null;
  }

  #within(draw: () => void): void {
    this.#inside = true;
    draw();
    this.#inside = false;
  }
}
