/** What the module's answers mean to whoever asked for a document. */
import { fault } from '../base/fault.ts';
import { unreachable } from '../base/result.ts';
import type { IdReaderFault, IdReaderFaultCode } from '../ports/id-reader.ts';
import type { Silence } from './conversation.ts';
import type { SdtReply, SdtStatus } from './status-table.ts';

type Verdict = { readonly code: IdReaderFaultCode; /** Whether another attempt may go better. */ readonly again: boolean };

const HARDWARE: Verdict = { code: 'idreader.hardwareError', again: false };
const UNREADABLE: Verdict = { code: 'idreader.unreadable', again: true };

/** Every status that ends an attempt, by SW3. `ok` and `foundDocument` are here for an answer to another question than was asked. */
const VERDICTS: Readonly<Record<SdtStatus, Verdict>> = {
  ok: UNREADABLE,
  foundDocument: UNREADABLE,
  notFound: UNREADABLE,
  notSelected: UNREADABLE,
  noSuchItem: UNREADABLE,
  readFailed: UNREADABLE,
  documentRefusedSam: UNREADABLE,
  samRefusedDocument: UNREADABLE,
  noRandomNumber: UNREADABLE,
  unspecified: UNREADABLE,
  unlisted: UNREADABLE,
  // The line spoiled the request: asked again. When it stays so, the line or the module is broken.
  requestChecksumWrong: { code: 'idreader.hardwareError', again: true },
  requestLengthWrong: { code: 'idreader.hardwareError', again: true },
  requestUnknown: { code: 'idreader.hardwareError', again: true },
  notPermitted: HARDWARE,
  samSelfTestFailed: HARDWARE,
  samNotAuthorised: HARDWARE,
  // The issuer's signature over the data does not hold: nothing of them may be believed.
  informationNotGenuine: { code: 'idreader.malformed', again: false },
  unknownDocumentType: { code: 'idreader.unknownDocument', again: false },
};

export interface Failure {
  readonly fault: IdReaderFault;
  readonly again: boolean;
}

/** The failure that an answer stands for; `step` says what was asked. */
export function failureOf({ status, sw }: SdtReply, step: string): Failure {
  const { code, again } = VERDICTS[status];
  const cardWord = parseInt(sw.slice(0, 4), 16);
  const detail = `${step}: ${status} (${sw})`;
  return { fault: cardWord === 0 ? fault(code, detail) : fault(code, detail, cardWord), again };
}

/** The failure that no answer stands for. */
export function failureOfSilence(silence: Silence, step: string): Failure {
  switch (silence) {
    case 'noLink':
      return { fault: fault('idreader.gone', `${step}: no connection to the reader`), again: false };
    case 'noAnswer':
      return { fault: fault('idreader.gone', `${step}: the reader does not answer`), again: true };
    case 'damaged':
      return { fault: fault('idreader.unreadable', `${step}: the answer was damaged on the line`), again: true };
    default:
      return unreachable(silence);
  }
}
