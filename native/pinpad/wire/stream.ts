/** What comes over a pad's line: frames, and between them single bytes that stand for keys. */

export type PadItem =
  | { readonly kind: 'frame'; readonly body: Uint8Array }
  /** A frame whose check is wrong, or that never ended. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'key'; readonly byte: number };

/** Takes a stream that is cut anywhere into items, in order. */
export interface PadStream {
  push(chunk: Uint8Array): readonly PadItem[];
  /** The line has fallen silent: a frame that has begun will not end. Nothing of it is taken for keys. */
  flush(): readonly PadItem[];
}
