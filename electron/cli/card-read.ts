import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import type { CardData } from '../../native/ports/social-security-card.ts';
import { usage } from './arguments.ts';
import { KEY_OPTIONS, keysOf, terminalNumberOf } from './card-keys.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { maskCard } from './mask-card.ts';
import { nationalFormat } from '../national/national-format.ts';
import { CARD_OPTIONS, withCard } from './with-card.ts';

interface ReadCard {
  readonly reader: string;
  readonly data: CardData;
  /** 终端机编号 of the PSAM; `null`: there is none. */
  readonly terminalNumber: string | null;
}

/** `kiosk card read` */
export const command: Command = {
  name: 'card read',
  usage: '--reader NAME [--json | --format national] [--reveal] [--keys FILE | --test-keys] [--trace]',
  summary: 'Reads a social-security card: who issued it, whose it is. Masked unless --reveal.',
  options: {
    ...CARD_OPTIONS,
    format: {
      kind: 'text',
      value: 'FORMAT',
      choices: ['national'],
      help: 'national: the 11 fields of the ministry’s terminal interface',
    },
    reveal: { kind: 'flag', help: 'names and numbers in full' },
    ...KEY_OPTIONS,
  },
  run: async (io, args) => {
    const json = args.flag('json');
    if (json && args.text('format') !== undefined) return tellFault(io, usage('either --json or --format'), json);
    const keys = keysOf(args);
    const read = await withCard(io, args, { keys }, async ({ reader, card, held }): Promise<Result<ReadCard, Fault>> => {
      const data = await card.socialSecurity.read(io.signal);
      return data.ok ? ok({ reader, data: data.value, terminalNumber: await terminalNumberOf(held) }) : data;
    });
    return read.ok ? tell(io, args, read.value) : tellFault(io, read.error, json);
  },
};

function tell(io: Io, args: Arguments, { reader, data, terminalNumber }: ReadCard): ExitCode {
  const masked = !args.flag('reveal');
  const shown = masked ? maskCard(data) : data;
  if (args.flag('json')) io.out(JSON.stringify({ reader, masked, ...shown }));
  else if (args.text('format') === 'national') io.out(nationalFormat(shown, { terminalNumber, device: reader }));
  else lines(shown).forEach((line) => io.out(line));
  return EXIT.done;
}

function lines({ card, holder }: CardData): readonly string[] {
  const rows: readonly (readonly [string, string | null])[] = [
    ['姓名 name', holder.name],
    ['社会保障号码 socialSecurityNumber', holder.socialSecurityNumber],
    ['性别 sex', holder.sex],
    ['民族 ethnicGroup', holder.ethnicGroup],
    ['出生日期 birthDate', holder.birthDate],
    ['出生地 birthPlace', holder.birthPlace],
    ['卡号 cardNumber', card.cardNumber],
    ['卡识别码 cardIdentifier', card.cardIdentifier],
    ['卡复位信息 historicalBytes', card.historicalBytes],
    ['卡的类别 cardClass', card.cardClass],
    ['规范版本 specification', card.specification],
    ['算法 algorithm', card.algorithm],
    ['发卡地区 region', card.region],
    ['初始化机构编号 initialiser', card.initialiser],
    ['发卡日期 issuedOn', card.issuedOn],
    ['卡有效期 validUntil', card.validUntil],
  ];
  return rows.map(([label, value]) => `${label}: ${value ?? ''}`.trimEnd());
}
