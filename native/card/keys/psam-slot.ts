/** The PSAM in its reader: connected when it is first needed, and again after it was taken out and put back. */
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { KeyFault } from '../../ports/card-keys.ts';
import type { CardConnection, CardReaderFault, CardReaders } from '../../ports/card-reader.ts';
import { createCardSession, type CardSession } from '../session.ts';
import { isKeyFault, type PsamConversation, type PsamTalk } from './psam.ts';

export interface PsamSlot extends PsamTalk {
  /** Powers the PSAM down and gives its reader back. */
  close(): Promise<void>;
}

interface Open {
  readonly connection: CardConnection;
  readonly session: CardSession;
}

/**
 * `reader`: the slot's name, or its beginning. A PSAM that left is looked for once more within the same call: all that it
 * does is compute, so nothing is done twice. It has no trace: its commands carry what is enciphered, a PIN among it.
 */
export function psamInSlot(readers: CardReaders, reader: string): PsamSlot {
  const queue = new Lock();
  let open: Open | null = null;

  const drop = async (): Promise<void> => {
    const dropped = open;
    open = null;
    await dropped?.connection.disconnect('unpower');
  };

  const connected = async (): Promise<Result<Open, CardReaderFault>> => {
    if (open !== null) return ok(open);
    const found = readers.list().find(({ name }) => name.startsWith(reader));
    if (found === undefined) return err(fault('reader.gone', `no reader ${JSON.stringify(reader)} for the PSAM`));
    const connection = await readers.connect(found.name, { share: 'exclusive' });
    if (!connection.ok) return connection;
    open = { connection: connection.value, session: createCardSession(connection.value) };
    return ok(open);
  };

  const once = async <T>(talk: PsamConversation<T>): Promise<Result<T, KeyFault | CardReaderFault>> => {
    const current = await connected();
    if (!current.ok) return current;
    const answer = await current.value.session.converse(talk);
    if (!answer.ok && !isKeyFault(answer.error)) await drop();
    return answer;
  };

  return {
    converse: (talk) =>
      queue.run(async () => {
        const kept = open !== null;
        const answer = await once(talk);
        return kept && !answer.ok && !isKeyFault(answer.error) ? once(talk) : answer;
      }),
    close: () => queue.run(drop),
  };
}
