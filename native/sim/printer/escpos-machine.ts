import { concat, toHex } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ByteLink, LinkFault } from '../../ports/byte-link.ts';
import type { EscPosSimOptions, SimSlip } from './escpos-options.ts';
import { parseCommand, type SimCommand } from './escpos-parser.ts';
import { HEAD_TO_CUTTER_DOTS, Paper, type PrintedLine } from './paper.ts';
import { PrintHead } from './print-head.ts';
import { splitRealTime } from './real-time.ts';
import { drawSlip } from './slip-image.ts';
import { automaticStatus, isOffline, paperSensorStatus, type PrinterSensors, realTimeStatus } from './status-bytes.ts';
import { Typesetter } from './typesetter.ts';

const FULL_ROLL_MM = 80_000;
const LAST_METRE_MM = 1_000;
const PAPER_DOTS = { 80: { paper: 640, printable: 576 }, 58: { paper: 464, printable: 384 } } as const;
const ANSWER = { header: 0x37, processId: 0x22, cleared: 0x25, end: 0x00 } as const;

/** The works of the simulated printer: receive buffer, typesetter, paper, sensors, answers. */
export class Machine {
  coverOpen = false;
  broken = false;
  mute = false;
  plugged = true;
  readonly paper: Paper;
  readonly slips: SimSlip[] = [];
  readonly slipListeners = new Set<(slip: SimSlip) => void>();
  readonly unknown: string[] = [];
  readonly link: ByteLink;
  readonly #options: EscPosSimOptions;
  readonly #dots: { readonly paper: number; readonly printable: number };
  readonly #dataListeners = new Set<(bytes: Uint8Array) => void>();
  readonly #typesetter: Typesetter;
  readonly #head: PrintHead;
  #arriving: Uint8Array = new Uint8Array(0);
  #buffer: Uint8Array = new Uint8Array(0);
  #lines: PrintedLine[] = [];
  #automaticMask = 0;
  #latched = false;
  /** The print was broken off: what hangs out of the printer is no whole slip. */
  #spoiled = false;

