/** The roll, its sensors and what is on the paper that has come out so far. */
import type { SimPicture } from './escpos-parser.ts';

/** Dots a millimetre at 203 dpi. */
export const DOTS_PER_MM = 8;

/** About 14 mm of paper lie between print head and cutter: the blank beginning of the next slip. */
export const HEAD_TO_CUTTER_DOTS = 112;

/** The near-end sensor of a kiosk printer looks at the last metres of the roll. */
const NEAR_END_MM = 3_000;

export interface PrintedChar {
  readonly char: string;
  /** Width in dots before magnification: 12 for ASCII, 24 for Chinese. */
  readonly dots: number;
  readonly width: number;
  readonly height: number;
  readonly strong: boolean;
  /** A picture in the line or on lines of its own; `char` then says what can be read of it. */
  readonly picture?: SimPicture;
}

/** One line of dots on paper: characters, or blank when there are none. */
export interface PrintedLine {
  readonly chars: readonly PrintedChar[];
  readonly align: 'left' | 'centre' | 'right';
  /** Paper used, in dots. */
  readonly heightDots: number;
}

export class Paper {
  #leftDots: number;
  #jammed = false;

  constructor(leftMm: number) {
    this.#leftDots = leftMm * DOTS_PER_MM;
  }

  get leftMm(): number {
    return this.#leftDots / DOTS_PER_MM;
  }

  get state(): 'full' | 'low' | 'out' | 'jammed' {
    if (this.#jammed) return 'jammed';
    if (this.#leftDots <= 0) return 'out';
    return this.leftMm <= NEAR_END_MM ? 'low' : 'full';
  }

  /** Another roll, or the same one jammed. */
  load(leftMm: number, jammed = false): void {
    this.#leftDots = leftMm * DOTS_PER_MM;
    this.#jammed = jammed;
  }

  jam(): void {
    this.#jammed = true;
  }

  /** Moves the paper; whether there was enough of it. */
  advance(dots: number): boolean {
    if (this.#jammed || this.#leftDots <= 0) return false;
    this.#leftDots = Math.max(0, this.#leftDots - dots);
    return this.#leftDots > 0;
  }
}
