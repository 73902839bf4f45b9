import PDFDocument from 'pdfkit';
import { faceOf, type FontFace, isOpenedFont } from './face.ts';

export interface PdfFonts {
  readonly regular: FontFace;
  readonly bold: FontFace;
  /** For characters that those two do not have, opened when the first is met: those that are installed, none where there are none. */
  readonly rare: () => readonly FontFace[];
}

/** Where systems keep Noto Sans CJK: Debian and Ubuntu, Arch, Fedora, Windows. */
export const FONT_DIRECTORIES: readonly string[] = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto-sans-cjk-fonts',
  'C:/Windows/Fonts',
];

/** The simplified-Chinese faces: the same code points have other shapes in the Japanese ones. */
const FACES = {
  regular: { file: 'NotoSansCJK-Regular.ttc', face: 'NotoSansCJKsc-Regular' },
  bold: { file: 'NotoSansCJK-Bold.ttc', face: 'NotoSansCJKsc-Bold' },
} as const;

/**
 * Hanazono Mincho: all of GB 18030-2022 level 3 and Unicode 10, where Noto Sans CJK has a twentieth of planes 2 and 3. Its forms are
 * those of the code charts, serifed; better a name in another hand than no name.
 */
const RARE = {
  directories: ['/usr/share/fonts/truetype/hanazono', '/usr/share/fonts/hanazono'],
  files: ['HanaMinA.ttf', 'HanaMinB.ttf'],
} as const;

const opened = new Map<string, PdfFonts>();

/**
 * The fonts of the printed documents, opened on first use (about 0.2 s) and kept: both files are 19 MB.
 * Throws where the fonts are not installed; the message names the Debian package.
 */
export function loadFonts(directories: readonly string[] = FONT_DIRECTORIES): PdfFonts {
  const key = directories.join('\n');
  const known = opened.get(key);
  if (known !== undefined) return known;
  const fonts = { regular: openFace(FACES.regular, directories), bold: openFace(FACES.bold, directories), rare: rareFaces };
  opened.set(key, fonts);
  return fonts;
}

let rare: readonly FontFace[] | null = null;

function rareFaces(): readonly FontFace[] {
  rare ??= RARE.files.flatMap((file) => {
    for (const directory of RARE.directories) {
      const face = tryOpen(`${directory}/${file}`);
      if (face !== null) return [face];
    }
    return [];
  });
  return rare;
}

interface FaceFile {
  readonly file: string;
  readonly face: string;
}

function openFace({ file, face }: FaceFile, directories: readonly string[]): FontFace {
  for (const directory of directories) {
    const found = tryOpen(`${directory}/${file}`, face);
    if (found !== null) return found;
  }
  throw new Error(
    `No Chinese font for printing: ${file} was not found in ${directories.join(', ')}. On Debian install the package fonts-noto-cjk.`,
  );
}

/** The face, or `null` where there is no such file. Throws where the file is there but cannot be used. */
function tryOpen(path: string, face?: string): FontFace | null {
  const scratch = new PDFDocument({ autoFirstPage: false });
  try {
    if (face === undefined) scratch.font(path);
    else scratch.font(path, face);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw new Error(`The font ${path} cannot be used (face ${face ?? 'of its own'}).`, { cause: error });
  }
  return faceOf(fontOf(scratch));
}

/** pdfkit opens the font and can be given the opened one again, but has no public name for it; the version is pinned and tested. */
function fontOf(scratch: PDFKit.PDFDocument) {
  const embedded: unknown = Reflect.get(scratch, '_font');
  const font: unknown = typeof embedded === 'object' && embedded !== null ? Reflect.get(embedded, 'font') : undefined;
  if (!isOpenedFont(font)) throw new Error('pdfkit keeps its opened font elsewhere than expected');
  return font;
}
