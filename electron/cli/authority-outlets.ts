/** `kiosk authority outlets`: the register of outlets. */
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Fault } from '../../native/base/fault.ts';
import { addOutlet, changeOutlet, listOutlets, retireOutlet, type OutletFacts } from '../../db/registers/outlets.ts';
import { CITY_IDS, OUTLET_KINDS } from '../../db/rules/words.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command } from './command.ts';
import { atRegister, REGISTER_OPTIONS, REGISTER_POSITIONALS, REGISTER_USAGE, wordsOf, type Register } from './registers/desk.ts';

type Said = Partial<OutletFacts>;

const OUTLETS: Register<Said> = {
  name: 'outlets',
  list: listOutlets,
  prepare: (args, action) => said(args, action),
  work: async (tx, { id, action, on, prepared }) => {
    const { name = '', city = 'zhaotong', bank = null, address = '', telephone = null, kinds = [] } = prepared;
    const done = await {
      add: () => addOutlet(tx, id, { name, city, bank, address, telephone, kinds }),
      change: () => changeOutlet(tx, id, prepared),
      retire: () => retireOutlet(tx, id, on),
    }[action]();
    return done.ok ? ok({}) : done;
  },
};

function said(args: Arguments, action: string): Result<Said, Fault> {
  const kinds = wordsOf(args, 'kinds', OUTLET_KINDS);
  if (!kinds.ok) return kinds;
  const city = CITY_IDS.find((one) => one === args.text('city'));
  const texts = Object.fromEntries(
    (['name', 'bank', 'address', 'telephone'] as const).flatMap((option) => {
      const text = args.text(option);
      return text === undefined ? [] : [[option, text]];
    }),
  );
  if (action === 'add' && (texts['name'] === undefined || city === undefined || kinds.value === undefined))
    return err(usage('--name, --city and --kinds: an outlet has them'));
  return ok({ ...texts, ...(city === undefined ? {} : { city }), ...(kinds.value === undefined ? {} : { kinds: kinds.value }) });
}

export const command: Command = {
  name: 'authority outlets',
  usage: `(list | add ID | change ID | retire ID) ${REGISTER_USAGE} [--name NAME] [--city CITY] [--kinds LIST] [--bank NAME] [--address TEXT] [--telephone NUMBER]`,
  summary: 'Lists and changes the register of outlets.',
  options: {
    ...REGISTER_OPTIONS,
    name: { kind: 'text', value: 'NAME', help: 'what it is called' },
    city: { kind: 'text', value: 'CITY', choices: CITY_IDS, help: 'whose rules hold there' },
    kinds: { kind: 'text', value: 'LIST', help: 'kinds of place with commas: cardServiceWindow, issuingBankOutlet …' },
    bank: { kind: 'text', value: 'NAME', help: 'the bank whose outlet it is' },
    address: { kind: 'text', value: 'TEXT', help: 'where it is' },
    telephone: { kind: 'text', value: 'NUMBER', help: 'its telephone number' },
  },
  positionals: REGISTER_POSITIONALS,
  run: (io, args) => atRegister(io, args, OUTLETS),
};
