import iconv from 'iconv-lite';
import { concat } from '../../base/bytes.ts';
import { unreachable } from '../../base/result.ts';
import type { SlipLine } from '../layout/slip-line.ts';
import { printableLine } from '../layout/text-width.ts';
import { ESC_POS } from './commands.ts';

export interface EncodeOptions {
  /** `partial` leaves a point of paper standing; kiosks with a presenter need `full`. */
  readonly cut: 'full' | 'partial';
  /** Whether the printer is asked to tell of faults by itself (GS a). Asked behind ESC @, which ends it. */
  readonly automaticStatus?: boolean;
}

/** The byte stream of one slip: initialised, every line with its modes, Chinese in GB18030, cut. No status request in it. */
export function encodeSlip(lines: readonly SlipLine[], options: EncodeOptions): Uint8Array {
  const telling = options.automaticStatus === true ? [ESC_POS.automaticStatus] : [];
  return concat(ESC_POS.initialise, ...telling, ...lines.flatMap((line) => encodeLine(line, options)));
}

function encodeLine(line: SlipLine, options: EncodeOptions): readonly Uint8Array[] {
  switch (line.kind) {
    case 'text':
      return [
        ESC_POS.align[line.align],
        ESC_POS.size[line.size],
        line.strong ? ESC_POS.strongOn : ESC_POS.strongOff,
        encodeText(line.text),
        ESC_POS.lineFeed,
      ];
    case 'feed':
      return [ESC_POS.size.normal, ...Array.from({ length: line.lines }, () => ESC_POS.lineFeed)];
    case 'cut':
      return [ESC_POS.cut[options.cut]];
    default:
      return unreachable(line);
  }
}

/**
 * ASCII as it stands, everything else in GB18030 (two or four bytes a character) between FS & and FS . .
 * Control characters are dropped: no text can become a command.
 */
export function encodeText(text: string): Uint8Array {
  const runs = printableText(text).match(/[ -~]+|[^ -~]+/gu) ?? [];
  return concat(...runs.map(encodeRun));
}

function encodeRun(run: string): Uint8Array {
  const bytes = Uint8Array.from(iconv.encode(run, 'gb18030'));
  return (run.codePointAt(0) ?? 0) < 0x7f ? bytes : concat(ESC_POS.chineseOn, bytes, ESC_POS.chineseOff);
}

/** Keeps leading blanks: they align columns. */
function printableText(text: string): string {
  const blanks = /^ */.exec(text)?.[0] ?? '';
  return blanks + printableLine(text);
}
