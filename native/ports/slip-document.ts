/** What stands on paper, without saying how: one model for the 80 mm slip, the 80 mm PDF and the A4 PDF. */
export type SlipBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly textEn?: string }
  | { readonly kind: 'line'; readonly label: string; readonly labelEn?: string; readonly value: string; readonly strong?: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'left' | 'centre'; readonly strong?: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly SlipColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly totals?: readonly string[];
    }
  | { readonly kind: 'notice'; readonly text: string }
  /** A QR code of an ASCII text, and below it what it is for. */
  | { readonly kind: 'code'; readonly text: string; readonly caption: string }
  | { readonly kind: 'rule' };

export interface SlipColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Share of the width; the renderer scales the shares to the paper. */
  readonly share: number;
}

export interface SlipDocument {
  readonly title: string;
  readonly titleEn?: string;
  /** Slip serial: the same on a reprint. */
  readonly serial: string;
  /** `YYYY-MM-DD HH:mm:ss` in Shanghai. */
  readonly issuedAt: string;
  readonly outlet: string;
  readonly terminal: string;
  readonly blocks: readonly SlipBlock[];
  /** Printed at the foot: whom to call. */
  readonly hotline: string;
  readonly reprint?: boolean;
  /** On A4, at the foot of each page in place of the sentence for cardholders. */
  readonly footNote?: string;
}
