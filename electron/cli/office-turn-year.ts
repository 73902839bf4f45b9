/** `kiosk office turn-year`: what is left on the accounts is carried into a year. */
import { planYear, runYear } from '../../db/office/year-run.ts';
import { usage } from './arguments.ts';
import type { Command } from './command.ts';
import { tellFault } from './fault-output.ts';
import { atDesk, DESK_OPTIONS, DESK_USAGE, RESUME_OPTION, tellRun } from './office/desk.ts';

const YEARS = { min: 2000, max: 2999 } as const;

export const command: Command = {
  name: 'office turn-year',
  usage: `--city CITY --year YYYY ${DESK_USAGE} [--resume]`,
  summary: 'Carries what is left on the medical accounts of a city into a year, once.',
  options: {
    year: { kind: 'number', value: 'YYYY', required: true, ...YEARS, help: 'the year that has begun' },
    ...DESK_OPTIONS,
    resume: RESUME_OPTION,
  },
  run: (io, args) =>
    atDesk(io, args, async ({ db, pack, ...desk }) => {
      const year = args.number('year') ?? YEARS.min;
      if (desk.on < `${year}-01-01`) return tellFault(io, usage('--year: has not begun'), args.flag('json'));
      const run = { ...desk, city: pack.city, year, resume: args.flag('resume') };
      const ended = await (args.flag('dry-run') ? planYear(db, run) : runYear(db, run));
      return tellRun(io, args, { city: pack.city, year }, ended);
    }),
};
