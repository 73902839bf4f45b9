import { describe, expect, it } from 'vitest';
import { type ManualClock, manualClock } from '../../../test/support/manual-clock.ts';
import { ANSWERS, COMMANDS } from '../../../test/vectors/escpos.ts';
import { hex, toHex } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ByteLink, LinkFault } from '../../ports/byte-link.ts';
import type { PrinterFault, PrintReceipt, SlipPrinter } from '../../ports/slip-printer.ts';
import { personalInformation } from '../samples.fixture.ts';
import { createEscPosPrinter } from './driver.ts';
import { DEFAULT_ESC_POS_DELAYS as DELAYS, printingMs, DEFAULT_ESC_POS_SETTINGS, type EscPosSettings } from './settings.ts';

const CLEAR = compact(COMMANDS['DLE DC4 8']);
const RECOVER = '100502';
const CUT = compact(COMMANDS['GS V 65, 40']);
const STATUS_REQUEST = /^10040([1-4])$/;
const WELL = ['12', '12', '12', '12'] as const;
const COVER_OPEN = ['1A', '16', '12', '12'] as const;
const PAPER_OUT = ['1A', '32', '12', '7E'] as const;

/** A printer that says what the test tells it to, byte for byte. */
class ScriptedPrinter {
  /** Everything that is no question, in hexadecimal. */
  readonly written: string[] = [];
  statuses: readonly string[] = WELL;
  clears = true;
  silent = false;
  /** DLE EOT so far. */
  questions = 0;
  unplugged = false;
  /** Takes nothing more: a link that is held up. */
  heldUp = false;
  readonly #listeners = new Set<(bytes: Uint8Array) => void>();
  readonly link: ByteLink = {
    write: (bytes) => this.#write(toHex(bytes)),
    onData: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };

  say(bytes: string): void {
    for (const listener of this.#listeners) listener(hex(bytes));
  }

  /** The slips among what was written. */
  slips(): string[] {
    return this.written.filter((each) => each.startsWith('1B40'));
  }

  /** Says that the slip written as the `nth` came out. */
  sayPrinted(nth: number): void {
    this.say(`3722${this.slips()[nth]?.slice(-8) ?? ''}00`);
  }

  #write(bytes: string): Promise<Result<void, LinkFault>> {
    if (this.unplugged) return Promise.resolve(err(fault('link.refused', 'unplugged')));
    if (this.heldUp) return Promise.withResolvers<Result<void, LinkFault>>().promise;
    const asked = STATUS_REQUEST.exec(bytes)?.[1];
    if (asked === undefined) this.written.push(bytes);
    else this.questions += 1;
    if (asked !== undefined && !this.silent) this.#later(this.statuses[Number(asked) - 1] ?? '');
    if (bytes === CLEAR && this.clears && !this.silent) this.#later(ANSWERS['DLE DC4 8, cleared']);
    return Promise.resolve(ok(undefined));
  }

  #later(bytes: string): void {
    queueMicrotask(() => {
      this.say(bytes);
    });
  }
}

interface Bench {
  readonly clock: ManualClock;
  readonly device: ScriptedPrinter;
  readonly printer: SlipPrinter;
}

function bench(settings: Partial<EscPosSettings> = {}): Bench {
  const clock = manualClock();
  const device = new ScriptedPrinter();
  return {
    clock,
    device,
    printer: createEscPosPrinter({ link: device.link, clock, settings: { ...DEFAULT_ESC_POS_SETTINGS, ...settings } }),
  };
}

interface Printing {
  readonly abort: AbortController;
  /** What came of it, `null` while it goes on. */
  outcome(): string | null;
}

/** Begins to print; `outcome` is the fault's code or `presented`. */
function begin({ printer }: Bench): Printing {
  const abort = new AbortController();
  let outcome: string | null = null;
  const note = (result: Result<PrintReceipt, PrinterFault>) => {
    outcome = result.ok ? result.value.media : result.error.code;
  };
  void printer.print(personalInformation, abort.signal).then(note);
  return { abort, outcome: () => outcome };
}

function compact(spaced: string): string {
  return spaced.replaceAll(' ', '');
}

