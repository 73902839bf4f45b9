/** Whatever a terminal has to read codes with: readers on a line, and readers that type. */
import type { BarcodeReader } from './barcode-reader.ts';

export interface CodeReader extends BarcodeReader {
  /** A reader that plays a keyboard has typed this code in the window. What nobody waits for is dropped. */
  typed(code: string): void;
}
