import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { loadPack } from '../../db/rules/load-pack.ts';
import type { JournalReader } from '../audit/journal.ts';
import { rulesOf } from '../rules.ts';
import type { RecordedStart } from '../session/recorder.ts';
import { replay, type RecordedEvent, type ReplayedStep } from '../session/replay.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { withJournal } from './with-journal.ts';

export const command: Command = {
  name: 'replay',
  usage: '[SESSION] [--data DIR] [--json]',
  summary: 'Runs a recorded session again and compares every screen; without SESSION, lists those that are recorded.',
  options: {
    data: { kind: 'text', value: 'DIR', help: 'data directory of the terminal (default var/kiosk)' },
    json: { kind: 'flag', help: 'every step with its view as JSON' },
  },
  positionals: ['SESSION'],
  run: (io, args) => Promise.resolve(run(io, args)),
};

function run(io: Io, args: Arguments): ExitCode {
  return withJournal(io, args, (journal, json) => {
    const [session] = args.rest;
    if (session === undefined) return list(io, journal, json);
    const steps = replaySession(journal, session);
    return steps.ok ? show(io, steps.value, json) : tellFault(io, steps.error, json);
  });
}

function list(io: Io, journal: JournalReader, json: boolean): ExitCode {
  const sessions = journal.sessions();
  if (json) io.out(JSON.stringify(sessions));
  else for (const { session, reason } of sessions) io.out(`${session}  ${reason ?? 'open'}`);
  return EXIT.done;
}

/** The recorded start and events through the transition as it is now, under the city's rules as they are now. */
function replaySession(journal: JournalReader, session: string): Result<readonly ReplayedStep[], Fault> {
  const recording = journal.recording(session);
  if (!recording.ok) return recording;
  // The journal's seal vouches that this terminal wrote it; its shape is that of the code that did.
  const { state, config, rulesVersion } = recording.value.initial as RecordedStart;
  const pack = loadPack(config.terminal.city);
  if (!pack.ok) return pack;
  const rules = rulesOf(pack.value);
  if (rules.version !== rulesVersion)
    return err(fault('replay.otherRules', `recorded under ${rulesVersion}, in force is ${rules.version}`));
  return ok(replay(state, recording.value.events as readonly RecordedEvent[], { ...config, rules }));
}

function show(io: Io, steps: readonly ReplayedStep[], json: boolean): ExitCode {
  const different = steps.filter(({ same }) => !same).length;
  if (json) io.out(JSON.stringify({ steps, different }));
  else {
    for (const { event, view, same } of steps) io.out(`${same ? 'same ' : 'OTHER'}  ${event}  ->  ${view.screen}`);
    io.out(different === 0 ? `${steps.length} events, the same screens.` : `${different} of ${steps.length} screens differ.`);
  }
  return different === 0 ? EXIT.done : EXIT.replayDiffers;
}
