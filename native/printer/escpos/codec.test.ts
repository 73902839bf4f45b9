import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cannotTestHere } from '../../../test/support/cannot.ts';
import { COMMANDS, GB18030 } from '../../../test/vectors/escpos.ts';
import { hex, toHex } from '../../base/bytes.ts';
import { layoutSlip } from '../layout/layout.ts';
import { feed, textLine } from '../layout/slip-line.ts';
import { personalInformation } from '../samples.fixture.ts';
import { encodeSlip, encodeText } from './codec.ts';
import { ESC_POS, processIdRequest, realTimeStatusRequest } from './commands.ts';

/** The bytes of the text without FS & and FS . , which stand nowhere inside GB 18030. */
function textBytes(encoded: Uint8Array): Uint8Array {
  return hex(
    toHex(encoded)
      .replace(/(..)/g, '$1 ')
      .replaceAll(/1C (26|2E) /g, ''),
  );
}

/** GB 18030-2022 moved these from private use to real characters; decoders and printers of different years disagree about them. */
const MOVED_IN_2022 = /[\ue5e5\ue78d-\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864\ufe10-\ufe19\u9fb4-\u9fbb]/gu;
const text = fc.string({ unit: 'binary', maxLength: 80 }).map((each) => each.toWellFormed().replaceAll(MOVED_IN_2022, ''));

/** What of a text can be seen. */
function seen(each: string): string {
  return each.replace(/[\p{Cc}\p{Cf}\p{Z}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '');
}

describe('commands of the driver', () => {
  it.each([
    ['ESC @', ESC_POS.initialise],
    ['LF', ESC_POS.lineFeed],
    ['ESC a 0', ESC_POS.align.left],
    ['ESC a 1', ESC_POS.align.centre],
    ['ESC E 0', ESC_POS.strongOff],
    ['ESC E 1', ESC_POS.strongOn],
    ['GS ! normal', ESC_POS.size.normal],
    ['GS ! twice as wide and high', ESC_POS.size.double],
    ['FS &', ESC_POS.chineseOn],
    ['FS .', ESC_POS.chineseOff],
    ['GS V 65, 40', ESC_POS.cut.full],
    ['GS V 66, 40', ESC_POS.cut.partial],
    ['GS a online, error, roll paper', ESC_POS.automaticStatus],
    ['GS r 1', ESC_POS.transmitPaperStatus],
    ['DLE DC4 8', ESC_POS.clearBuffers],
    ['GS ( H fn 48, id "K07Z"', processIdRequest('K07Z')],
    ['DLE EOT 1', realTimeStatusRequest('printer')],
    ['DLE EOT 2', realTimeStatusRequest('offlineCause')],
    ['DLE EOT 3', realTimeStatusRequest('errorCause')],
    ['DLE EOT 4', realTimeStatusRequest('rollPaper')],
  ] as const)('%s', (name, bytes) => {
    expect(toHex(bytes)).toBe(toHex(hex(COMMANDS[name])));
  });

  it.each(['', 'ABC', 'ABCDE', 'AB\u0000D', '张三李四'])('takes the process id %j for a bug', (id) => {
    expect(() => processIdRequest(id)).toThrow();
  });
});

describe('text for the printer', () => {
  it.each(GB18030)('%s is %s', (char, bytes) => {
    expect(toHex(textBytes(encodeText(char)))).toBe(toHex(hex(bytes)));
  });

  it('stands in Chinese mode where it is Chinese, and only there', () => {
    expect(toHex(encodeText('No.𠮷,12'))).toBe(toHex(hex('4E6F2E 1C26 9534B235 1C2E 2C3132')));
  });

  it('keeps the blanks that align a column', () => {
    expect(toHex(encodeText('  12'))).toBe('20203132');
  });

  it('is what an independent decoder reads, any character of Unicode', () => {
    fc.assert(
      fc.property(text, (each) => {
        const printed = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(textBytes(encodeText(`-${each}-`)));
        expect(printed).not.toMatch(/\p{Cc}/u);
        expect(seen(printed.slice(1, -1))).toBe(seen(each));
      }),
    );
  });

  it('never carries a byte that could be a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (each) => {
        expect(textBytes(encodeText(each)).every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true);
      }),
    );
  });

  const name = 'names in the bytes that the system converter gives';
  if (existsSync('/usr/bin/iconv')) {
    it(name, () => {
      for (const holder of ['欧阳𠮷安', '䶮㐂', '阿卜杜热西提·吾布力艾山', '李㑇'])
        expect(toHex(textBytes(encodeText(holder)))).toBe(
          toHex(new Uint8Array(execFileSync('/usr/bin/iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: holder }))),
        );
    });
  } else cannotTestHere(name, 'no iconv');
});

describe('a slip for the printer', () => {
  it('is initialised, set line by line, and cut', () => {
    const lines = [textLine('张三', { align: 'centre', size: 'double', strong: true }), feed(2), textLine('A'), { kind: 'cut' as const }];
    expect(toHex(encodeSlip(lines, { cut: 'full' }))).toBe(
      toHex(
        hex(
          '1B40 1B6101 1D2111 1B4501 1C26 D5C5C8FD 1C2E 0A' + // centred, double, bold
            '1D2100 0A 0A' + // two blank lines
            '1B6100 1D2100 1B4500 41 0A' + // left, normal
            '1D564128',
        ),
      ),
    );
  });

  it('asks for automatic status behind ESC @, which would end it', () => {
    expect(toHex(encodeSlip([], { cut: 'full', automaticStatus: true }))).toBe('1B401D610E');
  });

  it('ends with a partial cut where the printer has no presenter', () => {
    expect(toHex(encodeSlip(layoutSlip(personalInformation), { cut: 'partial' }))).toMatch(/0A1D564228$/);
  });
});
