/** What `kiosk help` and `kiosk help COMMAND` print. */
import type { Command, Option } from './command.ts';

/** How the program is called. */
const PROGRAM = 'npm run -s kiosk --';

/** All commands, one line each. */
export function overview(commands: readonly Command[]): readonly string[] {
  return [
    `Usage: ${PROGRAM} COMMAND [OPTIONS]`,
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    `${PROGRAM} help COMMAND tells the options of one. Exit codes and JSON fields: docs/cli.md`,
  ];
}

/** One command with its options. */
export function details({ name, usage, summary, options }: Command): readonly string[] {
  const rows = Object.entries(options).map(([option, spec]): [string, string] => [`--${option}${valueOf(spec)}`, spec.help]);
  return [`Usage: ${PROGRAM} ${name} ${usage}`.trimEnd(), '', summary, ...(rows.length === 0 ? [] : ['', ...columns(rows)])];
}

function valueOf(option: Option): string {
  return option.kind === 'flag' ? '' : ` ${option.value}`;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
