import iconv from 'iconv-lite';
import { concat } from '../../base/bytes.ts';
import { unreachable } from '../../base/result.ts';
import type { SlipLine } from '../layout/slip-line.ts';
import { printableLine } from '../layout/text-width.ts';
import { enlarged } from '../raster/bitmap.ts';
import { CELL_DOTS, createGlyphs, type Glyphs } from '../raster/glyphs.ts';
import { qrCode } from '../raster/qr.ts';
import { type PrinterCharacters, printerHas } from './characters.ts';
import { ESC_POS, qrCommands } from './commands.ts';
import { inLinePicture, rasterPicture } from './pictures.ts';

export interface EncodeOptions {
  /** `partial` leaves a point of paper standing; kiosks with a presenter need `full`. */
  readonly cut: 'full' | 'partial';
  /** Whether the printer is asked to tell of faults by itself (GS a). Asked behind ESC @, which ends it. */
  readonly automaticStatus?: boolean;
  /** What its font has; the rest is drawn. `gbk` unless told. */
  readonly characters?: PrinterCharacters;
  /** Who makes QR codes: the printer (GS ( k), unless told. */
  readonly qr?: 'command' | 'raster';
  readonly glyphs?: Glyphs;
}

type Encoding = Required<EncodeOptions>;

const GLYPHS = createGlyphs();
const DEFAULTS = { automaticStatus: false, characters: 'gbk', qr: 'command', glyphs: GLYPHS } as const;

/** The byte stream of one slip: initialised, every line with its modes, Chinese in GB18030, cut. No status request in it. */
export function encodeSlip(lines: readonly SlipLine[], options: EncodeOptions): Uint8Array {
  const encoding: Encoding = { ...DEFAULTS, ...options };
  const telling = encoding.automaticStatus ? [ESC_POS.automaticStatus] : [];
  return concat(ESC_POS.initialise, ...telling, ...lines.flatMap((line) => encodeLine(line, encoding)));
}

function encodeLine(line: SlipLine, encoding: Encoding): readonly Uint8Array[] {
  switch (line.kind) {
    case 'text':
      return encodeTextLine(line, encoding);
    case 'qr':
      return [ESC_POS.align.centre, encodeQr(line.text, encoding), ESC_POS.align.left];
    case 'feed':
      return [ESC_POS.size.normal, ...Array.from({ length: line.lines }, () => ESC_POS.lineFeed)];
    case 'cut':
      return [ESC_POS.cut[encoding.cut]];
    default:
      return unreachable(line);
  }
}

/** Pictures in the line are as high as ordinary text; a line of large text with a rare character in it is drawn as a whole. */
function encodeTextLine(line: Extract<SlipLine, { kind: 'text' }>, encoding: Encoding): readonly Uint8Array[] {
  const text = printableText(line.text);
  const known = (char: string) => printerHas(char, encoding.characters);
  if (line.size === 'double' && ![...text].every(known)) {
    const picture = encoding.glyphs.line(text, 2 * CELL_DOTS, line.strong);
    return [ESC_POS.align[line.align], ESC_POS.size.normal, rasterPicture(picture)];
  }
  const strong = line.strong ? ESC_POS.strongOn : ESC_POS.strongOff;
  const content = runsOf(text, known).map((run) =>
    run.known
      ? encodeRuns(run.text)
      : concat(...[...run.text].map((char) => inLinePicture(encoding.glyphs.char(char, CELL_DOTS, line.strong)))),
  );
  return [ESC_POS.align[line.align], ESC_POS.size[line.size], strong, ...content, ESC_POS.lineFeed];
}

/** Pieces of a text whose characters the printer all has, or all lacks. */
function runsOf(text: string, known: (char: string) => boolean): readonly { readonly text: string; readonly known: boolean }[] {
  const runs: { text: string; known: boolean }[] = [];
  for (const char of text) {
    const last = runs.at(-1);
    if (last?.known === known(char)) last.text += char;
    else runs.push({ text: char, known: known(char) });
  }
  return runs;
}

/** Half the width of 58 mm paper at most, and modules that a telephone can tell apart. */
const QR_DOTS = 192;
const QR_MODULE_DOTS = { least: 3, most: 8 } as const;

function encodeQr(text: string, { qr }: Encoding): Uint8Array {
  const code = qrCode(text);
  const moduleDots = Math.min(QR_MODULE_DOTS.most, Math.max(QR_MODULE_DOTS.least, Math.floor(QR_DOTS / code.width)));
  return qr === 'command' ? qrCommands(text, moduleDots) : rasterPicture(enlarged(code, moduleDots));
}

/**
 * ASCII as it stands, everything else in GB18030 (two or four bytes a character) between FS & and FS . .
 * Control characters are dropped: no text can become a command.
 */
export function encodeText(text: string): Uint8Array {
  return encodeRuns(printableText(text));
}

function encodeRuns(text: string): Uint8Array {
  const runs = text.match(/[ -~]+|[^ -~]+/gu) ?? [];
  return concat(...runs.map(encodeRun));
}

function encodeRun(run: string): Uint8Array {
  const bytes = Uint8Array.from(iconv.encode(run, 'gb18030'));
  return (run.codePointAt(0) ?? 0) < 0x7f ? bytes : concat(ESC_POS.chineseOn, bytes, ESC_POS.chineseOff);
}

/** Keeps leading blanks: they align columns. */
function printableText(text: string): string {
  const blanks = /^ */.exec(text)?.[0] ?? '';
  return blanks + printableLine(text);
}
