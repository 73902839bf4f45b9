import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { play, type Played } from '../compose-sim/script/play.ts';
import { readScript } from '../compose-sim/script/read-script.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

export const command: Command = {
  name: 'script run',
  usage: 'FILE [--json] [--out DIR]',
  summary: 'Plays a test script on a simulated terminal without a window, and tells its screens, journal and paper.',
  positionals: ['FILE'],
  options: {
    json: { kind: 'flag', help: 'everything as one JSON text' },
    out: { kind: 'text', value: 'DIR', help: 'where the pictures of the paper go (default var/scripts/NAME)' },
  },
  run,
};

async function run(io: Io, args: Arguments): Promise<ExitCode> {
  const json = args.flag('json');
  const [file] = args.rest;
  if (file === undefined) return tellFault(io, usage('FILE is missing'), json);
  const script = readScript(file);
  if (!script.ok) return tellFault(io, script.error, json);
  const played = await play(script.value);
  if (!played.ok) return tellFault(io, played.error, json);
  const papers = layDown(played.value, args.text('out') ?? join('var', 'scripts', basename(file, '.json')));
  if (json) io.out(JSON.stringify({ ...played.value, papers }, null, 2));
  else tell(io, played.value, papers);
  return played.value.passed ? EXIT.done : EXIT.scriptFailed;
}

/** A piece of paper in the output: its text, and where its picture lies. */
interface LaidPaper {
  readonly number: number;
  readonly kind: 'slip' | 'document';
  readonly complete: boolean;
  readonly text: string;
  readonly png: string | null;
  readonly pdf: string | null;
}

function layDown({ papers }: Played, folder: string): readonly LaidPaper[] {
  if (papers.length > 0) mkdirSync(folder, { recursive: true });
  return papers.map(({ number, kind, complete, text, png, pdf }) => {
    const lay = (part: Buffer | null, type: string): string | null => {
      if (part === null) return null;
      const file = join(folder, `${kind}-${number}.${type}`);
      writeFileSync(file, part);
      return file;
    };
    return { number, kind, complete, text, png: lay(png, 'png'), pdf: lay(pdf, 'pdf') };
  });
}

function tell(io: Io, { title, steps, failure, views, journal }: Played, papers: readonly LaidPaper[]): void {
  io.out(title);
  for (const { step, screen } of steps) io.out(`  ${describe(step)}  ->  ${screen}`);
  for (const { kind, text, png, pdf } of papers) io.out(`${kind} ${png ?? pdf ?? ''}\n${text}`);
  io.out(`${views.length} screens, ${journal.length} journal entries, ${papers.length} pieces of paper.`);
  io.out(failure === null ? 'passed' : `FAILED at step ${failure.step}: ${failure.problem}`);
}

function describe(step: Played['steps'][number]['step']): string {
  if (!('do' in step)) return JSON.stringify(step);
  const { do: name, ...rest } = step;
  return Object.keys(rest).length === 0 ? name : `${name} ${JSON.stringify(rest)}`;
}
