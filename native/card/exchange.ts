/**
 * One command until its final answer: the T=0 rules that PC/SC leaves to the program (ISO/IEC 7816-3 §12.2, EMV book 1
 * annex A). 61xx: fetch with GET RESPONSE and append. 6Cxx: the same command again with the right Le; to GET RESPONSE it
 * is GET RESPONSE that is sent again. A warning without data to a command that expects data: the data is fetched too.
 */
import { concat } from '../base/bytes.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { CardReaderFault, ChipProtocol } from '../ports/card-reader.ts';
import { EXTENDED_LE_MAX, encodeCommand, SHORT_LE_MAX, splitResponse, type CommandApdu, type ResponseApdu } from './apdu.ts';
import { getResponse } from './commands/get-response.ts';
import { isWarning, moreData, rightLe, SW } from './status-words.ts';

/** Sends bytes, gets bytes: a connection's `transmit` with its options bound. */
export type RawTransmit = (bytes: Uint8Array, command: CommandApdu) => Promise<Result<Uint8Array, CardReaderFault>>;

// More pieces than 64 KiB in the shortest useful ones: a card that goes on is broken.
const MAX_PIECES = 300;

/** Sends `command`, follows 61xx and 6Cxx, gives the joined data and the last status word. */
export async function exchange(
  transmit: RawTransmit,
  protocol: ChipProtocol,
  command: CommandApdu,
): Promise<Result<ResponseApdu, CardReaderFault>> {
  const once = (one: CommandApdu) => sendOnce(transmit, protocol, one);
  const first = protocol === 'chipT0' ? await withExpectedLe(once, command) : await withRightLe(once, command);
  if (!first.ok) return first;
  if (protocol === 'chipT0' && expectsMissingData(command, first.value)) return fetchBehindWarning(once, first.value);
  return collect(once, first.value);
}

type Once = (command: CommandApdu) => Promise<Result<ResponseApdu, CardReaderFault>>;

async function sendOnce(
  transmit: RawTransmit,
  protocol: ChipProtocol,
  command: CommandApdu,
): Promise<Result<ResponseApdu, CardReaderFault>> {
  const bytes = encodeCommand(command, protocol === 'chipT0');
  try {
    const answer = await transmit(bytes, command);
    if (!answer.ok) return answer;
    const response = splitResponse(answer.value);
    return response === null ? err(fault('card.protocol', `an answer of ${answer.value.length} bytes has no status word`)) : ok(response);
  } finally {
    bytes.fill(0); // it may have held a PIN
  }
}

/** Asks for the regular length first. A card that has another says so (6Cxx), or refuses the length (6700) and is asked for all there is. */
async function withExpectedLe(once: Once, command: CommandApdu): Promise<Result<ResponseApdu, CardReaderFault>> {
  const { expectedBytes, ...plain } = command;
  if (expectedBytes === undefined) return withRightLe(once, plain);
  const first = await withRightLe(once, { ...plain, le: expectedBytes });
  return first.ok && first.value.sw === SW.wrongLength ? withRightLe(once, plain) : first;
}

/** Repeats once with the Le that 6Cxx tells; a second 6Cxx is the card going in circles. */
async function withRightLe(once: Once, command: CommandApdu): Promise<Result<ResponseApdu, CardReaderFault>> {
  const first = await once(command);
  const le = first.ok ? rightLe(first.value.sw) : null;
  if (!first.ok || le === null) return first;
  const second = await once({ ...command, le });
  if (second.ok && rightLe(second.value.sw) !== null) return err(fault('card.protocol', '6Cxx to the length that the card itself named'));
  return second;
}

async function collect(once: Once, first: ResponseApdu): Promise<Result<ResponseApdu, CardReaderFault>> {
  let data = first.data;
  let sw = first.sw;
  for (let pieces = 0, waiting = moreData(sw); waiting !== null; waiting = moreData(sw), pieces++) {
    if (pieces >= MAX_PIECES || data.length > EXTENDED_LE_MAX) return err(fault('card.protocol', 'endless 61xx'));
    const next = await withRightLe(once, getResponse(waiting));
    if (!next.ok) return next;
    data = concat(data, next.value.data);
    sw = next.value.sw;
  }
  return ok({ data, sw });
}

function expectsMissingData(command: CommandApdu, response: ResponseApdu): boolean {
  return command.le !== undefined && command.data !== undefined && response.data.length === 0 && isWarning(response.sw);
}

/** The warning stays the status; a card that has no data behind it says so and nothing is added. */
async function fetchBehindWarning(once: Once, warning: ResponseApdu): Promise<Result<ResponseApdu, CardReaderFault>> {
  const fetched = await withRightLe(once, getResponse(SHORT_LE_MAX));
  if (!fetched.ok) return fetched;
  const all = await collect(once, fetched.value);
  if (!all.ok) return all;
  return ok(all.value.sw === SW.ok || isWarning(all.value.sw) ? { data: all.value.data, sw: warning.sw } : warning);
}
