/** One call of the program: finds the command, checks its words, runs it. */
import { parseArguments, usage } from './arguments.ts';
import { COMMANDS, findCommand } from './commands.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { details, overview } from './help.ts';

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** Runs what `words` say; gives the exit code. */
export async function run(io: Io, words: readonly string[]): Promise<ExitCode> {
  const [first, ...more] = words;
  if (first === undefined) {
    await tellHelp(io.err, []);
    return EXIT.usage;
  }
  if (HELP.has(first)) return (await tellHelp(io.out, more)) ? EXIT.done : unknownCommand(io, more);
  const found = findCommand(words);
  if (found === null) return unknownCommand(io, words);
  const { command } = await found.load();
  if (found.rest.some((word) => HELP.has(word) && word !== 'help')) return tellLines(io.out, details(command));
  const args = parseArguments(command, found.rest);
  if (args.ok) return command.run(io, args.value);
  return tellFault(io, { ...args.error, detail: `${args.error.detail} (see: help ${command.name})` }, found.rest.includes('--json'));
}

/** `false` when the words name no command. */
async function tellHelp(tell: Io['out'], words: readonly string[]): Promise<boolean> {
  if (words.length > 0) {
    const found = findCommand(words);
    if (found !== null) tellLines(tell, details((await found.load()).command));
    return found !== null;
  }
  tellLines(tell, overview(await allCommands()));
  return true;
}

/** All that are installed: a production build leaves out those that need the simulators. */
async function allCommands(): Promise<readonly Command[]> {
  const loaded = await Promise.allSettled([...COMMANDS.values()].map((load) => load()));
  return loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value.command] : []));
}

function tellLines(tell: Io['out'], lines: readonly string[]): ExitCode {
  lines.forEach((line) => tell(line));
  return EXIT.done;
}

function unknownCommand(io: Io, words: readonly string[]): ExitCode {
  // Only what looks like a command is repeated: other words may be private.
  const typed = words.slice(0, 2).filter((word) => /^[a-z][a-z-]*$/.test(word));
  return tellFault(io, usage(`no such command: ${typed.join(' ') || '(none)'}; there are: ${[...COMMANDS.keys()].join(', ')}, help`));
}
