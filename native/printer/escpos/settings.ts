import type { PrinterCharacters } from './characters.ts';

/** How this printer model differs from others. */
export interface EscPosSettings {
  /** Half-width characters on a line: PAPER_COLUMNS. */
  readonly columns: number;
  readonly cut: 'full' | 'partial';
  /**
   * What the printer answers when the slip is out. `processId`: GS ( H function 48, sent when printing is completed: use it
   * wherever the model has it. `paperSensor`: GS r 1, sent when the data has been processed; weaker, for older models.
   */
  readonly confirmation: 'processId' | 'paperSensor';
  /** Whether GS a is sent, so that a fault is heard of before the next poll. */
  readonly automaticStatus: boolean;
  /** What the printer's font has. Anything else is drawn, so a set that is too small is never wrong. */
  readonly characters: PrinterCharacters;
  /** `command`: GS ( k; `raster`: drawn here, for printers that do not know it. */
  readonly qr: 'command' | 'raster';
}

export const DEFAULT_ESC_POS_SETTINGS: EscPosSettings = {
  columns: 48,
  cut: 'full',
  confirmation: 'processId',
  automaticStatus: true,
  characters: 'gbk',
  qr: 'command',
};

/** All waiting of the driver, in milliseconds. */
export interface EscPosDelays {
  /** For one answer to DLE EOT. Real printers answer in 20-100 ms. */
  readonly statusMs: number;
  /** Between two looks at the printer while a slip is being printed. */
  readonly pollMs: number;
  /** From the last byte sent to the printer's word that the slip is out, beside `byteMs`. */
  readonly printMs: number;
  /** More for each byte of the slip: the slowest line (9600 baud, 1.04 ms) and head (60 mm/s, 48 bytes in 3.75 mm). */
  readonly byteMs: number;
}

/** From a slip of so many bytes being sent, or taken by the link, to the last moment at which a word of it is waited for. */
export function printingMs({ printMs, byteMs }: EscPosDelays, bytes: number): number {
  return printMs + Math.round(bytes * byteMs);
}

export const DEFAULT_ESC_POS_DELAYS: EscPosDelays = { statusMs: 1_000, pollMs: 300, printMs: 20_000, byteMs: 1.3 };
