/** The faults of a card from JSON, as a command line or a test file has them. */
import { err, ok, type Result } from '../base/result.ts';
import { integer, list, object, oneOf, optional, text, type Check, type Checked } from './card/schema.ts';
import type { VirtualCard } from './card/virtual-card.ts';
import type { CardFaultRule } from './faults.ts';

const COUNT_MAX = 1_000_000;
const TRIES_MAX = 15;
const DELAY_MAX_MS = 3_600_000;

const nth = integer(1, COUNT_MAX);
const times = optional(integer(1, COUNT_MAX));

const bytes: Check<Uint8Array> = (value, field) => {
  const checked = text(/^([0-9A-Fa-f]{2})+$/, 'bytes in hexadecimal')(value, field);
  return checked.ok ? ok(Uint8Array.from(checked.value.match(/../g) ?? [], (byte) => parseInt(byte, 16))) : checked;
};
const statusWord: Check<number> = (value, field) => {
  const checked = text(/^[0-9A-Fa-f]{4}$/, 'a status word in hexadecimal')(value, field);
  return checked.ok ? ok(parseInt(checked.value, 16)) : checked;
};
const rate: Check<number> = (value, field) =>
  typeof value === 'number' && value > 0 && value <= 1 ? ok(value) : err(`${field}: must be a share above 0, at most 1`);

const prefix = optional(bytes);
const changed = { seed: integer(0, COUNT_MAX), rate: optional(rate), prefix };

/** By kind, as in `CardFaultRule`; prefixes and status words in hexadecimal, the other card by its id. */
const FAULTS = {
  removeBefore: object({ kind: oneOf('removeBefore'), nth }),
  removeDuring: object({ kind: oneOf('removeDuring'), nth }),
  tear: object({ kind: oneOf('tear'), nth, at: oneOf('beforeCommit', 'afterCommit') }),
  muteAfter: object({ kind: oneOf('muteAfter'), commands: integer(0, COUNT_MAX) }),
  status: object({ kind: oneOf('status'), prefix: bytes, sw: statusWord, times }),
  wrongMac: object({ kind: oneOf('wrongMac'), times }),
  triesLost: object({ kind: oneOf('triesLost'), nth, tries: integer(1, TRIES_MAX) }),
  half: object({ kind: oneOf('half'), prefix, times }),
  garble: object({ kind: oneOf('garble'), ...changed }),
  truncate: object({ kind: oneOf('truncate'), ...changed }),
  extend: object({ kind: oneOf('extend'), ...changed }),
  flip: object({ kind: oneOf('flip'), ...changed }),
  slow: object({ kind: oneOf('slow'), delayMs: integer(1, DELAY_MAX_MS), prefix }),
  otherCard: object({ kind: oneOf('otherCard'), card: text(/./, 'the id of a virtual card') }),
} as const;

type Kind = keyof typeof FAULTS;
type Written = Checked<(typeof FAULTS)[Kind]>;
const KINDS: readonly Kind[] = Object.keys(FAULTS).filter((kind): kind is Kind => Object.hasOwn(FAULTS, kind));

const written: Check<Written> = (value, field) => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const known = oneOf(...KINDS)(kind, `${field}.kind`);
  return known.ok ? FAULTS[known.value](value, field) : known;
};

/**
 * The faults in a JSON text: `[{ "kind": "muteAfter", "commands": 5 }, { "kind": "slow", "delayMs": 300, "prefix": "00B2" }]`. `load` gives
 * the card of an `otherCard`. The error names the fault and the field.
 */
export function parseCardFaults(
  json: string,
  load: (id: string) => Result<VirtualCard, { readonly detail: string }>,
): Result<readonly CardFaultRule[], string> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return err(error instanceof Error ? error.message : 'not JSON');
  }
  const checked = list(written)(value, 'faults');
  if (!checked.ok) return checked;
  const rules: CardFaultRule[] = [];
  for (const fault of checked.value) {
    if (fault.kind !== 'otherCard') rules.push(fault);
    else {
      const card = load(fault.card);
      if (!card.ok) return err(card.error.detail);
      rules.push({ kind: 'otherCard', card: card.value });
    }
  }
  return ok(rules);
}
