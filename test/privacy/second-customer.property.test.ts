/**
 * A second customer never sees anything of the first: random visits one after another in one terminal. Every frame from the moment the
 * first has left is searched, and once all that lies in the memory of the terminal's process.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startInProcess } from '../support/in-process.ts';
import { maskedNumbers, traces, visit, type Walk } from './walks.ts';

const RUNS = 4;
const CUSTOMERS = { zhaotong: '000000', 'third-generation': '000000', 'changed-pin': '246813', 'rare-characters': '000000' } as const;
type Customer = keyof typeof CUSTOMERS;
const customers = Object.keys(CUSTOMERS) as readonly Customer[];

const walk: fc.Arbitrary<Omit<Walk, 'persona' | 'pin'>> = fc.record({
  choices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 9 }),
  leaving: fc.constantFrom('pullsTheCard', 'endsThenPulls', 'pullsOnAWait'),
});
const walks = fc
  .tuple(fc.shuffledSubarray([...customers], { minLength: 2, maxLength: 3 }), fc.array(walk, { minLength: 3, maxLength: 3 }))
  .map(([who, how]) => who.map((persona, i): Walk => ({ persona, pin: CUSTOMERS[persona], ...(how[i] ?? NOTHING) })));
const NOTHING = { choices: [], leaving: 'pullsTheCard' } as const;

/** Traces of a person in a text. */
const found = (persona: string, text: string): readonly string[] => traces(persona).filter((trace) => text.includes(trace));

/** The strings of a V8 heap snapshot that hold one of these; V8 cuts the long ones. */
function stringsWith(traced: readonly string[], snapshot: string): readonly string[] {
  const { strings } = JSON.parse(`{${snapshot.slice(snapshot.lastIndexOf('"strings":['))}`) as { readonly strings: readonly string[] };
  expect(strings.length).toBeGreaterThan(10_000);
  return strings.filter((text) => traced.some((trace) => text.includes(trace)));
}

describe('a second customer', () => {
  it('sees nothing of those before, whatever they did and however they left', { timeout: 120_000 }, async () => {
    const kiosk = await startInProcess();
    let shown = '';
    kiosk.terminal.subscribe(({ view }) => (shown += JSON.stringify(view)));
    let seenOwn = 0;
    try {
      await fc.assert(
        fc.asyncProperty(walks, async (visits) => {
          const gone: string[] = [];
          for (const each of visits) {
            shown = '';
            await visit(kiosk, each);
            seenOwn += found(each.persona, shown).length;
            expect(gone.flatMap((persona) => found(persona, shown))).toEqual([]);
            expect(found(each.persona, JSON.stringify(kiosk.terminal.frame()))).toEqual([]);
            gone.push(each.persona);
          }
        }),
        { numRuns: RUNS },
      );
      expect(seenOwn).toBeGreaterThan(0);
      expect(kiosk.bugs).toEqual([]);
    } finally {
      await kiosk.close();
    }
  });

  it('and the memory of the terminal holds nothing of them either', { timeout: 120_000 }, () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-two-customers-'));
    try {
      const plan: readonly [Walk, Walk] = [
        { persona: 'zhaotong', pin: '000000', choices: [1, 2, 4, 1, 4, 0, 3, 2], leaving: 'endsThenPulls' },
        { persona: 'third-generation', pin: '000000', choices: [1, 2], leaving: 'pullsTheCard' },
      ];
      const fixture = join(import.meta.dirname, 'two-customers.fixture.ts');
      const run = spawnSync(process.execPath, [fixture, directory, JSON.stringify(plan)], { encoding: 'utf8' });
      expect(run.stdout).toBe('{"bugs":[]}\n');
      const read = (name: string): string => readFileSync(join(directory, name), 'utf8');
      expect(found('zhaotong', read('first.json'))).not.toEqual([]);
      expect(found('zhaotong', read('second.json'))).toEqual([]);
      // What the simulated printer has put out lies in the tray, in the person's hand.
      const paper = JSON.parse(read('paper.json')) as readonly string[];
      expect(paper.some((text) => maskedNumbers('zhaotong').some((number) => text.includes(number)))).toBe(true);
      const inTray = (text: string): boolean => paper.some((slip) => slip.startsWith(text));
      expect(stringsWith(maskedNumbers('zhaotong'), read('heap.heapsnapshot')).filter((text) => !inTray(text))).toEqual([]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
