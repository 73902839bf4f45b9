/** Names with rare characters: each is on paper as itself or, where no font has it, as its code with a sentence that says so. */
import { describe, expect, it } from 'vitest';
import { systemClock } from '../base/clock.ts';
import type { SlipDocument } from '../ports/slip-document.ts';
import { createEscPosPrinterSim } from '../sim/printer/escpos-sim.ts';
import { createEscPosPrinter } from './escpos/driver.ts';
import { DEFAULT_ESC_POS_SETTINGS } from './escpos/settings.ts';
import { renderA4 } from './pdf/a4.ts';
import { loadFonts } from './pdf/fonts.ts';
import { faceWith } from './pdf/typeface.ts';
import { createGlyphs } from './raster/glyphs.ts';
import { personalInformation } from './samples.fixture.ts';

/** GB 18030-2022, implementation level 3: the Unified Ideographs of Unicode 11. */
const LEVEL_3: readonly (readonly [string, number, number])[] = [
  ['CJK Unified Ideographs', 0x4e00, 0x9fef],
  ['Extension A', 0x3400, 0x4db5],
  ['Extension B', 0x20000, 0x2a6d6],
  ['Extension C', 0x2a700, 0x2b734],
  ['Extension D', 0x2b740, 0x2b81d],
  ['Extension E', 0x2b820, 0x2cea1],
  ['Extension F', 0x2ceb0, 0x2ebe0],
];
/** Of surnames and given names, in planes 0, 2 and 3. */
const OF_NAMES = Array.from('䶮㐂㑇㛃㬎䲟堃喆瑠囍昇赟頔祎靐龘叕鿫鿬𠮷𠅤𠳐𡈙𣈶𣗋𤩽𤫉𦈡𧿹𨭎𨱏𩽾𩾃𪟝𪣻𫄨𫍣𫍯𫖮𫠆𫮃𬀩𬍛𬎆𬙂𬤊𬬭𬭎𮧵𰻝');
/** Extension I, of which no open font of Debian has a picture; a private code of an old card. */
const NO_FONT = { unified: '\u{2ebf0}', private: '\ue123' } as const;

const signal = new AbortController().signal;
const named = (name: string): SlipDocument => ({
  ...personalInformation,
  blocks: [{ kind: 'line', label: '姓名', labelEn: 'Name', value: name, strong: true }],
});

describe('pictures of characters', () => {
  const fonts = loadFonts();
  const without = (from: number, to: number) => {
    const missing: string[] = [];
    for (let code = from; code <= to; code += 1) {
      const char = String.fromCodePoint(code);
      if (faceWith(fonts, fonts.regular, char) === null || faceWith(fonts, fonts.bold, char) === null) missing.push(code.toString(16));
    }
    return missing;
  };

  it.each(LEVEL_3)('%s of GB 18030-2022 level 3 have one each', (_, from, to) => {
    expect(without(from, to)).toEqual([]);
  });

  it.each(OF_NAMES)('%s', (char) => {
    const glyphs = createGlyphs();
    expect(glyphs.hasPicture(char)).toBe(true);
    const ink = glyphs.char(char, 24, false).dots.reduce((sum, dot) => sum + dot, 0);
    expect(ink).toBeGreaterThan(40);
  });

  it('never come from a font’s own private codes: another character would pass for the name', () => {
    for (const char of ['\ue000', '\ue123', '\uf8ff', '\u{f0000}']) expect(createGlyphs().hasPicture(char)).toBe(false);
  });

  it.each(['\u{2ceb0}', '\u{2c09b}'])('keep thin strokes on a slip: both of %s, which looks like 十', (char) => {
    const { dots } = createGlyphs().char(char, 24, false);
    const rows = Array.from({ length: 24 }, (_, y) => dots.slice(24 * y, 24 * y + 24).reduce((sum, dot) => sum + dot, 0));
    expect(Math.max(...rows)).toBeGreaterThan(12);
  });
});

describe('a name that no font has whole', () => {
  const name = `王${NO_FONT.unified}${NO_FONT.private}`;
  const codes = ['U+2EBF0', 'U+E123'];

  it('is on A4 with its codes, and the receipt says which', async () => {
    expect((await renderA4(named(name))).withoutPicture).toEqual(codes);
    expect((await renderA4(named('王𠮷䶮𮧵'))).withoutPicture).toEqual([]);
  });

  it('is on the slip with its codes and a sentence that they are codes', async () => {
    const sim = createEscPosPrinterSim();
    const printed = await createEscPosPrinter({ link: sim.link, clock: systemClock }).print(named(name), signal);
    expect(printed).toMatchObject({ ok: true, value: { withoutPicture: codes } });
    const text = sim.slips()[0]?.text.replace(/\s/g, '');
    expect(text).toContain('印的是它的编码，不是字');
    expect(text).toContain('U+2EBF0U+E123');
  });

  it('says nothing of codes where there are none', async () => {
    const sim = createEscPosPrinterSim();
    const printed = await createEscPosPrinter({ link: sim.link, clock: systemClock }).print(named('王𠮷䶮𮧵'), signal);
    expect(printed).toEqual({ ok: true, value: { media: 'presented', serial: personalInformation.serial } });
    expect(sim.slips()[0]?.text).not.toContain('编码');
  });

  it('is left to a printer whose own font has all of GB 18030, but for private codes', async () => {
    const sim = createEscPosPrinterSim();
    const settings = { ...DEFAULT_ESC_POS_SETTINGS, characters: 'gb18030' } as const;
    const printed = await createEscPosPrinter({ link: sim.link, clock: systemClock, settings }).print(named(name), signal);
    expect(printed).toMatchObject({ ok: true, value: { withoutPicture: ['U+E123'] } });
  });
});
