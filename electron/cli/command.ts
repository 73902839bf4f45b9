/** What a command of `kiosk …` is: one file exports `command`, and kiosk.ts parses, helps and runs it. */
import type { ExitCode } from './exit-codes.ts';

interface OptionBase {
  /** One line for the help. */
  readonly help: string;
}

/** `--json`: there or not. */
export interface FlagOption extends OptionBase {
  readonly kind: 'flag';
}

/** `--reader NAME`. */
export interface TextOption extends OptionBase {
  readonly kind: 'text';
  /** Word for the value in the help: `NAME`. */
  readonly value: string;
  readonly required?: boolean;
  /** The only values there are. */
  readonly choices?: readonly string[];
}

/** `--port N`: a whole number in a range. */
export interface NumberOption extends OptionBase {
  readonly kind: 'number';
  readonly value: string;
  readonly required?: boolean;
  readonly min: number;
  readonly max: number;
}

export type Option = FlagOption | TextOption | NumberOption;

/** Arguments that were checked against the command's options. Asking for an option that the command does not have throws. */
export interface Arguments {
  /** Whether the flag was given. */
  flag(name: string): boolean;
  /** The text of an option; `undefined` when it was not given. */
  text(name: string): string | undefined;
  /** The text of a required option. */
  required(name: string): string;
  /** The number of an option; `undefined` when it was not given. */
  number(name: string): number | undefined;
  /** What stands without an option's name, in order; at most as many as `positionals` names. */
  readonly rest: readonly string[];
}

/** The outside of a command: what it hears and says. Tests bring their own. */
export interface Io {
  readonly input: NodeJS.ReadableStream;
  /** One line on standard output: the result. */
  readonly out: (line: string) => void;
  /** One line on standard error: everything else. */
  readonly err: (line: string) => void;
  /** Fires at SIGINT or SIGTERM: end in order. */
  readonly signal: AbortSignal;
}

export interface Command {
  /** As typed: `card read`. */
  readonly name: string;
  /** What stands behind the name: `--reader NAME [--json]`. */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  /** By name without the hyphens. */
  readonly options: Readonly<Record<string, Option>>;
  /** Words for what may stand without an option's name, all optional; absent: none. A last one that ends with `…` may stand many times. */
  readonly positionals?: readonly string[];
  /** Does it. A failure is told by `tellFault` (fault-output.ts), whose exit code is given back; a bug throws. */
  readonly run: (io: Io, args: Arguments) => Promise<ExitCode>;
}
