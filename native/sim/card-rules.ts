/** Answers by rule, from JSON: what a card says to commands that begin in a certain way, in place of what it would say itself. */
import { err, ok, type Result } from '../base/result.ts';
import { beginsWithPattern, pattern } from './byte-pattern.ts';
import { forwardTo } from './card/forward.ts';
import { boolean, integer, list, object, optional, text, type Check } from './card/schema.ts';
import { systemDelay, type Delay } from './card/timing.ts';
import type { CardAnswer, VirtualCard } from './card/virtual-card.ts';

const COUNT_MAX = 1_000_000;
const DELAY_MAX_MS = 3_600_000;

const answerBytes: Check<Uint8Array> = (value, field) => {
  const checked = text(/^([0-9A-Fa-f]{2}){2,}$/, 'data and status word in hexadecimal')(value, field);
  return checked.ok ? ok(Uint8Array.from(checked.value.match(/../g) ?? [], (byte) => parseInt(byte, 16))) : checked;
};

const schema = list(
  object({
    /** Beginning of the command, `..` for any byte; empty for every command. */
    prefix: pattern,
    /** Data and status word; the card never sees the command. */
    answer: optional(answerBytes),
    /** The card leaves; it never saw the command. */
    removed: optional(boolean),
    /** No answer comes; the card never saw the command. */
    mute: optional(boolean),
    /** Wait before the answer, or before the card itself answers where the rule has none. */
    delayMs: optional(integer(0, DELAY_MAX_MS)),
    /** How many fitting commands pass before the rule begins. */
    after: optional(integer(0, COUNT_MAX)),
    /** How often the rule applies; always when absent. */
    times: optional(integer(1, COUNT_MAX)),
  }),
);

export type CardRule = Extract<ReturnType<typeof schema>, { ok: true }>['value'][number];

/**
 * The rules in a JSON text: `[{ "prefix": "0020", "answer": "6983", "after": 1, "times": 2, "delayMs": 50 }]`. The error names
 * the rule and the field. A rule has one of `answer`, `removed` and `mute`, or none of them and a `delayMs`.
 */
export function parseCardRules(json: string): Result<readonly CardRule[], string> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return err(error instanceof Error ? error.message : 'not JSON');
  }
  const rules = schema(value, 'rules');
  if (!rules.ok) return rules;
  for (const [i, rule] of rules.value.entries()) {
    const outcomes = [rule.answer !== undefined, rule.removed === true, rule.mute === true].filter((given) => given).length;
    if (outcomes > 1) return err(`rules[${i}]: only one of answer, removed and mute`);
    if (outcomes === 0 && rule.delayMs === undefined) return err(`rules[${i}]: does nothing`);
  }
  return rules;
}

/**
 * The card under these rules. For each command the first rule of the list applies whose prefix fits, that has let `after` fitting
 * commands pass and is not used up; later rules neither apply nor count the command. Where none applies the card answers.
 */
export function withRules(card: VirtualCard, rules: readonly CardRule[], delay: Delay = systemDelay): VirtualCard {
  const counted = rules.map((rule) => ({ rule, seen: 0 }));
  return {
    ...forwardTo(card),
    transmit: async (command, powerLoss): Promise<CardAnswer> => {
      const rule = applying(counted, command);
      if (rule?.delayMs !== undefined) await delay(rule.delayMs);
      if (rule?.answer !== undefined) return rule.answer.slice();
      if (rule?.removed === true) return 'removed';
      if (rule?.mute === true) return 'mute';
      return card.transmit(command, powerLoss);
    },
  };
}

function applying(counted: readonly { readonly rule: CardRule; seen: number }[], command: Uint8Array): CardRule | undefined {
  for (const entry of counted) {
    const { prefix, after = 0, times = Infinity } = entry.rule;
    if (!beginsWithPattern(command, prefix)) continue;
    entry.seen += 1;
    if (entry.seen > after && entry.seen <= after + times) return entry.rule;
  }
  return undefined;
}
