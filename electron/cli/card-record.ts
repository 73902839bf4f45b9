import { writeFileSync } from 'node:fs';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { exploreCard } from '../../native/card/explore/explore.ts';
import { maskTranscript, recordConnection, type Transcript } from '../../native/card/explore/transcript.ts';
import { watchKeys } from '../../native/card/explore/watch-keys.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import { createBankCard } from '../../native/card/pboc/driver.ts';
import { createCardSession } from '../../native/card/session.ts';
import { createCertificateApplication } from '../../native/card/social-security/certificate-application.ts';
import { createSocialSecurityCard } from '../../native/card/social-security/driver.ts';
import { KEY_OPTIONS, keysOf, NO_KEYS, type HeldKeys } from './card-keys.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { CARD_OPTIONS, withCard } from './with-card.ts';

const OWNER_ONLY = 0o600;

/** `kiosk card record` */
export const command: Command = {
  name: 'card record',
  usage: '--reader NAME --out FILE [--json] [--keys FILE | --test-keys] [--trace]',
  summary: 'Reads and explores a card and writes the conversation, masked, for a virtual card to play back.',
  options: {
    ...CARD_OPTIONS,
    out: { kind: 'text', value: 'FILE', required: true, help: 'the new file; one that is there is not overwritten' },
    ...KEY_OPTIONS,
  },
  run: async (io, args) => {
    const [json, file] = [args.flag('json'), args.required('out')];
    const done = await withCard(io, args, { keys: keysOf(args) }, ({ card, held }) => record(card, held, io.signal));
    const written = done.ok ? write(file, done.value) : done;
    if (!done.ok || !written.ok) return tellFault(io, written.ok ? fault('cli.usage', 'nothing was written') : written.error, json);
    const { length } = done.value.exchanges;
    io.out(json ? JSON.stringify({ file, exchanges: length }) : `${length} exchanges in ${file}`);
    return EXIT.done;
  },
};

/** What cannot be read is part of the record: only the explorer's fault of card or reader ends it. */
async function record(card: OpenCard, held: HeldKeys | null, signal: AbortSignal): Promise<Result<Transcript, Fault>> {
  const { connection, recorded } = recordConnection(card.connection);
  const watched = watchKeys(held?.keys ?? NO_KEYS);
  const session = createCardSession(connection);
  const socialSecurity = createSocialSecurityCard(session, { keys: watched.keys, keyNumbers: held?.keyNumbers ?? {} });
  const read = await socialSecurity.read(signal);
  const drivers = { session, socialSecurity, bank: createBankCard(session), certificates: createCertificateApplication(session) };
  const explored = await exploreCard(drivers, { reveal: false, useKeys: (held?.keys ?? null) !== null, signal });
  if (recorded.length === 0) return explored.ok ? err(fault('card.mute', read.ok ? 'nothing was said' : read.error.detail)) : explored;
  return ok(maskTranscript(connection.atr, recorded, watched.proofs));
}

function write(file: string, transcript: Transcript): Result<void, Fault> {
  try {
    writeFileSync(file, `${JSON.stringify(transcript, null, 2)}\n`, { flag: 'wx', mode: OWNER_ONLY });
    return ok(undefined);
  } catch (error) {
    return err(fault('cli.usage', `cannot write ${file}: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}`));
  }
}
