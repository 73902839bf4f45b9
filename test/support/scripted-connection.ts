/** A card that follows a script: exactly these commands in exactly this order. Anything else fails the test. */
import { hex, toHex } from '../../native/base/bytes.ts';
import { ok } from '../../native/base/result.ts';
import type { CardConnection, ChipProtocol } from '../../native/ports/card-reader.ts';

export interface ScriptedConnection extends CardConnection {
  /** What was not asked for; empty at the end of a good test. */
  readonly left: readonly string[];
}

/** `script`: lines of command and answer, in hexadecimal; blanks are allowed. */
export function scriptedConnection(
  script: readonly (readonly [command: string, answer: string])[],
  protocol: ChipProtocol = 'chipT0',
): ScriptedConnection {
  const left = script.map(([command, answer]) => [toHex(hex(command)), answer] as const);
  const atr = hex('3B6D000000814A44468660510100000001');
  return {
    reader: 'script',
    insertion: 1,
    protocol,
    atr,
    get left() {
      return left.map(([command]) => command);
    },
    transmit: (command) => {
      const [expected, answer] = left.shift() ?? ['nothing more', ''];
      if (toHex(command) !== expected) throw new Error(`the card was sent ${toHex(command)}, the script has ${expected}`);
      return Promise.resolve(ok(hex(answer)));
    },
    control: () => Promise.resolve(ok(new Uint8Array())),
    transaction: async (work) => ok(await work()),
    reset: () => Promise.resolve(ok({ atr })),
    disconnect: () => Promise.resolve(),
  };
}
