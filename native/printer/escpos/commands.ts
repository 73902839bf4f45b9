/**
 * ESC/POS commands that the driver sends, named as in the public command references of the printer makers
 * (Epson "ESC/POS Command Reference" and its clones). Nothing here is sent by any other name.
 */
const LF = 0x0a;
const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

export const ESC_POS = {
  /** ESC @: initialise; modes back to default. */
  initialise: Uint8Array.of(ESC, 0x40),
  /** LF: print the line. */
  lineFeed: Uint8Array.of(LF),
  /** ESC a n: justification, 0 left, 1 centre. */
  align: { left: Uint8Array.of(ESC, 0x61, 0), centre: Uint8Array.of(ESC, 0x61, 1) },
  /** ESC E n: emphasis. */
  strongOn: Uint8Array.of(ESC, 0x45, 1),
  strongOff: Uint8Array.of(ESC, 0x45, 0),
  /** GS ! n: character size, high nibble width - 1, low nibble height - 1. */
  size: { normal: Uint8Array.of(GS, 0x21, 0x00), double: Uint8Array.of(GS, 0x21, 0x11) },
  /** FS &, FS .: Chinese character mode on and off. */
  chineseOn: Uint8Array.of(FS, 0x26),
  chineseOff: Uint8Array.of(FS, 0x2e),
  /** ESC * 33: bit image of 24 dots in double density, followed by its columns as two bytes, low one first, and the columns. */
  bitImage: Uint8Array.of(ESC, 0x2a, 33),
  /** GS v 0 0: raster image in normal size, followed by bytes a row and rows, two bytes each, low one first, and the rows. */
  rasterImage: Uint8Array.of(GS, 0x76, 0x30, 0),
  /** GS V m n: feed to the cutter and n vertical units (3-5 mm) more, and cut; m = 65 full, 66 partial. */
  cut: { full: Uint8Array.of(GS, 0x56, 65, 40), partial: Uint8Array.of(GS, 0x56, 66, 40) },
  /** GS a n: send status by itself on changes of online state, error and roll paper (bits 1, 2, 3). */
  automaticStatus: Uint8Array.of(GS, 0x61, 0x0e),
  /** GS r 1: paper sensor status, answered when all data before it has been processed. */
  transmitPaperStatus: Uint8Array.of(GS, 0x72, 1),
  /** DLE DC4 8 with its fixed key: clear receive and print buffers, at once, also when offline. */
  clearBuffers: Uint8Array.of(DLE, 0x14, 8, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08),
} as const;

/** What DLE EOT n may ask for, answered at once, also when the printer is offline. */
export const REAL_TIME_STATUS = { printer: 1, offlineCause: 2, errorCause: 3, rollPaper: 4 } as const;
export type RealTimeStatusKind = keyof typeof REAL_TIME_STATUS;

/** DLE EOT n. */
export function realTimeStatusRequest(kind: RealTimeStatusKind): Uint8Array {
  return Uint8Array.of(DLE, 0x04, REAL_TIME_STATUS[kind]);
}

/** DLE ENQ 2: recover from an error that can be recovered from, all that was waiting thrown away. At once, also when offline. */
export const RECOVER_AND_CLEAR = Uint8Array.of(DLE, 0x05, 2);

const QR_CODE = 49;
/** Functions of GS ( k for QR codes: model 2 (165), module size (167), error correction M (169), store (180), print (181). */
const QR = { model: 65, moduleSize: 67, errorCorrection: 69, store: 80, print: 81, model2: 50, levelM: 49, dataMode: 48 } as const;
const QR_TEXT_MAX = 1_000;

/** GS ( k: the printer makes and prints a QR code of `text` (ASCII), its modules `moduleDots` wide. Throws on any other text: a bug. */
export function qrCommands(text: string, moduleDots: number): Uint8Array {
  if (!/^[ -~]+$/.test(text) || text.length > QR_TEXT_MAX) throw new Error('a QR code for the printer holds 1 to 1000 ASCII characters');
  const data = [...text].map((char) => char.charCodeAt(0));
  const parts: readonly (readonly number[])[] = [
    [QR.model, QR.model2, 0],
    [QR.moduleSize, moduleDots],
    [QR.errorCorrection, QR.levelM],
    [QR.store, QR.dataMode, ...data],
    [QR.print, QR.dataMode],
  ];
  return Uint8Array.from(
    parts.flatMap((part) => {
      const length = part.length + 1;
      return [GS, 0x28, 0x6b, length & 0xff, length >> 8, QR_CODE, ...part];
    }),
  );
}

const PROCESS_ID = /^[ -~]{4}$/;

/** GS ( H function 48: the printer sends `id` (4 characters, 20h-7Eh) back when the print data before it came out on paper. Throws on another id. */
export function processIdRequest(id: string): Uint8Array {
  if (!PROCESS_ID.test(id)) throw new Error('a process id has four printable ASCII characters');
  return Uint8Array.of(GS, 0x28, 0x48, 6, 0, 48, 48, ...[...id].map((char) => char.charCodeAt(0)));
}
