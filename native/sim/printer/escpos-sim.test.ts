import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { ANSWERS, COMMANDS } from '../../../test/vectors/escpos.ts';
import { concat, hex, toHex } from '../../base/bytes.ts';
import { createEscPosPrinterSim, type EscPosPrinterSim, type EscPosSimOptions } from './escpos-sim.ts';

type Command = keyof typeof COMMANDS;

const DOTS_PER_MM = 8;
const LINE_MM = 30 / DOTS_PER_MM;
const TO_CUTTER_MM = (112 + 40) / DOTS_PER_MM;
const CUT = hex(COMMANDS['GS V 65, 40']);
const ZHANG_SAN = concat(hex(COMMANDS['FS &']), hex('D5C5 C8FD'), hex(COMMANDS['FS .']), hex(COMMANDS.LF));

interface Bench {
  readonly sim: EscPosPrinterSim;
  /** Whether the printer took it. */
  send(...parts: readonly (Uint8Array | Command)[]): Promise<boolean>;
  /** What it said since the last time, in hexadecimal. */
  heard(): string;
}

function bench(options: EscPosSimOptions = {}): Bench {
  const sim = createEscPosPrinterSim(options);
  let said = '';
  sim.link.onData((bytes) => (said += toHex(bytes)));
  return {
    sim,
    send: async (...parts) => {
      const taken = await sim.link.write(concat(...parts.map((part) => (typeof part === 'string' ? hex(COMMANDS[part]) : part))));
      return taken.ok;
    },
    heard: () => {
      const heard = said;
      said = '';
      return heard;
    },
  };
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function answer(name: keyof typeof ANSWERS): string {
  return toHex(hex(ANSWERS[name]));
}

describe('what the simulated printer puts on paper', () => {
  it('is the text between two cuts', async () => {
    const { sim, send } = bench();
    const told: string[] = [];
    sim.onSlip((slip) => told.push(slip.text));
    await send('ESC @', ZHANG_SAN, ascii('12,345.67\n'), CUT, ascii('next\n'));
    expect(sim.slips().map(({ text, complete }) => ({ text, complete }))).toEqual([{ text: '张三\n12,345.67\n', complete: true }]);
    expect(told).toEqual(['张三\n12,345.67\n']);
  });

  it('breaks where the paper ends', async () => {
    const { sim, send } = bench({ widthMm: 58 });
    await send(ascii(`${'x'.repeat(33)}\n`), CUT);
    expect(sim.slips()[0]?.text).toBe(`${'x'.repeat(32)}\nx\n`);
  });

  it('holds half as many characters in double size', async () => {
    const { sim, send } = bench({ widthMm: 58 });
    await send('GS ! twice as wide and high', ascii(`${'x'.repeat(17)}\n`), CUT);
    expect(sim.slips()[0]?.text).toBe(`${'x'.repeat(16)}\nx\n`);
  });

  it('shows Chinese outside Chinese mode as the mistake that it is', async () => {
    const { sim, send } = bench();
    await send(hex('D5C5 C8FD 0A'), CUT);
    expect(sim.slips()[0]?.text).toBe('\ufffd\ufffd\ufffd\ufffd\n');
  });

  it('is forgotten modes after ESC @', async () => {
    const { sim, send } = bench();
    await send('FS &', 'ESC @', hex('D5C5 0A'), CUT);
    expect(sim.slips()[0]?.text).toContain('\ufffd');
  });

  it('names what it does not know', async () => {
    const { sim, send } = bench();
    await send(hex('1B 70 00'), hex('1D 28 4B 02 00 30 30'), ascii('ok\n'), CUT);
    expect(sim.unknownCommands()).toEqual(['1B7000', '1D284B02003030']);
    expect(sim.slips()[0]?.text).toBe('ok\n');
  });

  it('is the same however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(stream, fc.array(fc.nat({ max: 200 }), { maxLength: 12 }), async (bytes, places) => {
        const [whole, parts] = [bench(), bench()];
        await whole.send(bytes);
        const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
        for (const [i, end] of ends.entries()) await parts.send(bytes.slice(ends[i - 1] ?? 0, end));
        const read = ({ sim }: Bench) => sim.slips().map(({ text, complete }) => ({ text, complete }));
        expect(read(parts)).toEqual(read(whole));
        expect(parts.sim.slips().every(({ png }, i) => whole.sim.slips()[i]?.png.equals(png))).toBe(true);
        expect(parts.sim.paperLeftMm()).toBe(whole.sim.paperLeftMm());
        expect(parts.heard()).toBe(whole.heard());
      }),
      { numRuns: 60 },
    );
  });

  it('is something for any bytes at all, and never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { sim, send } = bench();
        await send(bytes);
        expect(sim.slips().length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

describe('the paper of the simulated printer', () => {
  it('grows shorter by every line and by the way to the cutter', async () => {
    const { sim, send } = bench({ paperMm: 1_000 });
    await send(ascii('a\nb\n'));
    expect(sim.paperLeftMm()).toBe(1_000 - 2 * LINE_MM);
    await send(CUT);
    expect(sim.paperLeftMm()).toBe(1_000 - 2 * LINE_MM - TO_CUTTER_MM);
  });

  it('is said to be low, and out', async () => {
    const { sim, send, heard } = bench();
    await send('DLE EOT 4');
    sim.setPaper('low');
    await send('DLE EOT 4');
    sim.setPaper('out');
    await send('DLE EOT 1', 'DLE EOT 2', 'DLE EOT 4');
    expect(heard()).toBe(
      [
        'DLE EOT 4, paper there',
        'DLE EOT 4, near its end',
        'DLE EOT 1, offline',
        'DLE EOT 2, stopped at paper end',
        'DLE EOT 4, at its end',
      ]
        .map((name) => answer(name as keyof typeof ANSWERS))
        .join(''),
    );
  });

  it('ends under a slip: the slip is broken, the rest waits for a new roll', async () => {
    const { sim, send, heard } = bench({ paperMm: 3 * LINE_MM });
    await send('GS a online, error, roll paper', ascii('1\n2\n3\n4\n5\n'), CUT, 'GS ( H fn 48, id "K07Z"');
    expect(sim.slips().map(({ text, complete }) => ({ text, complete }))).toEqual([{ text: '1\n2\n3', complete: false }]);
    expect(heard()).toBe('1000030F' + answer('ASB, paper at its end'));
    sim.setPaper('full', 1_000);
    await send();
    expect(sim.slips()[1]).toMatchObject({ text: '4\n5\n', complete: true });
    expect(heard()).toContain(answer('GS ( H, id "K07Z"'));
  });

  it('jams: what was out is broken, nothing moves until it is cleared', async () => {
    const { sim, send, heard } = bench();
    await send(ascii('1\n'));
    sim.setPaper('jammed');
    await send(ascii('2\n'), CUT, 'DLE EOT 3');
    expect(heard()).toBe(answer('DLE EOT 3, cutter blocked'));
    expect(sim.slips()).toMatchObject([{ text: '1', complete: false }]);
    sim.setPaper('full');
    expect(sim.slips()[1]).toMatchObject({ text: '2\n', complete: true });
  });
});

describe('the sensors and answers of the simulated printer', () => {
  it('stops with an open cover, says so by itself where asked, and goes on when it is closed', async () => {
    const { sim, send, heard } = bench();
    await send('GS a online, error, roll paper');
    expect(heard()).toBe(answer('ASB, all well'));
    sim.openCover();
    await send(ascii('1\n'), CUT);
    expect([heard(), sim.slips().length]).toEqual([answer('ASB, cover open'), 0]);
    sim.closeCover();
    await send();
    expect([heard(), sim.slips().length]).toEqual([answer('ASB, all well'), 1]);
  });

  it('tells nothing by itself after ESC @', async () => {
    const { sim, send, heard } = bench();
    await send('GS a online, error, roll paper', 'ESC @');
    heard();
    sim.openCover();
    await send();
    expect(heard()).toBe('');
  });

  it('answers DLE EOT at once, and GS r and GS ( H behind the paper', async () => {
    const clock = manualClock();
    const { sim, send, heard } = bench({ lineMs: 10, after: (delayMs, fire) => clock.after(delayMs, fire) });
    await send(ascii('1\n2\n'), CUT, 'GS r 1', 'GS ( H fn 48, id "K07Z"', 'DLE EOT 1');
    await clock.advance(29);
    expect([heard(), sim.slips().length]).toEqual([answer('DLE EOT 1, online'), 1]);
    await clock.advance(1);
    expect(heard()).toBe(answer('GS r 1, paper there') + answer('GS ( H, id "K07Z"'));
  });

  it('knows no process id and no clearing when it is an old model', async () => {
    const { send, heard } = bench({ knowsProcessId: false, knowsClear: false });
    await send('GS ( H fn 48, id "K07Z"', 'DLE DC4 8', 'GS r 1');
    expect(heard()).toBe(answer('GS r 1, paper there'));
  });

  it('reports a defect', async () => {
    const { sim, send, heard } = bench();
    sim.setBroken(true);
    await send('DLE EOT 2', 'DLE EOT 3', ascii('1\n'), CUT);
    expect([heard(), sim.slips().length]).toEqual([answer('DLE EOT 2, error') + answer('DLE EOT 3, unrecoverable'), 0]);
  });

  it('prints but says nothing when it is mute', async () => {
    const { sim, send, heard } = bench();
    sim.setMute(true);
    await send('DLE EOT 1', ascii('1\n'), CUT);
    expect([heard(), sim.slips().length]).toEqual(['', 1]);
  });

  it('takes nothing and says nothing when it is unplugged', async () => {
    const { sim, send, heard } = bench();
    await send('GS a online, error, roll paper');
    heard();
    sim.setPlugged(false);
    expect(await send(ascii('1\n'))).toBe(false);
    sim.openCover();
    await send();
    expect(heard()).toBe('');
  });

  it('clears what it has not printed; what is out hangs there until it is cut', async () => {
    const clock = manualClock();
    const { sim, send, heard } = bench({ lineMs: 10, after: (delayMs, fire) => clock.after(delayMs, fire) });
    await send(ascii('1\n2\n3\n'), CUT);
    await clock.advance(10);
    await send('DLE DC4 8');
    expect([heard(), sim.slips().length]).toEqual([answer('DLE DC4 8, cleared'), 0]);
    await send(CUT, ascii('next\n'), CUT);
    await clock.advance(100);
    expect(sim.slips().map(({ text, complete }) => ({ text, complete }))).toEqual([
      { text: '1\n2\n', complete: false },
      { text: 'next\n', complete: true },
    ]);
  });
});

const IN_STREAM = (Object.keys(COMMANDS) as Command[]).filter((name) => !name.startsWith('DLE'));
const part = fc.oneof(
  fc.constantFrom(...IN_STREAM).map((name) => hex(COMMANDS[name])),
  fc.constantFrom('D5C5C8FD', '9534B235', 'FE9F', '0A').map((text) => concat(hex(COMMANDS['FS &']), hex(text), hex(COMMANDS['FS .']))),
  // A picture in the line, and one on lines of its own.
  fc.constantFrom('1B2A210200800000400000', '1D763000020002002000FFFF').map(hex),
  fc.string({ maxLength: 20 }).map(ascii),
);
const stream = fc.array(part, { maxLength: 30 }).map((parts) => concat(...parts));
