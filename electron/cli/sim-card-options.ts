/** The virtual card that the options of `sim card` describe: a persona or a recorded conversation, its line, its rules and faults. */
import { readFileSync } from 'node:fs';
import type { Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { loadVirtualCard, realisticTiming, type VirtualCard } from '../../native/sim/card/index.ts';
import { parseCardRules, withRules } from '../../native/sim/card-rules.ts';
import { parseCardFaults } from '../../native/sim/fault-rules.ts';
import { withFaults } from '../../native/sim/faults.ts';
import { createScriptCard, parseTranscript } from '../../native/sim/script-card.ts';
import { usage } from './arguments.ts';
import type { Arguments, Option } from './command.ts';

/** Bits per second of T=0 on an ATR without TA1. */
const USUAL_BAUD = 9600;

/** Options about the card itself. */
export const CARD_MAKING = {
  persona: { kind: 'text', value: 'ID', help: 'the card to put in' },
  script: { kind: 'text', value: 'FILE', help: 'a conversation of card record, played back strictly, in place of a persona' },
  contactless: { kind: 'flag', help: 'the card lies on the antenna: the answer to reset of contactless cards, T=1' },
  protocol: { kind: 'text', value: 'P', choices: ['t0', 't1'], help: 'what it speaks on its contacts; t0 when not given' },
  timing: {
    kind: 'text',
    value: 'RATE',
    choices: ['t0', '9600', '19200', '38400', '57600', '115200'],
    help: 'it takes the time of a real card at so many bits per second; t0: as 9600',
  },
  rules: { kind: 'text', value: 'FILE', help: 'JSON rules: beginning of a command -> answer, in order, counted' },
  faults: {
    kind: 'text',
    value: 'FILE',
    help: 'JSON faults: silence, wrong MAC, slow, garbled, half answers, removal, lost tries, another card',
  },
} as const satisfies Record<string, Option>;

/** A card and, for a recorded conversation, what is wrong with how it was played. */
export interface MadeCard {
  readonly card: VirtualCard;
  readonly complete: () => Result<void, string>;
}

/** Makes the card; a file that cannot be read or is wrong is `cli.usage` and names the option. */
export function makeCard(args: Arguments): Result<MadeCard, Fault> {
  const [persona, script] = [args.text('persona'), args.text('script')];
  const made = script === undefined ? ofPersona(args, persona ?? '') : ofScript(args, script);
  if (!made.ok) return made;
  const rules = fromFile(args, 'rules', parseCardRules);
  if (!rules.ok) return rules;
  const faults = fromFile(args, 'faults', (json) => parseCardFaults(json, (id) => loadVirtualCard(id)));
  if (!faults.ok) return faults;
  const ruled = rules.value === null ? made.value.card : withRules(made.value.card, rules.value);
  const card = faults.value === null ? ruled : withFaults(ruled, faults.value);
  return ok({ card, complete: made.value.complete });
}

function ofPersona(args: Arguments, id: string): Result<MadeCard, Fault> {
  const protocol = args.text('protocol') === 't1' || args.flag('contactless') ? 'T1' : 'T0';
  const rate = args.text('timing');
  const baud = rate === 't0' ? USUAL_BAUD : Number(rate);
  const card = loadVirtualCard(id, {
    protocol,
    ...(args.flag('contactless') ? { interface: 'contactless' } : {}),
    ...(rate === undefined ? {} : { timing: realisticTiming(baud, protocol) }),
  });
  return card.ok ? ok({ card: card.value, complete: () => ok(undefined) }) : card;
}

function ofScript(args: Arguments, file: string): Result<MadeCard, Fault> {
  const shaping = (['protocol', 'timing'] as const).find((name) => args.text(name) !== undefined);
  if (args.text('persona') !== undefined) return err(usage('either --persona or --script'));
  if (shaping !== undefined || args.flag('contactless'))
    return err(usage('a recorded card has its own answer to reset: --script stands alone'));
  const transcript = parsed('script', file, parseTranscript);
  if (!transcript.ok) return transcript;
  const card = createScriptCard(transcript.value);
  return ok({ card, complete: () => card.complete() });
}

/** What the file of an option holds; `null` where the option was not given. */
function fromFile<T>(args: Arguments, name: 'rules' | 'faults', parse: (json: string) => Result<T, string>): Result<T | null, Fault> {
  const file = args.text(name);
  return file === undefined ? ok(null) : parsed(name, file, parse);
}

function parsed<T>(name: string, file: string, parse: (json: string) => Result<T, string>): Result<T, Fault> {
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch {
    return err(usage(`--${name}: the file cannot be read`));
  }
  const value = parse(json);
  return value.ok ? value : err(usage(`--${name}: ${value.error}`));
}
