/** `kiosk authority staff`: the register of staff. */
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Fault } from '../../native/base/fault.ts';
import { staffRoleSchema } from '../../db/authority/api.ts';
import { addStaff, changeStaff, listStaff, retireStaff, type StaffFacts } from '../../db/registers/staff.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { readPassword } from './password-input.ts';
import { atRegister, REGISTER_OPTIONS, REGISTER_POSITIONALS, REGISTER_USAGE, wordsOf, type Register } from './registers/desk.ts';

type Said = Partial<StaffFacts>;

const STAFF: Register<Said> = {
  name: 'staff',
  list: listStaff,
  prepare: (args, action) => said(args, action),
  ask: (io, args, prepared) => withPassword(io, args, prepared),
  work: async (tx, { id, action, on, prepared }) => {
    const { name = '', outletId = '', roles = [], cardNumber = null, password = null } = prepared;
    const done = await {
      add: () => addStaff(tx, id, { name, outletId, roles, cardNumber, password }, on),
      change: () => changeStaff(tx, id, prepared, on),
      retire: () => retireStaff(tx, id, on),
    }[action]();
    return done.ok ? ok({}) : done;
  },
};

function said(args: Arguments, action: string): Result<Said, Fault> {
  const roles = wordsOf(args, 'roles', staffRoleSchema.options);
  if (!roles.ok) return roles;
  const name = args.text('name');
  const outletId = args.text('outlet');
  const cardNumber = args.text('card');
  if (action === 'add' && (name === undefined || outletId === undefined || roles.value === undefined))
    return err(usage('--name, --outlet and --roles: whoever works there has them'));
  return ok({
    ...(name === undefined ? {} : { name }),
    ...(outletId === undefined ? {} : { outletId }),
    ...(cardNumber === undefined ? {} : { cardNumber }),
    ...(roles.value === undefined ? {} : { roles: roles.value }),
  });
}

/** The password of whom it is about: asked for behind that of who changes it. */
async function withPassword(io: Io, args: Arguments, prepared: Said): Promise<Result<Said, Fault>> {
  if (!args.flag('set-password') && args.text('new-password-file') === undefined) return ok(prepared);
  const password = await readPassword(io, args, 'new-password-file', 'Their new password:');
  return password.ok ? ok({ ...prepared, password: password.value }) : password;
}

export const command: Command = {
  name: 'authority staff',
  usage: `(list | add ID | change ID | retire ID) ${REGISTER_USAGE} [--name NAME] [--outlet ID] [--roles LIST] [--card NUMBER] [--set-password | --new-password-file FILE]`,
  summary: 'Lists and changes the register of staff: outlet, roles, staff card, password.',
  options: {
    ...REGISTER_OPTIONS,
    name: { kind: 'text', value: 'NAME', help: 'the name that stands on slips' },
    outlet: { kind: 'text', value: 'ID', help: 'outlet where they work' },
    roles: { kind: 'text', value: 'LIST', help: `with commas: ${staffRoleSchema.options.join(', ')}` },
    card: { kind: 'text', value: 'NUMBER', help: 'number of their staff card' },
    'set-password': { kind: 'flag', help: 'their password is the next line of standard input' },
    'new-password-file': { kind: 'text', value: 'FILE', help: 'its first line is their password' },
  },
  positionals: REGISTER_POSITIONALS,
  run: (io, args) => atRegister(io, args, STAFF),
};
