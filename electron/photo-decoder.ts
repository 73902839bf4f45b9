/**
 * A licensed photo decoder as a program of its own: its binaries, their crashes and their licence files stay out of this process.
 * None comes with the program.
 */
import { execFile } from 'node:child_process';
import { err, ok, type Result } from '../native/base/result.ts';
import type { PhotoDecoder } from '../native/idreader/photo.ts';

export interface PhotoDecoderSettings {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly timeoutMs: number;
}

type Image = { readonly mediaType: 'image/png' | 'image/bmp' | 'image/jpeg'; readonly bytes: Uint8Array };

/** 102 × 126 pixels are 39 kB as BMP; anything far beyond is no photo of a card. */
const MOST_BYTES = 1_000_000;
const BEGINNINGS = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/bmp', [0x42, 0x4d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
] as const;

/** Runs the program once a photo: WLT on its standard input, the image on its standard output. */
export function photoDecoderOf(settings: PhotoDecoderSettings): PhotoDecoder {
  return (wlt) =>
    new Promise((resolve) => {
      const options = { encoding: 'buffer', timeout: settings.timeoutMs, maxBuffer: MOST_BYTES, killSignal: 'SIGKILL' } as const;
      const child = execFile(settings.program, [...settings.arguments], options, (error, output) => {
        resolve(error === null ? imageOf(new Uint8Array(output)) : err('the photo decoder failed'));
      });
      // A program that does not read to the end breaks the pipe: its exit is what counts.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(wlt);
    });
}

function imageOf(bytes: Uint8Array): Result<Image, string> {
  const known = BEGINNINGS.find(([, beginning]) => beginning.every((byte, i) => bytes[i] === byte));
  return known === undefined ? err('the photo decoder gave no image') : ok({ mediaType: known[0], bytes });
}
