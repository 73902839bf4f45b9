/** `kiosk authority terminals`: the register of terminals. */
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Fault } from '../../native/base/fault.ts';
import { addTerminal, changeTerminal, listTerminals, retireTerminal } from '../../db/registers/terminals.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command } from './command.ts';
import { atRegister, REGISTER_OPTIONS, REGISTER_POSITIONALS, REGISTER_USAGE, type Register } from './registers/desk.ts';

const CHANNELS = ['kiosk', 'counter'] as const;

interface Said {
  readonly outletId: string | undefined;
  readonly channel: (typeof CHANNELS)[number] | undefined;
  readonly newToken: boolean;
}

const TERMINALS: Register<Said> = {
  name: 'terminals',
  list: listTerminals,
  prepare: (args, action) => said(args, action),
  work: async (tx, { id, action, on, prepared: { outletId, channel, newToken } }) => {
    if (action === 'retire') return emptied(await retireTerminal(tx, id, on));
    if (action === 'add') {
      const added = await addTerminal(tx, { id, outletId: outletId ?? '', channel: channel ?? 'kiosk' });
      return added.ok ? ok({ token: added.value }) : added;
    }
    const where = { ...(outletId === undefined ? {} : { outletId }), ...(channel === undefined ? {} : { channel }) };
    const changed = await changeTerminal(tx, id, { ...where, newToken });
    return changed.ok ? ok(changed.value === null ? {} : { token: changed.value }) : changed;
  },
};

function said(args: Arguments, action: string): Result<Said, Fault> {
  const outletId = args.text('outlet');
  const channel = CHANNELS.find((one) => one === args.text('channel'));
  if (action === 'add' && outletId === undefined) return err(usage('--outlet is missing'));
  return ok({ outletId, channel, newToken: args.flag('new-token') });
}

function emptied<E>(result: Result<null, E>): Result<Readonly<Record<string, string>>, E> {
  return result.ok ? ok({}) : result;
}

export const command: Command = {
  name: 'authority terminals',
  usage: `(list | add ID | change ID | retire ID) ${REGISTER_USAGE} [--outlet ID] [--channel kiosk|counter] [--new-token]`,
  summary: 'Lists and changes the register of terminals; tells the token of a new one once.',
  options: {
    ...REGISTER_OPTIONS,
    outlet: { kind: 'text', value: 'ID', help: 'outlet in which it stands' },
    channel: { kind: 'text', value: 'CHANNEL', choices: CHANNELS, help: 'kiosk (add: when not given) or counter' },
    'new-token': { kind: 'flag', help: 'change: another token; the one before counts no more' },
  },
  positionals: REGISTER_POSITIONALS,
  run: (io, args) => atRegister(io, args, TERMINALS),
};
