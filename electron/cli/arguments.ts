/** From the words of a command line to arguments that were checked. Refusals name the option, and never repeat a value: it may be a PIN. */
import { parseArgs } from 'node:util';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Arguments, Command, Option } from './command.ts';

export type UsageFault = Fault<'cli.usage'>;

/** A refusal of how a command was called. */
export function usage(detail: string): UsageFault {
  return fault('cli.usage', detail);
}

type Values = Map<string, string | true>;
type Specification = Pick<Command, 'options' | 'positionals'>;

/** Checks `words` against the options of a command. */
export function parseArguments(command: Specification, words: readonly string[]): Result<Arguments, UsageFault> {
  const types = Object.entries(command.options).map(
    ([name, { kind }]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }] as const,
  );
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Values = new Map();
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    if (token.kind !== 'option') continue;
    const refusal = take(command.options[token.name], token, values);
    if (refusal !== null) return err(usage(refusal));
  }
  const refusal = tooMany(rest, command.positionals ?? []) ?? incomplete(command, values);
  return refusal === null ? ok(argumentsOf(command, values, rest)) : err(usage(refusal));
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** Puts one option among the values, or says why not. */
function take(option: Option | undefined, token: OptionToken, values: Values): string | null {
  const { name, rawName, value } = token;
  if (option === undefined) return `unknown option ${rawName}`;
  if (values.has(name)) return `${rawName} is given twice`;
  if (option.kind === 'flag') {
    if (value !== undefined) return `${rawName} takes no value`;
    values.set(name, true);
    return null;
  }
  if (value === undefined || value === '' || (value.startsWith('-') && token.inlineValue !== true))
    return `${rawName} needs ${option.value}`;
  const refusal = refuseValue(option, value);
  if (refusal !== null) return `${rawName}: ${refusal}`;
  values.set(name, value);
  return null;
}

function refuseValue(option: Exclude<Option, { kind: 'flag' }>, value: string): string | null {
  if (option.kind === 'text') {
    return option.choices === undefined || option.choices.includes(value) ? null : `must be ${option.choices.join(' or ')}`;
  }
  const fits = /^\d{1,9}$/.test(value) && Number(value) >= option.min && Number(value) <= option.max;
  return fits ? null : `must be a whole number from ${option.min} to ${option.max}`;
}

function tooMany(rest: readonly string[], positionals: readonly string[]): string | null {
  if (rest.length <= positionals.length || positionals.at(-1)?.endsWith('…') === true) return null;
  if (positionals.length === 0) return 'only options may follow this command';
  return `only ${positionals.join(' ')} may follow this command`;
}

function incomplete({ options }: Specification, values: Values): string | null {
  const missing = Object.entries(options).find(([name, option]) => option.kind !== 'flag' && option.required === true && !values.has(name));
  return missing === undefined ? null : `--${missing[0]} is missing`;
}

function argumentsOf({ options }: Specification, values: Values, rest: readonly string[]): Arguments {
  const get = (name: string) => {
    if (options[name] === undefined) throw new Error(`the command has no option --${name}`);
    return values.get(name);
  };
  const text = (name: string) => {
    const value = get(name);
    return value === true ? undefined : value;
  };
  return {
    flag: (name) => get(name) === true,
    text,
    required: (name) => {
      const value = text(name);
      if (value === undefined) throw new Error(`--${name} is not a required option`);
      return value;
    },
    number: (name) => {
      const value = text(name);
      return value === undefined ? undefined : Number(value);
    },
    rest,
  };
}
