import type { PrintedChar, PrintedLine } from './paper.ts';
import type { SimCommand, SimPicture } from './escpos-parser.ts';
import { qrPicture } from './qr-picture.ts';

const CELL_DOTS = 24;
const ASCII_DOTS = 12;
/** Default line spacing of 1/6 inch: 30 dots at 180 and 34 at 203 dpi; most 80 mm printers use 30. */
const LINE_DOTS = 30;

/** What stands in the text for a picture. */
const PICTURE = '\ufffc';

/** The print buffer: modes and the line being filled. Its words are finished lines. */
export class Typesetter {
  readonly #widthDots: number;
  #chars: PrintedChar[] = [];
  /** Keeps the first half of a character that was cut between two chunks. */
  #decoder = new TextDecoder('gb18030');
  #align: PrintedLine['align'] = 'left';
  #strong = false;
  #chinese = false;
  #size = { width: 1, height: 1 };
  /** Stored symbol data of GS ( k; it stays until it is overwritten. */
  readonly #qr = { text: '', moduleDots: 3 };

  constructor(widthDots: number) {
    this.#widthDots = widthDots;
  }

  /** Drops what stands in the line; modes stay. */
  clearLine(): void {
    this.#chars = [];
    this.#decoder = new TextDecoder('gb18030');
  }

  /** Back to the state after power-on; what stands in the line is lost. */
  reset(): void {
    this.clearLine();
    this.#align = 'left';
    this.#strong = false;
    this.#chinese = false;
    this.#size = { width: 1, height: 1 };
  }

  /** Takes one command; gives the lines that it put on paper. */
  take(command: SimCommand): PrintedLine[] {
    switch (command.kind) {
      case 'text':
        return this.#text(command.bytes);
      case 'lineFeed':
        return [this.#newLine()];
      case 'feedLines':
        return [this.#newLine(), ...Array.from({ length: Math.max(0, command.lines - 1) }, () => this.#newLine())];
      case 'initialise':
        this.reset();
        return [];
      case 'align':
        this.#align = command.align;
        return [];
      case 'emphasis':
        this.#strong = command.on;
        return [];
      case 'size':
        this.#size = { width: command.width, height: command.height };
        return [];
      case 'chinese':
        this.#chinese = command.on;
        this.#decoder = new TextDecoder('gb18030');
        return [];
      case 'picture':
      case 'qrModule':
      case 'qrStore':
      case 'qrPrint':
        return this.#drawing(command);
      case 'cut':
      case 'automaticStatus':
      case 'transmitStatus':
      case 'processId':
      case 'unknown':
        return [];
    }
  }

  /** Outside Chinese mode a high byte is a character of the code page, never Chinese: it is shown as what it is, a mistake. */
  #text(bytes: Uint8Array): PrintedLine[] {
    const text = this.#chinese ? this.#decoder.decode(bytes, { stream: true }) : String.fromCharCode(...bytes).replace(/[^ -~]/g, '\ufffd');
    return [...text].flatMap((char) => this.#place(char));
  }

  #drawing(command: Extract<SimCommand, { kind: 'picture' | `qr${string}` }>): PrintedLine[] {
    switch (command.kind) {
      case 'picture':
        return this.#picture(command.picture, command.where);
      case 'qrModule':
        this.#qr.moduleDots = command.dots;
        return [];
      case 'qrStore':
        this.#qr.text = String.fromCharCode(...command.data);
        return [];
      case 'qrPrint':
        if (this.#qr.text === '') return [];
        return this.#picture(qrPicture(this.#qr.text, this.#qr.moduleDots), 'ownLines', `[QR ${this.#qr.text}]`);
    }
  }

  /** One in the line stands where the next character would; one on lines of its own ends the line before it. */
  #picture(picture: SimPicture, where: 'inLine' | 'ownLines', char = PICTURE): PrintedLine[] {
    const printed: PrintedChar = { char, dots: picture.width, width: 1, height: 1, strong: false, picture };
    if (where === 'inLine') {
      this.#chars.push(printed);
      return [];
    }
    const before = this.#chars.length === 0 ? [] : [this.#newLine()];
    return [...before, { chars: [printed], align: this.#align, heightDots: picture.height }];
  }

  #place(char: string): PrintedLine[] {
    const dots = char >= ' ' && char <= '~' ? ASCII_DOTS : CELL_DOTS;
    const used = this.#chars.reduce((sum, each) => sum + each.dots * each.width, 0);
    const wrapped = used + dots * this.#size.width > this.#widthDots ? [this.#newLine()] : [];
    this.#chars.push({ char, dots, ...this.#size, strong: this.#strong });
    return wrapped;
  }

  #newLine(): PrintedLine {
    const height = Math.max(1, ...this.#chars.map((each) => each.height));
    const line: PrintedLine = { chars: this.#chars, align: this.#align, heightDots: LINE_DOTS + (height - 1) * CELL_DOTS };
    this.#chars = [];
    return line;
  }
}
