import { toHex } from '../../native/base/bytes.ts';
import { ok } from '../../native/base/result.ts';
import type { CardReaderInfo } from '../../native/ports/card-reader.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { withReaders } from './with-card.ts';

/** One reader in the JSON of `card list`. */
interface ReaderLine {
  readonly number: number;
  readonly reader: string;
  readonly media: 'present' | 'notPresent';
  readonly chip: 'online' | 'mute' | null;
  readonly insertion: number | null;
  readonly atr: string | null;
}

/** `kiosk card list` */
export const command: Command = {
  name: 'card list',
  usage: '[--json]',
  summary: 'Lists the card readers and what lies in them.',
  options: { json: { kind: 'flag', help: 'a JSON array on standard output' } },
  run: async (io, args) => {
    const json = args.flag('json');
    const list = await withReaders(io, (readers) => Promise.resolve(ok(readers.list().map(lineOf))));
    if (!list.ok) return tellFault(io, list.error, json);
    if (json) io.out(JSON.stringify(list.value));
    else if (list.value.length === 0) io.err('No reader is connected.');
    else list.value.forEach((line) => io.out(textOf(line)));
    return EXIT.done;
  },
};

function lineOf({ name, state }: CardReaderInfo, index: number): ReaderLine {
  const shared = { number: index + 1, reader: name, media: state.media } as const;
  if (state.media === 'notPresent') return { ...shared, chip: null, insertion: null, atr: null };
  return { ...shared, chip: state.chip, insertion: state.insertion, atr: state.atr.length === 0 ? null : toHex(state.atr) };
}

function textOf({ number, reader, media, chip, insertion, atr }: ReaderLine): string {
  if (media === 'notPresent') return `${number}  ${reader}  notPresent`;
  return `${number}  ${reader}  ${media}  ${chip ?? ''}  insertion ${insertion ?? ''}  ATR ${atr ?? 'none'}`;
}
