import { printableLine } from '../layout/text-width.ts';
import { qrCode } from '../raster/qr.ts';
import { lineHeightPt, type TextStyle } from './pen.ts';
import { type Measures, type Strip, wrapText } from './strip.ts';

const MODULE_PT = 1.9;
/** ISO/IEC 18004 §6.3.8: four modules of white around it. */
const QUIET_MODULES = 4;

/** A QR code in the middle, its caption below; both stay together. */
export function codeStrip(measures: Measures, text: string, caption: string, style: TextStyle): Strip {
  const { ruler, leftPt, rightPt } = measures;
  const code = qrCode(text);
  const sidePt = (code.width + 2 * QUIET_MODULES) * MODULE_PT;
  const lines = wrapText(ruler, printableLine(caption), rightPt - leftPt, style);
  return {
    heightPt: sidePt + lines.length * lineHeightPt(style),
    role: 'parts',
    draw: (pen, topPt) => {
      const x = (leftPt + rightPt - code.width * MODULE_PT) / 2;
      const y = topPt + QUIET_MODULES * MODULE_PT;
      const draw = (): void => {
        for (const run of rowRuns(code))
          pen.fill(x + run.x * MODULE_PT, y + run.y * MODULE_PT, run.length * MODULE_PT, MODULE_PT, '#000000');
      };
      pen.tagged('Figure', draw, `QR ${text}`);
      pen.tagged('P', () => {
        lines.forEach((line, i) => pen.textCentred(line, leftPt, rightPt, topPt + sidePt + i * lineHeightPt(style), style));
      });
    },
  };
}

interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** Black modules that touch in a row, as one rectangle: no white hairlines between them. */
function rowRuns({ width, height, dots }: ReturnType<typeof qrCode>): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (dots[y * width + x] !== 1) continue;
      const from = x;
      while (x < width && dots[y * width + x] === 1) x += 1;
      runs.push({ x: from, y, length: x - from });
    }
  }
  return runs;
}