  constructor(options: EscPosSimOptions) {
    this.#options = options;
    this.#dots = PAPER_DOTS[options.widthMm ?? 80];
    this.paper = new Paper(options.paperMm ?? FULL_ROLL_MM);
    this.#typesetter = new Typesetter(this.#dots.printable);
    this.#head = new PrintHead(options);
    this.link = {
      write: (bytes) => Promise.resolve(this.#receive(bytes)),
      onData: (listener) => {
        this.#dataListeners.add(listener);
        return () => this.#dataListeners.delete(listener);
      },
      close: () => Promise.resolve(),
    };
  }

  setPaper(state: 'full' | 'low' | 'out' | 'jammed', lengthMm?: number): void {
    this.change(() => {
      if (state === 'jammed') {
        this.paper.jam();
        this.#latched = this.#options.needsRecovery ?? false;
      } else
        this.paper.load(state === 'out' ? 0 : (lengthMm ?? (state === 'low' ? LAST_METRE_MM : (this.#options.paperMm ?? FULL_ROLL_MM))));
    });
  }

  /** Something that a sensor sees: told by itself where the host asked for that, and work goes on where it can. */
  change(act: () => void): void {
    act();
    if (this.paper.state === 'jammed' || this.paper.state === 'out') this.#ejectBroken();
    if (this.#automaticMask !== 0) this.#answer(automaticStatus(this.#sensors()));
    this.#work();
  }

  #sensors(): PrinterSensors {
    return { paper: this.#latched ? 'jammed' : this.paper.state, coverOpen: this.coverOpen, broken: this.broken };
  }

  #receive(bytes: Uint8Array): Result<void, LinkFault> {
    if (!this.plugged) return err(fault('link.refused', 'the simulated printer is unplugged'));
    const split = splitRealTime(concat(this.#arriving, bytes));
    this.#arriving = split.rest;
    for (const command of split.commands) {
      if (command.kind === 'data') this.#buffer = concat(this.#buffer, command.bytes);
      else if (command.kind === 'clearBuffers') this.#clear();
      else if (command.kind === 'status') this.#answerStatus(command.n);
      else this.#recover(command.clear);
    }
    this.#work();
    return ok(undefined);
  }

  #answerStatus(n: number): void {
    const status = realTimeStatus(n, this.#sensors());
    if (status !== null) this.#answer(Uint8Array.of(status));
  }

  /** DLE ENQ: a jam that was cleared by hand is an error until the host says go on. */
  #recover(clear: boolean): void {
    if (!this.#latched || this.paper.state === 'jammed') return;
    this.#latched = false;
    if (!clear) return;
    this.#buffer = new Uint8Array(0);
    this.#typesetter.clearLine();
  }

  /** Drops the data; modes stay, and what is on paper hangs out of the printer until it is cut. */
  #clear(): void {
    if (!(this.#options.knowsClear ?? true)) return;
    this.#buffer = new Uint8Array(0);
    this.#typesetter.clearLine();
    this.#spoiled = this.#lines.length > 0;
    this.#answer(Uint8Array.of(ANSWER.header, ANSWER.cleared, ANSWER.end));
  }

  /** Prints what stands in the buffer until it is empty, not whole, or something is in the way. */
  #work(): void {
    if (this.#head.busy) return;
    while (!isOffline(this.#sensors())) {
      const parsed = parseCommand(this.#buffer);
      if (parsed === null) return;
      this.#buffer = this.#buffer.slice(parsed.length);
      if (parsed.command === null) continue;
      const printed = this.#obey(parsed.command);
      if (printed > 0 && this.#head.print(printed, () => this.#work())) return;
    }
  }

  /** Does one command; gives the number of lines it put on paper. */
  #obey(command: SimCommand): number {
    switch (command.kind) {
      case 'cut':
        this.#cut(command.where, command.feedDots);
        return 1;
      case 'automaticStatus':
        this.#automaticMask = command.mask;
        if (command.mask !== 0) this.#answer(automaticStatus(this.#sensors()));
        return 0;
      case 'transmitStatus':
        if (command.which === 1) this.#answer(Uint8Array.of(paperSensorStatus(this.#sensors())));
        return 0;
      case 'processId':
        if (this.#options.knowsProcessId ?? true) this.#answer(Uint8Array.of(ANSWER.header, ANSWER.processId, ...command.id, ANSWER.end));
        return 0;
      case 'unknown':
        this.unknown.push(toHex(command.bytes));
        return 0;
      case 'initialise':
        this.#automaticMask = 0;
        return this.#print(this.#typesetter.take(command));
      case 'text':
      case 'lineFeed':
      case 'feedLines':
      case 'align':
      case 'emphasis':
      case 'size':
      case 'chinese':
      case 'picture':
      case 'qrModule':
      case 'qrStore':
      case 'qrPrint':
        return this.#print(this.#typesetter.take(command));
    }
  }

  #print(lines: readonly PrintedLine[]): number {
    for (const line of lines) {
      this.#lines.push(line);
      if (!this.paper.advance(line.heightDots)) {
        this.#ranOut();
        break;
      }
    }
    return lines.length;
  }

  #cut(where: 'here' | 'atCutter', feedDots: number): void {
    const blank: PrintedLine = { chars: [], align: 'left', heightDots: feedDots };
    const moved = this.#lines.length === 0 || this.#advance(where === 'atCutter' ? HEAD_TO_CUTTER_DOTS + feedDots : 0);
    if (!moved) this.#ranOut();
    else if (this.#lines.length > 0) this.#eject([...this.#lines, blank], !this.#spoiled);
  }

  #advance(dots: number): boolean {
    return dots === 0 || this.paper.advance(dots);
  }

  /** The end of the roll has passed the head: the slip is broken, whatever was left to print stays in the buffer. */
  #ranOut(): void {
    this.#ejectBroken();
    if (this.#automaticMask !== 0) this.#answer(automaticStatus(this.#sensors()));
  }

  #ejectBroken(): void {
    if (this.#lines.length > 0) this.#eject(this.#lines, false);
  }

  #eject(lines: readonly PrintedLine[], complete: boolean): void {
    this.#lines = [];
    this.#spoiled = false;
    const text = lines
      .map((line) =>
        line.chars
          .map((each) => each.char)
          .join('')
          .trimEnd(),
      )
      .join('\n');
    const picture = { printableDots: this.#dots.printable, paperDots: this.#dots.paper, cut: complete };
    let png: Buffer | null = null;
    const slip: SimSlip = {
      // Drawn when somebody looks: the printer does not stop for it.
      get png() {
        png ??= drawSlip(lines, picture);
        return png;
      },
      text,
      complete,
    };
    this.slips.push(slip);
    for (const listener of [...this.slipListeners]) listener(slip);
  }

  /** Answers travel: they never arrive inside the call that asked for them. */
  #answer(bytes: Uint8Array): void {
    if (this.mute || !this.plugged) return;
    queueMicrotask(() => {
      for (const listener of [...this.#dataListeners]) listener(bytes);
    });
  }
}
