import { describe, expect, it } from 'vitest';
import { loadVirtualCard } from '../../../native/sim/card/index.ts';
import { parseCardFaults } from '../../../native/sim/fault-rules.ts';
import { cardFaultSchema } from './card-faults.ts';
import { CARD_FAULT_KINDS, fieldsOf } from './fault-lists.ts';

describe('the list of a card’s faults', () => {
  it('has every fault of the control with every field, and no other', () => {
    const offered = Object.fromEntries(CARD_FAULT_KINDS.map((kind) => [kind, fieldsOf(kind).map(([name]) => name)]));
    const known = cardFaultSchema.options.map(({ shape }) => {
      const { kind, ...fields } = shape;
      return [kind.value, Object.keys(fields)] as const;
    });
    expect(offered).toEqual(Object.fromEntries(known));
  });

  it.each(CARD_FAULT_KINDS)('%s with what stands in its fields at first is a fault that the simulator does', (kind) => {
    const filled = fieldsOf(kind)
      .filter(([, { usual }]) => usual !== '')
      .map(([name, { usual }]) => [name, usual] as const);
    const fault = { kind, ...Object.fromEntries(filled) };
    expect(cardFaultSchema.parse(fault)).toEqual(fault);
    expect(parseCardFaults(JSON.stringify([fault]), loadVirtualCard).ok).toBe(true);
  });
});
