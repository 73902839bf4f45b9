import { loadAllPacks } from '../../db/rules/load-pack.ts';
import { rulesMatrix } from '../../db/rules/matrix.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';

export const command: Command = {
  name: 'rules matrix',
  usage: '',
  summary: 'Prints every entry of every rule pack as Markdown: docs/rules-matrix.md.',
  options: {},
  run: (io) => {
    io.out(rulesMatrix(loadAllPacks().values()));
    return Promise.resolve(EXIT.done);
  },
};
