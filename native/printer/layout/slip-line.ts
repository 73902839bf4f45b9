/** A slip as a fixed-width printer sees it: lines of text on a grid, blank lines, one cut. */
export type SlipLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre';
      readonly size: SlipTextSize;
      readonly strong: boolean;
    }
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };

/** `double` is twice as wide and twice as high: half as many columns. */
export type SlipTextSize = 'normal' | 'double';

/** A line of ordinary text. */
export function textLine(
  text: string,
  options: { readonly align?: 'left' | 'centre'; readonly size?: SlipTextSize; readonly strong?: boolean } = {},
): SlipLine {
  return { kind: 'text', text, align: options.align ?? 'left', size: options.size ?? 'normal', strong: options.strong ?? false };
}

/** Lines without text. */
export function feed(lines: number): SlipLine {
  return { kind: 'feed', lines };
}
