/** Reading the current transparent file (《社会保障（个人）卡规范》 commands: READ BINARY), twice: a plain read carries no MAC. */
import { equalBytes } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { readBinary } from '../commands/read-binary.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { refuse, statusFault } from './faults.ts';

export type Bytes = Result<Uint8Array, SocialSecurityFault>;

// Under the 256 of a short Le: cards in the field take Le=00 for a question about the length.
const CHUNK_BYTES = 0xf0;
const ATTEMPTS = 2;

/** Bytes `from` to `size` (not included) of the current file; fewer where the file is smaller. `what` is for faults. */
export async function readBytes(card: CardChannel, what: string, from: number, size: number): Promise<Bytes> {
  const bytes: number[] = [];
  while (from + bytes.length < size) {
    const asked = Math.min(CHUNK_BYTES, size - from - bytes.length);
    const answer = await card.send(readBinary(from + bytes.length, asked));
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw === SW.offsetOutside && bytes.length > 0) break;
    if (sw !== SW.ok) return err(statusFault(`READ BINARY ${what}`, sw));
    if (data.length === 0 || data.length > asked)
      return refuse('ssc.malformed', `${what}: ${data.length} bytes where ${asked} were asked for`);
    bytes.push(...data);
  }
  return ok(Uint8Array.from(bytes));
}

/** What two reads agree on; a disagreement is settled once by two more. */
export async function readSame(read: () => Promise<Bytes>, what: string): Promise<Bytes> {
  let last: Bytes = refuse('ssc.malformed', `${what} was not read`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const first = await read();
    const second = first.ok ? await read() : first;
    if (first.ok && second.ok && equalBytes(first.value, second.value)) return first;
    last = second.ok ? refuse('ssc.malformed', `${what}: two reads differ`) : second;
    if (last.ok || last.error.code !== 'ssc.malformed') return last;
  }
  return last;
}
