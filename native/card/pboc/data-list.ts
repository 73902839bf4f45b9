/** Data object lists (DOL, EMV book 3 §5.4): tags and lengths without values, as a PDOL or a log format has them. */
import { err, ok, type Result } from '../../base/result.ts';
import { readTag } from '../../base/tlv.ts';

export interface DataListEntry {
  readonly tag: number;
  /** Bytes that the value takes. */
  readonly length: number;
}

/** The entries in order; the error says at which byte the list breaks off. */
export function parseDataList(list: Uint8Array): Result<readonly DataListEntry[], string> {
  const entries: DataListEntry[] = [];
  for (let at = 0; at < list.length;) {
    const tag = readTag(list, at);
    if (!tag.ok) return err(`byte ${tag.error.offset}: ${tag.error.reason}`);
    const length = list[tag.value.end];
    if (length === undefined) return err(`byte ${tag.value.end}: a length is missing`);
    entries.push({ tag: tag.value.number, length });
    at = tag.value.end + 1;
  }
  return ok(entries);
}
