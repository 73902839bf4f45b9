import { toHex } from '../../native/base/bytes.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { exploreCard } from '../../native/card/explore/explore.ts';
import type { ExploredApplication, ExploredFile, ExploredObject } from '../../native/card/explore/tree.ts';
import { KEY_OPTIONS, keysOf } from './card-keys.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { CARD_OPTIONS, withCard } from './with-card.ts';

interface Explored {
  readonly reader: string;
  readonly masked: boolean;
  readonly atr: string;
  readonly applications: readonly ExploredApplication[];
}

/** `kiosk card explore` */
export const command: Command = {
  name: 'card explore',
  usage: '--reader NAME [--json] [--reveal] [--keys FILE | --test-keys] [--trace]',
  summary: 'Shows every application, file and record of a card with names and bytes. Masked unless --reveal; no PIN is presented.',
  options: {
    ...CARD_OPTIONS,
    reveal: { kind: 'flag', help: 'what is personal in full, but for bank card numbers' },
    ...KEY_OPTIONS,
  },
  run: async (io, args) => {
    const reveal = args.flag('reveal');
    const keys = keysOf(args);
    const explored = await withCard(io, args, { keys }, async ({ reader, card, held }): Promise<Result<Explored, Fault>> => {
      const applications = await exploreCard(card, { reveal, useKeys: (held?.keys ?? null) !== null, signal: io.signal });
      return applications.ok
        ? ok({ reader, masked: !reveal, atr: toHex(card.session.atr), applications: applications.value })
        : applications;
    });
    if (!explored.ok) return tellFault(io, explored.error, args.flag('json'));
    if (args.flag('json')) io.out(JSON.stringify(explored.value));
    else for (const line of treeLines(explored.value.applications)) io.out(line);
    return EXIT.done;
  },
};

/** The tree as text, two blanks a level. */
export function treeLines(applications: readonly ExploredApplication[]): readonly string[] {
  return applications.flatMap(({ application, title, state, detail, files }) => [
    `${application}  ${title.zh} ${title.en}  ${state}${because(detail)}`,
    ...files.flatMap(fileLines),
  ]);
}

function fileLines({ file, title, state, opens, key, detail, objects }: ExploredFile): readonly string[] {
  const by = key === null ? opens : `${opens} (${key})`;
  return [
    `  ${file}  ${title.zh} ${title.en}  ${state}, opens: ${by}${because(detail)}`,
    ...objects.flatMap((object) => objectLines(object, '    ')),
  ];
}

function objectLines({ tag, instance, name, shown, raw, parts }: ExploredObject, indent: string): readonly string[] {
  const number = instance === 1 ? tag : `${tag}#${instance}`;
  const label = name === null ? '?' : `${name.zh} ${name.en}`;
  const own = `${indent}${number}  ${label}: ${shown}${raw === null ? '' : `  [${raw}]`}`;
  return [own, ...parts.flatMap((part) => objectLines(part, `${indent}  `))];
}

function because(detail: string | null): string {
  return detail === null ? '' : ` (${detail})`;
}
