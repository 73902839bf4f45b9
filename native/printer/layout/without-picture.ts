import type { SlipBlock, SlipDocument } from '../../ports/slip-document.ts';
import type { PrintReceipt } from '../../ports/slip-printer.ts';
import { isPlain, printableLine } from './text-width.ts';

/** A document as it is printed, and the characters in it of which no font has a picture, each once. */
export interface Told {
  readonly document: SlipDocument;
  readonly withoutPicture: readonly string[];
}

/**
 * The document with a sentence that names the characters that are printed as their code, so that nobody takes a code for the name.
 * `hasPicture`: whether paper shows the character itself.
 */
export function tellingCodes(document: SlipDocument, hasPicture: (char: string) => boolean): Told {
  const found = new Set<string>();
  for (const text of textsOf(document)) {
    if (isPlain(text)) continue;
    for (const char of printableLine(text)) if (!isPlain(char) && !hasPicture(char)) found.add(char);
  }
  if (found.size === 0) return { document, withoutPicture: [] };
  const withoutPicture = [...found].map(codeOf);
  const text = `有的字本机字库没有，印的是它的编码，不是字。Printed as their codes: ${withoutPicture.join(' ')}`;
  return { document: { ...document, blocks: [...document.blocks, { kind: 'notice', text }] }, withoutPicture };
}

/** What the printer said came out, and with which characters as codes. */
export function receiptOf(serial: string, withoutPicture: readonly string[]): PrintReceipt {
  return { media: 'presented', serial, ...(withoutPicture.length === 0 ? {} : { withoutPicture }) };
}

/** `U+2EBF0`. */
function codeOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function textsOf({ title, titleEn, outlet, terminal, hotline, footNote, serial, blocks }: SlipDocument): readonly string[] {
  return [title, titleEn ?? '', outlet, terminal, hotline, footNote ?? '', serial, ...blocks.flatMap(textsIn)];
}

function textsIn(block: SlipBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text, block.textEn ?? ''];
    case 'line':
      return [block.label, block.labelEn ?? '', block.value];
    case 'text':
    case 'notice':
      return [block.text];
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat(), ...(block.totals ?? [])];
    case 'code':
      return [block.caption];
    case 'rule':
      return [];
  }
}
