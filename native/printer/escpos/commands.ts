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

const PROCESS_ID = /^[ -~]{4}$/;

/** GS ( H function 48: the printer sends `id` (4 characters, 20h-7Eh) back when the print data before it came out on paper. Throws on another id. */
export function processIdRequest(id: string): Uint8Array {
  if (!PROCESS_ID.test(id)) throw new Error('a process id has four printable ASCII characters');
  return Uint8Array.of(GS, 0x28, 0x48, 6, 0, 48, 48, ...[...id].map((char) => char.charCodeAt(0)));
}