describe('a slip is printed', () => {
  it('when the printer says that this slip came out, and not before', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(5_000);
    expect(on.device.slips()).toHaveLength(1);
    expect(printing.outcome()).toBeNull();
    on.device.sayPrinted(0);
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('presented');
  });

  it('with its serial on the receipt', async () => {
    const on = bench();
    const printed = on.printer.print(personalInformation, new AbortController().signal);
    await on.clock.advance(0);
    on.device.sayPrinted(0);
    expect(await printed).toEqual({ ok: true, value: { media: 'presented', serial: personalInformation.serial } });
  });

  it('after the printer was cleared of whatever stood in it before, and that cut off, with automatic status on', async () => {
    const on = bench();
    begin(on);
    await on.clock.advance(0);
    expect(on.device.written).toEqual([CLEAR, CUT, expect.stringMatching(/^1B401D610E.*1D56412\d1D28480600303\d.{8}$/)]);
  });

  it('one after another when two are asked for at once', async () => {
    const on = bench();
    const [first, second] = [begin(on), begin(on)];
    await on.clock.advance(1_000);
    expect(on.device.slips()).toHaveLength(1);
    on.device.sayPrinted(0);
    await on.clock.advance(1_000);
    expect([first.outcome(), second.outcome(), on.device.slips().length]).toEqual(['presented', null, 2]);
    on.device.sayPrinted(0);
    await on.clock.advance(1_000);
    expect(second.outcome()).toBeNull();
    on.device.sayPrinted(1);
    await on.clock.advance(0);
    expect(second.outcome()).toBe('presented');
  });

  it('also when the network swallows the answers about its state meanwhile', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.silent = true;
    await on.clock.advance(5_000);
    expect(printing.outcome()).toBeNull();
    on.device.sayPrinted(0);
    await on.clock.advance(5_000);
    expect(printing.outcome()).toBe('presented');
  });
});

describe('a slip is not printed', () => {
  it('when no word comes in time', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    const allowedMs = printingMs(DELAYS, (on.device.slips()[0]?.length ?? 0) / 2);
    await on.clock.advance(allowedMs - 1);
    expect(printing.outcome()).toBeNull();
    await on.clock.advance(10);
    expect(printing.outcome()).toBe('printer.notConfirmed');
  });

  it('on the word for an older slip', async () => {
    const on = bench();
    const first = begin(on);
    await on.clock.advance(DELAYS.printMs + 10_000);
    expect(first.outcome()).toBe('printer.notConfirmed');
    const second = begin(on);
    await on.clock.advance(0);
    on.device.sayPrinted(0);
    await on.clock.advance(1_000);
    expect([on.device.slips().length, second.outcome()]).toEqual([2, null]);
    on.device.sayPrinted(1);
    await on.clock.advance(0);
    expect(second.outcome()).toBe('presented');
  });

  it.each([
    ['printer.paperOut', PAPER_OUT],
    ['printer.coverOpen', COVER_OPEN],
    ['printer.paperJammed', ['1A', '52', '1A', '12']],
    ['printer.hardwareError', ['1A', '52', '32', '12']],
  ] as const)('%s: and nothing was sent, when that is so before', async (code, statuses) => {
    const on = bench();
    on.device.statuses = statuses;
    const printing = begin(on);
    await on.clock.advance(1_000);
    expect(printing.outcome()).toBe(code);
    // A jam may have been cleared: the printer is told to go on, once.
    expect(on.device.written).toEqual(code === 'printer.paperJammed' ? [RECOVER] : []);
  });

  it.each([
    ['printer.paperOut', PAPER_OUT, 'ASB, paper at its end'],
    ['printer.coverOpen', COVER_OPEN, 'ASB, cover open'],
  ] as const)('%s: told at once by the printer itself', async (code, statuses, automatic) => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.statuses = statuses;
    on.device.say(ANSWERS[automatic]);
    await on.clock.advance(0);
    expect(printing.outcome()).toBe(code);
  });

  it('when the next look at a printer that tells nothing by itself finds its cover open', async () => {
    const on = bench({ automaticStatus: false });
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.statuses = COVER_OPEN;
    await on.clock.advance(DELAYS.pollMs);
    expect(printing.outcome()).toBe('printer.coverOpen');
  });

  it('when the roll ended under it, though the printer said that it is done', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.statuses = PAPER_OUT;
    on.device.sayPrinted(0);
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('printer.paperOut');
  });

  it('when there is no printer, or one that says nothing', async () => {
    const on = bench();
    on.device.unplugged = true;
    const unplugged = begin(on);
    await on.clock.advance(0);
    expect(unplugged.outcome()).toBe('printer.absent');
    on.device.unplugged = false;
    on.device.silent = true;
    const silent = begin(on);
    await on.clock.advance(DELAYS.statusMs);
    expect([silent.outcome(), on.device.written]).toEqual(['printer.absent', []]);
  });

  it('when the printer is unplugged under it', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.unplugged = true;
    await on.clock.advance(DELAYS.pollMs);
    expect(printing.outcome()).toBe('printer.absent');
  });

  it('when the link takes nothing', async () => {
    const on = bench();
    on.device.heldUp = true;
    const printing = begin(on);
    await on.clock.advance(DELAYS.statusMs);
    expect(printing.outcome()).toBe('printer.absent');
  });
});

