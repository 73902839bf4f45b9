/** A picture of black and white dots, row by row from the upper left; 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

export function blankBitmap(width: number, height: number): Bitmap {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** Puts the black dots of `picture` on `ground`; what stands over its edge is cut off. */
export function stamp(ground: Bitmap, picture: Bitmap, left: number, top: number): void {
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const inside = left + x >= 0 && left + x < ground.width && top + y >= 0 && top + y < ground.height;
      if (inside && picture.dots[y * picture.width + x] === 1) ground.dots[(top + y) * ground.width + left + x] = 1;
    }
  }
}

/** Each dot `times` as wide and high. */
export function enlarged(picture: Bitmap, times: number): Bitmap {
  const large = blankBitmap(picture.width * times, picture.height * times);
  for (let y = 0; y < large.height; y += 1) {
    for (let x = 0; x < large.width; x += 1) {
      large.dots[y * large.width + x] = picture.dots[Math.floor(y / times) * picture.width + Math.floor(x / times)] ?? 0;
    }
  }
  return large;
}
