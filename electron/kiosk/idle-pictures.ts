/** Pictures of the first page, from a folder of the outlet's own: which of them can be shown, and under which address. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** Begins each address; what follows is the picture's place in the configuration, so that a file may have any name. */
const ADDRESS = '/idle/';
const ADDRESS_PATTERN = /^\/idle\/(\d{1,2})\.(?:png|jpe?g|webp|svg)$/;
/** A photograph that fills a screen; anything far beyond slows the window down. */
const PICTURE_LIMIT_BYTES = 8_000_000;
const SVG_SEARCHED_CHARACTERS = 1_000;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]; // PNG (ISO/IEC 15948) §5.2
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff]; // JPEG (ITU-T T.81) annex B: SOI and the next marker
const WEBP_FORM = [8, 'WEBP'] as const; // RFC 9649 §2.4: RIFF, size, WEBP

/** Each kind by its ending, and how its content begins. */
const KINDS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  '.png': (bytes) => begins(bytes, PNG_SIGNATURE),
  '.jpg': (bytes) => begins(bytes, JPEG_SIGNATURE),
  '.jpeg': (bytes) => begins(bytes, JPEG_SIGNATURE),
  '.webp': (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, WEBP_FORM[0], 4) === WEBP_FORM[1],
  '.svg': (bytes) => /<svg[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, SVG_SEARCHED_CHARACTERS))),
};
export const PICTURE_ENDINGS: readonly string[] = Object.keys(KINDS);

export type IdlePictureFault = 'idle.pictureMissing' | 'idle.pictureUnusable';

export interface IdlePicture {
  /** As the configuration names it. */
  readonly name: string;
  readonly file: string;
  /** What the page asks for. */
  readonly address: string;
  readonly fault: IdlePictureFault | null;
}

/** Looks at each picture as it lies there now: whether it is one of the kinds that are shown, and inside of its folder. */
export function idlePictures(folder: string | undefined, names: readonly string[]): readonly IdlePicture[] {
  return names.map((name, place) => {
    const file = join(folder ?? '', name);
    const ending = extname(name).toLowerCase();
    return { name, file, address: `${ADDRESS}${place}${ending}`, fault: faultOf(folder ?? '', file, KINDS[ending]) };
  });
}

/** Addresses of those that can be shown. */
export function shownPictures(pictures: readonly IdlePicture[]): readonly string[] {
  return pictures.flatMap(({ address, fault }) => (fault === null ? [address] : []));
}

/** The file behind an address; `null`: it is no address of a picture, or of one that is not shown. */
export function pictureFile(pictures: readonly IdlePicture[], pathname: string): string | null {
  const place = ADDRESS_PATTERN.exec(pathname)?.[1];
  const picture = place === undefined ? undefined : pictures[Number(place)];
  return picture?.fault === null && picture.address === pathname ? picture.file : null;
}

function faultOf(folder: string, file: string, looksRight: ((bytes: Uint8Array) => boolean) | undefined): IdlePictureFault | null {
  try {
    // A link may lead out of the folder: what counts is where the file truly lies.
    const real = realpathSync(file);
    if (!real.startsWith(realpathSync(folder) + sep)) return 'idle.pictureUnusable';
    if (statSync(real).size > PICTURE_LIMIT_BYTES) return 'idle.pictureUnusable';
    return looksRight?.(readFileSync(real)) === true ? null : 'idle.pictureUnusable';
  } catch {
    return 'idle.pictureMissing';
  }
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
