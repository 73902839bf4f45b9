/** `kiosk office credit-month`: everybody's credit of a month. */
import { monthOf } from '../../db/machines/months.ts';
import { planCredits, runCredits } from '../../db/office/credit-run.ts';
import { usage } from './arguments.ts';
import type { Command } from './command.ts';
import { tellFault } from './fault-output.ts';
import { atDesk, DESK_OPTIONS, DESK_USAGE, RESUME_OPTION, tellRun } from './office/desk.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const command: Command = {
  name: 'office credit-month',
  usage: `--city CITY --month YYYY-MM ${DESK_USAGE} [--resume]`,
  summary: 'Credits the medical accounts of a city with a month, once; what came too late for earlier runs is credited with it.',
  options: {
    month: { kind: 'text', value: 'YYYY-MM', required: true, help: 'the month of the contributions' },
    ...DESK_OPTIONS,
    resume: RESUME_OPTION,
  },
  run: async (io, args) => {
    const month = args.required('month');
    if (!MONTH.test(month)) return tellFault(io, usage('--month: must be YYYY-MM'), args.flag('json'));
    return atDesk(io, args, async ({ db, ...desk }) => {
      if (month > monthOf(desk.on)) return tellFault(io, usage('--month: has not begun'), args.flag('json'));
      const run = { ...desk, month, resume: args.flag('resume') };
      const ended = await (args.flag('dry-run') ? planCredits(db, run) : runCredits(db, run));
      return tellRun(io, args, { city: desk.pack.city, month }, ended);
    });
  },
};
