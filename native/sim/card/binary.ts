import { concat } from '../../base/bytes.ts';
import { allows } from './access.ts';
import type { Command, Reply } from './apdu.ts';
import { contentOf, fileKey, type CardState, type TransparentFile } from './chip.ts';
import { SW } from './constants.ts';
import { fileOf } from './records.ts';

/** b8 of P1: the low five bits are an SFI and P2 alone is the offset. */
const SFI_BIT = 0x80;
const SFI_MASK = 0x1f;
const ANSWER_MAX = 256;

/** READ BINARY (ISO 7816-4 §7.2.3): Le beyond the end is answered with what is left (6Cxx). */
export function readBinary(card: CardState, command: Command): Reply {
  if (command.data.length > 0) return { sw: SW.wrongLength };
  const { file, offset } = target(card, command);
  if (typeof file === 'number') return { sw: file };
  if (!allows(file.read, card.session)) return { sw: SW.securityNotSatisfied };
  const [content = new Uint8Array(0)] = contentOf(card, file);
  if (offset >= content.length) return { sw: SW.beyondFile };
  const asked = command.le ?? 0;
  const rest = content.subarray(offset, offset + (asked === 0 ? ANSWER_MAX : asked));
  const onDelivered = () => void (card.session.file = file);
  return asked > rest.length ? { sw: SW.exactLength | rest.length } : { sw: SW.ok, data: rest, onDelivered };
}

/** UPDATE BINARY (ISO 7816-4 §7.2.5) of bytes inside the file. */
export function updateBinary(card: CardState, command: Command): Reply {
  if (command.data.length === 0) return { sw: SW.wrongLength };
  const { file, offset } = target(card, command);
  if (typeof file === 'number') return { sw: file };
  if (!allows(file.write, card.session)) return { sw: SW.securityNotSatisfied };
  const [content = new Uint8Array(0)] = contentOf(card, file);
  const end = offset + command.data.length;
  if (end > content.length) return { sw: offset >= content.length ? SW.beyondFile : SW.wrongLength };
  const changed = concat(content.subarray(0, offset), command.data, content.subarray(end));
  card.memory.files.set(fileKey(card.session.application, file), [changed]);
  card.session.file = file;
  return { sw: SW.ok };
}

function target(card: CardState, { p1, p2 }: Command): { readonly file: TransparentFile | number; readonly offset: number } {
  const bySfi = (p1 & SFI_BIT) !== 0;
  const offset = bySfi ? p2 : (p1 << 8) | p2;
  const sfi = p1 & SFI_MASK;
  const file = bySfi && sfi === 0 ? SW.fileNotFound : fileOf(card, bySfi ? sfi : 0);
  if (typeof file === 'number') return { file, offset };
  return { file: file.kind === 'transparent' ? file : SW.wrongFileType, offset };
}
