/** `kiosk authority`: the records of a fleet, served to its terminals until the command is ended. */
import { readFileSync } from 'node:fs';
import { systemClock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { createServedAuthority } from '../../db/authority/create.ts';
import { parseCredentials, type Credentials } from '../../db/credentials.ts';
import { isPostgres, openDatabase } from '../../db/dialects/open.ts';
import { migrateAuthority } from '../../db/migrate.ts';
import { createSignOn } from '../../db/registers/sign-on.ts';
import { tryAllPacks } from '../../db/rules/load-pack.ts';
import type { CityId } from '../../db/rules/model.ts';
import type { Pack } from '../../db/rules/pack-schema.ts';
import type { AuthoritySchema } from '../../db/schema.ts';
import { serveAuthority, type AuthorityServer, type AuthorityServerOptions } from '../../db/server.ts';
import { openWriter, withWriter, type Writer } from '../../db/writer/open-writer.ts';
import { usage, type UsageFault } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { PACK_OPTIONS, packTrustOf } from './pack-options.ts';
import { untilEnded } from './until-ended.ts';

export const command: Command = {
  name: 'authority',
  usage:
    '--database ADDRESS --port N [--credentials FILE] [--registered] [--packs DIR --pack-key NAME=BASE64] [--certificate FILE --private-key FILE]',
  summary: 'Serves the records of cards, accounts and loss reports to a fleet of terminals, until this command is ended.',
  options: {
    database: { kind: 'text', value: 'ADDRESS', required: true, help: 'postgres://USER@HOST/NAME, or the path of a SQLite file' },
    port: { kind: 'number', value: 'N', required: true, min: 0, max: 65_535, help: 'port to listen on; 0: any free one' },
    credentials: {
      kind: 'text',
      value: 'FILE',
      help: 'JSON: which terminal holds which token; besides the register (authority terminals)',
    },
    registered: { kind: 'flag', help: 'believe the registers of terminals, outlets and staff, not what a terminal says of itself' },
    ...PACK_OPTIONS,
    certificate: { kind: 'text', value: 'FILE', help: 'PEM; without it only this machine is served' },
    'private-key': { kind: 'text', value: 'FILE', help: "PEM of the certificate's private key" },
  },
  run: async (io, args) => {
    const files = readFiles(args);
    if (!files.ok) return tellFault(io, files.error);
    const trust = packTrustOf(args);
    if (!trust.ok) return tellFault(io, trust.error);
    const packs = tryAllPacks(trust.value);
    if (!packs.ok) return tellFault(io, packs.error);
    const served = await serve(io, args, files.value, packs.value);
    return served.ok ? EXIT.done : tellFault(io, served.error);
  },
};

interface Files {
  readonly credentials: Credentials;
  readonly tls?: NonNullable<AuthorityServerOptions['tls']>;
}

const NOBODY: Credentials = new Map();
const IN_MEMORY = ':memory:';

function readFiles(args: Arguments): Result<Files, UsageFault> {
  const certificateFile = args.text('certificate');
  const privateKeyFile = args.text('private-key');
  if ((certificateFile === undefined) !== (privateKeyFile === undefined)) return err(usage('--certificate and --private-key go together'));
  const file = args.text('credentials');
  const credentials = attempt('--credentials', () => (file === undefined ? NOBODY : parseCredentials(readFileSync(file, 'utf8'))));
  if (!credentials.ok) return credentials;
  if (certificateFile === undefined || privateKeyFile === undefined) return ok({ credentials: credentials.value });
  const tls = attempt('--certificate', () => ({
    certificate: readFileSync(certificateFile, 'utf8'),
    privateKey: readFileSync(privateKeyFile, 'utf8'),
  }));
  return tls.ok ? ok({ credentials: credentials.value, tls: tls.value }) : tls;
}

/** What a file was to give, or a refusal that names the option. */
function attempt<T>(option: string, read: () => T): Result<T, UsageFault> {
  try {
    return ok(read());
  } catch (error) {
    return err(usage(`${option}: ${error instanceof Error ? error.message : 'not readable'}`));
  }
}

async function serve(io: Io, args: Arguments, files: Files, packs: ReadonlyMap<CityId, Pack>): Promise<Result<void, Fault>> {
  const database = args.required('database');
  const trust = args.flag('registered') ? 'registered' : 'trusted';
  const db = openDatabase<AuthoritySchema>(database);
  let writer: Writer | null = null;
  try {
    for (const name of await migrateAuthority(db)) io.err(`migrated: ${name}`);
    // PostgreSQL does its waiting in processes of its own; a database in memory has one connection.
    writer = isPostgres(database) || database === IN_MEMORY ? null : openWriter({ path: database, packs, trust });
    const own = createServedAuthority({ db, clock: systemClock, packs, trust });
    const authority = writer === null ? own : withWriter(own, writer);
    const { credentials, ...tls } = files;
    const signOn = createSignOn(db, credentials, systemClock);
    const server = await listen({ authority, port: args.number('port') ?? 0, report: io.err, signOn, ...tls });
    if (!server.ok) return server;
    io.out(server.value.url);
    const broken = await Promise.race([untilEnded(io.signal), ...(writer === null ? [] : [writer.broken])]);
    await server.value.close();
    return broken === undefined ? ok(undefined) : err(fault('records.writerEnded', broken.message));
  } finally {
    await writer?.close();
    await db.destroy();
  }
}

async function listen(options: AuthorityServerOptions): Promise<Result<AuthorityServer, Fault>> {
  try {
    return ok(await serveAuthority(options));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return err(usage('--port: another program has it'));
    throw error;
  }
}
