/** The photo of the chip. Its compression (WLT) is not published and every decoder is a licensed binary, so none comes with the program. */
import type { Result } from '../base/result.ts';
import type { IdPhoto } from '../ports/id-reader.ts';

/** What a licensed decoder is to the driver: compressed bytes in, an image that a screen can show out; or why not. */
export type PhotoDecoder = (wlt: Uint8Array) => Promise<Result<NonNullable<IdPhoto['image']>, string>>;

/** The photo with its image where a decoder is there and understands it. */
export async function decodePhoto(wlt: Uint8Array, decoder: PhotoDecoder | null): Promise<IdPhoto> {
  const decoded = decoder === null ? null : await decoder(wlt);
  return { wlt, image: decoded?.ok === true ? decoded.value : null };
}