describe('a slip is cancelled', () => {
  it('before anything is sent', async () => {
    const on = bench();
    const printing = begin(on);
    printing.abort.abort();
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('printer.cancelled');
    expect(on.device.slips()).toEqual([]);
  });

  it('while it waits for its turn', async () => {
    const on = bench();
    const [first, second] = [begin(on), begin(on)];
    await on.clock.advance(0);
    second.abort.abort();
    on.device.sayPrinted(0);
    await on.clock.advance(0);
    expect([first.outcome(), second.outcome(), on.device.slips().length]).toEqual(['presented', 'printer.cancelled', 1]);
  });

  it('while it comes out: the rest is cleared away and what is out is cut off', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    printing.abort.abort();
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('printer.cancelled');
    expect(on.device.written.slice(-2)).toEqual([CLEAR, CUT]);
  });

  it('while the link is held up', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.heldUp = true;
    await on.clock.advance(DELAYS.pollMs);
    printing.abort.abort();
    await on.clock.advance(3 * DELAYS.statusMs);
    expect(printing.outcome()).toBe('printer.cancelled');
  });
});

describe('what one person left in the printer', () => {
  it('is cleared before the next slip when it could not be cleared at once', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.unplugged = true;
    await on.clock.advance(DELAYS.pollMs);
    expect(printing.outcome()).toBe('printer.absent');
    on.device.unplugged = false;
    begin(on);
    await on.clock.advance(0);
    expect(on.device.written.slice(3)).toEqual([CLEAR, CUT, expect.stringMatching(/^1B40/)]);
  });

  it('is cut off and waited for where the printer cannot clear itself', async () => {
    const on = bench();
    on.device.clears = false;
    const printing = begin(on);
    await on.clock.advance(DELAYS.statusMs);
    const cutOff = on.device.written.at(-1) ?? '';
    expect(cutOff.startsWith(CUT)).toBe(true);
    expect(on.device.slips()).toEqual([]);
    on.device.say(`3722${cutOff.slice(-8)}00`);
    await on.clock.advance(DELAYS.statusMs);
    expect(on.device.slips()).toHaveLength(1);
    on.device.sayPrinted(0);
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('presented');
  });

  it('is not sent again: a printed slip is not followed by a clear', async () => {
    const on = bench();
    begin(on);
    await on.clock.advance(0);
    on.device.sayPrinted(0);
    await on.clock.advance(0);
    begin(on);
    await on.clock.advance(0);
    expect(on.device.written.filter((each) => each === CLEAR)).toHaveLength(1);
  });
});

