import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { openCard } from '../../native/card/open-card.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import type { CardReaders } from '../../native/ports/card-reader.ts';
import { openJournal, type JournalReader } from '../audit/journal.ts';
import type { NationalJournal } from '../national/journalled-writes.ts';
import type { Journal } from '../session/journal.ts';
import { openJsonService, type JsonService, type JsonServiceOptions } from '../national/json-service.ts';
import type { NationalOptions } from '../national/calls.ts';
import { createNationalInterface } from '../national/national-interface.ts';
import { usage } from './arguments.ts';
import { KEY_OPTIONS, keysOf, type HeldKeys } from './card-keys.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { linePinPad } from './line-pin-pad.ts';
import { findReader } from './readers.ts';
import { untilEnded } from './until-ended.ts';
import { CARD_OPTIONS, withReaders } from './with-card.ts';

const PROMPT = { current: 'PIN: ', new: 'New PIN: ', newAgain: 'New PIN again: ' } as const;

/** `kiosk card-service` */
export const command: Command = {
  name: 'card-service',
  usage: '--reader NAME --port N --origin ORIGIN[,ORIGIN] [--keys FILE | --test-keys] [--data DIR]',
  summary: 'Offers the ministry’s terminal functions to pages in a browser on this machine, until this command is ended.',
  options: {
    reader: CARD_OPTIONS.reader,
    port: { kind: 'number', value: 'N', required: true, min: 1, max: 65_535, help: 'port on 127.0.0.1' },
    origin: { kind: 'text', value: 'ORIGIN', required: true, help: 'pages that may call: https://hall.example.cn, several with commas' },
    ...KEY_OPTIONS,
    data: { kind: 'text', value: 'DIR', help: 'where the journal of writes on cards lies (default var/card-service)' },
  },
  run: async (io, args) => {
    const origins = parseOrigins(args.required('origin'));
    if (origins === null) return tellFault(io, usage('--origin: must be https://HOST[:PORT] or http://HOST[:PORT], without a path'));
    const served = await withReaders(io, (readers) => serve(io, args, readers, origins));
    return served.ok ? EXIT.done : tellFault(io, served.error);
  },
};

/** Origins as browsers write them; `null` when one is none. */
function parseOrigins(text: string): readonly string[] | null {
  const origins = text.split(',');
  return origins.every((origin) => /^https?:/.test(origin) && URL.parse(origin)?.origin === origin) ? origins : null;
}

async function serve(io: Io, args: Arguments, readers: CardReaders, origins: readonly string[]): Promise<Result<void, Fault>> {
  const reader = findReader(readers.list(), args.required('reader'));
  if (!reader.ok) return reader;
  const { name } = reader.value;
  const held = await keysOf(args)(name, readers);
  if (!held.ok) return held;
  const journal = openJournal({ directory: args.text('data') ?? join('var', 'card-service'), clock: systemClock });
  const national = createNationalInterface({
    openCard: opener(readers, name, held.value),
    ...keyParts(held.value),
    pinPad: linePinPad(io),
    onPinWanted: (wanted) => io.err(PROMPT[wanted]),
    clock: systemClock,
    journal: journalOf(journal),
    device: name,
  });
  try {
    return await offer(io, { national, port: args.number('port') ?? 0, origins, report: io.err });
  } finally {
    journal.close();
    await held.value?.close();
  }
}

/** One start of the service is one session of the journal. */
function journalOf(journal: Journal & JournalReader): NationalJournal {
  const nowMs = () => systemClock.nowMs();
  return { journal, session: `CS-${nowMs()}`, nowMs, anyOpen: () => journal.unresolved().length > 0 };
}

function keyParts(held: HeldKeys | null): Pick<NationalOptions, 'keys' | 'terminalNumber' | 'keyAddresses'> {
  if (held === null) return {};
  const { keys, terminalNumber, hsmKeyAddresses } = held;
  return {
    ...(keys === null ? {} : { keys }),
    ...(terminalNumber === undefined ? {} : { terminalNumber }),
    ...(hsmKeyAddresses === undefined ? {} : { keyAddresses: hsmKeyAddresses }),
  };
}

async function offer(io: Io, options: JsonServiceOptions): Promise<Result<void, Fault>> {
  const service = await start(options);
  if (!service.ok) return service;
  io.out(`http://127.0.0.1:${service.value.port}/`);
  io.out(`token ${service.value.token}`);
  await untilEnded(io.signal);
  await service.value.close();
  return ok(undefined);
}

/** Opens whatever card lies in the reader at the time of a call. */
function opener(readers: CardReaders, name: string, held: HeldKeys | null): NationalOptions['openCard'] {
  return async (keys: CardKeys) => {
    const state = readers.list().find((reader) => reader.name === name)?.state;
    if (state === undefined) return err(fault('reader.gone', 'the reader was unplugged'));
    if (state.media === 'notPresent') return err(fault('card.absent', 'no card in the reader'));
    return openCard(readers, name, state.insertion, { keys, keyNumbers: held?.keyNumbers ?? {} });
  };
}

async function start(options: JsonServiceOptions): Promise<Result<JsonService, Fault>> {
  try {
    return ok(await openJsonService(options));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return err(usage('--port: another program has it'));
    throw error;
  }
}
