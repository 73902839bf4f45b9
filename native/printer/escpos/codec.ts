import { unreachable } from '../../base/result.ts';
import type { SlipLine } from '../layout/slip-line.ts';
import { printableLine } from '../layout/text-width.ts';
import { enlarged } from '../raster/bitmap.ts';
import { CELL_DOTS, createGlyphs, type Glyphs } from '../raster/glyphs.ts';
import { qrCode } from '../raster/qr.ts';
import { ByteSink } from './byte-sink.ts';
import { codeOf, type PrinterCharacters } from './characters.ts';
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

/** Whether paper of a printer set like this shows the character itself; otherwise the code of it is drawn. */
export function paperShows(char: string, { characters, glyphs }: Pick<EncodeOptions, 'characters' | 'glyphs'>): boolean {
  return codeOf(char, characters ?? DEFAULTS.characters) !== null || (glyphs ?? GLYPHS).hasPicture(char);
}

/** The byte stream of one slip: initialised, every line with its modes, Chinese in GB18030, cut. No status request in it. */
export function encodeSlip(lines: readonly SlipLine[], options: EncodeOptions): Uint8Array {
  const encoding: Encoding = { ...DEFAULTS, ...options };
  const sink = new ByteSink();
  sink.push(ESC_POS.initialise);
  if (encoding.automaticStatus) sink.push(ESC_POS.automaticStatus);
  for (const line of lines) encodeLine(sink, line, encoding);
  return sink.taken();
}

function encodeLine(sink: ByteSink, line: SlipLine, encoding: Encoding): void {
  switch (line.kind) {
    case 'text': {
      encodeTextLine(sink, line, encoding);
      return;
    }
    case 'qr':
      for (const part of [ESC_POS.align.centre, encodeQr(line.text, encoding), ESC_POS.align.left]) sink.push(part);
      return;
    case 'feed':
      sink.push(ESC_POS.size.normal);
      for (let i = 0; i < line.lines; i += 1) sink.push(ESC_POS.lineFeed);
      return;
    case 'cut': {
      sink.push(ESC_POS.cut[encoding.cut]);
      return;
    }
    default:
      return unreachable(line);
  }
}

/** Pictures in the line are as high as ordinary text; a line of large text with a rare character in it is drawn as a whole. */
function encodeTextLine(sink: ByteSink, line: Extract<SlipLine, { kind: 'text' }>, encoding: Encoding): void {
  const text = printableText(line.text);
  sink.push(ESC_POS.align[line.align]);
  if (line.size === 'double' && [...text].some((char) => char > LAST_ASCII && codeOf(char, encoding.characters) === null)) {
    sink.push(ESC_POS.size.normal);
    sink.push(rasterPicture(encoding.glyphs.line(text, 2 * CELL_DOTS, line.strong)));
    return;
  }
  sink.push(ESC_POS.size[line.size]);
  sink.push(line.strong ? ESC_POS.strongOn : ESC_POS.strongOff);
  encodeCharacters(sink, text, encoding.characters, (char) => inLinePicture(encoding.glyphs.char(char, CELL_DOTS, line.strong)));
  sink.push(ESC_POS.lineFeed);
}

const LAST_ASCII = '~';

/** ASCII as it stands, what the font has in GB18030 between FS & and FS . , the rest as `picture` says. */
function encodeCharacters(sink: ByteSink, text: string, characters: PrinterCharacters, picture: (char: string) => Uint8Array): void {
  let chinese = false;
  const enter = (wanted: boolean): void => {
    if (chinese !== wanted) sink.push(wanted ? ESC_POS.chineseOn : ESC_POS.chineseOff);
    chinese = wanted;
  };
  for (const char of text) {
    const code = char <= LAST_ASCII ? null : codeOf(char, characters);
    enter(code !== null);
    if (code !== null) sink.push(code);
    else if (char <= LAST_ASCII) sink.pushByte(char.charCodeAt(0));
    else sink.push(picture(char));
  }
  enter(false);
}

/** Half the width of 58 mm paper at most, and modules that a telephone can tell apart. */
const QR_DOTS = 192;
const QR_MODULE_DOTS = { least: 3, most: 8 } as const;

function encodeQr(text: string, { qr }: Encoding): Uint8Array {
  const code = qrCode(text);
  const moduleDots = Math.min(QR_MODULE_DOTS.most, Math.max(QR_MODULE_DOTS.least, Math.floor(QR_DOTS / code.width)));
  return qr === 'command' ? qrCommands(text, moduleDots) : rasterPicture(enlarged(code, moduleDots));
}

/** Keeps leading blanks: they align columns. */
function printableText(text: string): string {
  const blanks = /^ */.exec(text)?.[0] ?? '';
  return blanks + printableLine(text);
}