describe('a printer that confirms by its paper sensor', () => {
  it('has printed when it answers behind the slip', async () => {
    const on = bench({ confirmation: 'paperSensor' });
    const printing = begin(on);
    await on.clock.advance(0);
    expect(on.device.slips()[0]?.endsWith(compact(COMMANDS['GS r 1']))).toBe(true);
    on.device.say(ANSWERS['GS r 1, near its end']);
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('presented');
  });

  it('has not when the sensor sees no paper', async () => {
    const on = bench({ confirmation: 'paperSensor' });
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.say(ANSWERS['GS r 1, at its end']);
    await on.clock.advance(0);
    expect(printing.outcome()).toBe('printer.paperOut');
  });

  it('is not believed for the next slip on a late answer to the one before', async () => {
    const on = bench({ confirmation: 'paperSensor' });
    on.device.clears = false;
    const first = begin(on);
    await on.clock.advance(DELAYS.statusMs);
    on.device.say(ANSWERS['GS r 1, paper there']);
    await on.clock.advance(2 * DELAYS.statusMs);
    await on.clock.advance(DELAYS.printMs + 10_000 + 3 * DELAYS.statusMs);
    expect(first.outcome()).toBe('printer.notConfirmed');
    const second = begin(on);
    await on.clock.advance(DELAYS.statusMs);
    on.device.say(ANSWERS['GS r 1, paper there']); // to the first slip, at last
    on.device.say(ANSWERS['GS r 1, paper there']); // to the cut behind it
    await on.clock.advance(2 * DELAYS.statusMs);
    expect([on.device.slips().length, second.outcome()]).toEqual([2, null]);
    on.device.say(ANSWERS['GS r 1, paper there']);
    await on.clock.advance(0);
    expect(second.outcome()).toBe('presented');
  });
});

describe('a slow line', () => {
  it('answers a question when the slip is through: the word that it is out is believed at once, without a wait', async () => {
    const on = bench();
    const printing = begin(on);
    await on.clock.advance(0);
    on.device.silent = true; // the question waits behind the slip
    await on.clock.advance(2_500);
    expect(printing.outcome()).toBeNull();
    on.device.silent = false;
    on.device.say('12');
    on.device.sayPrinted(0);
    await on.clock.advance(10);
    expect(printing.outcome()).toBe('presented');
  });

  it('is asked no second question before the first is answered', async () => {
    const on = bench();
    begin(on);
    await on.clock.advance(0);
    on.device.silent = true;
    const asked = on.device.questions;
    await on.clock.advance(4_000);
    expect(on.device.questions - asked).toBe(1);
  });

  it('is given the time that a long slip takes on it', () => {
    const [short, long] = [2_500, 60_000];
    expect(printingMs(DELAYS, short)).toBeGreaterThan(20_000);
    expect(printingMs(DELAYS, long)).toBeGreaterThan(20_000 + (long * 10 * 1_000) / 9_600);
  });
});

describe('the state of the printer', () => {
  it.each([
    ['ready', WELL, { device: 'online', paper: 'full' }],
    ['paper near its end', ['12', '12', '12', '1E'], { device: 'online', paper: 'low' }],
    ['paper at its end', PAPER_OUT, { device: 'online', paper: 'out' }],
    ['cover open', COVER_OPEN, { device: 'userError', paper: 'full' }],
  ] as const)('%s', async (_what, statuses, status) => {
    const { device, printer } = bench();
    device.statuses = statuses;
    expect(await printer.status()).toEqual(status);
  });

  it('is that of no device without a link, and of one that is off when it says nothing', async () => {
    const { clock, device, printer } = bench();
    device.unplugged = true;
    expect(await printer.status()).toEqual({ device: 'noDevice', paper: 'unknown' });
    device.unplugged = false;
    device.silent = true;
    const asked = printer.status();
    await clock.advance(DELAYS.statusMs);
    expect(await asked).toEqual({ device: 'offline', paper: 'unknown' });
  });

  it('is not taken from a late answer to an older question', async () => {
    const { clock, device, printer } = bench();
    device.silent = true;
    const first = printer.status();
    await clock.advance(DELAYS.statusMs);
    await first;
    device.silent = false;
    const second = printer.status();
    await clock.advance(DELAYS.statusMs / 2);
    device.say('16');
    await clock.advance(DELAYS.statusMs);
    expect(await second).toEqual({ device: 'online', paper: 'full' });
  });
});
