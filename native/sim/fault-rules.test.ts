import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { loadVirtualCard } from './card/index.ts';
import { parseCardFaults } from './fault-rules.ts';
import { withFaults } from './faults.ts';

const parse = (json: unknown) => parseCardFaults(typeof json === 'string' ? json : JSON.stringify(json), (id) => loadVirtualCard(id));

describe('faults from JSON', () => {
  it('are those of the card: slow records, a status word, silence at the end', async () => {
    const rules = parse([
      { kind: 'slow', delayMs: 300, prefix: '00B2' },
      { kind: 'status', prefix: '0084', sw: '6F00', times: 1 },
      { kind: 'muteAfter', commands: 3 },
    ]);
    const plastic = loadVirtualCard('zhaotong');
    if (!rules.ok || !plastic.ok) throw new Error('no card');
    const waits: number[] = [];
    const card = withFaults(plastic.value, rules.value, async (ms) => void waits.push(ms));
    card.powerOn();
    const heard: string[] = [];
    for (const command of ['0084000008', '0084000008', '00B2010400', '0084000008']) {
      const answer = await card.transmit(hex(command));
      heard.push(typeof answer === 'string' ? answer : toHex(answer.slice(-2)));
    }
    expect(heard).toEqual(['6F00', '9000', '6986', 'mute']);
    expect(waits).toEqual([300]);
  });

  it('may put another card in, by its id', () => {
    const rules = parse([{ kind: 'otherCard', card: 'changed-pin' }]);
    expect(rules).toMatchObject({ ok: true, value: [{ kind: 'otherCard', card: { id: 'changed-pin' } }] });
  });

  it.each([
    [{}, 'faults: must be a list'],
    [[{ kind: 'burn' }], 'faults[0].kind: must be one of removeBefore, removeDuring'],
    [[{ kind: 'muteAfter' }], 'faults[0].commands: must be a whole number from 0 to 1000000'],
    [[{ kind: 'muteAfter', commands: 1, nth: 2 }], 'faults[0].nth: unknown field'],
    [[{ kind: 'status', prefix: '00', sw: '69' }], 'faults[0].sw: must be a status word in hexadecimal'],
    [[{ kind: 'garble', seed: 1, rate: 2 }], 'faults[0].rate: must be a share above 0, at most 1'],
    [[{ kind: 'otherCard', card: 'nobody' }], 'no card "nobody"'],
    ['[', 'JSON'],
  ])('%j is refused: %s', (json, message) => {
    const parsed = parse(json);
    expect(parsed.ok ? 'fine' : parsed.error).toContain(message);
  });

  it('never throw, whatever the text is', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (json) => void parse(json)));
  });
});
