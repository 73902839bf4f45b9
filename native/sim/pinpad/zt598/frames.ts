/** The pad's side of the line: commands out of a stream, answers into bytes. Its own code: it must be able to disagree with the driver. */

export type ZtCommand = { readonly kind: 'command'; readonly text: string; readonly bytes: Buffer } | { readonly kind: 'wrongCheck' };

/** Collects what comes and gives each command once it is whole. */
export class ZtCommands {
  #held = Buffer.alloc(0);

  push(bytes: Uint8Array): readonly ZtCommand[] {
    this.#held = Buffer.concat([this.#held, bytes]);
    const commands: ZtCommand[] = [];
    for (;;) {
      const begin = this.#held.indexOf(2);
      if (begin < 0) {
        this.#held = Buffer.alloc(0);
        return commands;
      }
      this.#held = this.#held.subarray(begin);
      const length = Number(this.#held.toString('latin1', 1, 4));
      if (this.#held.length < 4 || this.#held.length < 4 + length + 3) return commands;
      if (!Number.isInteger(length) || this.#held[4 + length] !== 3) {
        this.#held = this.#held.subarray(1);
        continue;
      }
      commands.push(this.#command(length));
      this.#held = this.#held.subarray(4 + length + 3);
    }
  }

  #command(length: number): ZtCommand {
    const said = this.#held.toString('latin1', 5 + length, 7 + length);
    const bytes = Buffer.from(this.#held.subarray(4, 4 + length));
    return said === check(this.#held.subarray(1, 5 + length))
      ? { kind: 'command', text: bytes.toString('latin1'), bytes }
      : { kind: 'wrongCheck' };
  }
}

/** The frame of an answer. */
export function ztAnswer(code: number, text = ''): Uint8Array {
  const content = Buffer.concat([Buffer.of(code), Buffer.from(text, 'latin1')]);
  const counted = Buffer.concat([Buffer.from(String(content.length).padStart(3, '0')), content, Buffer.of(3)]);
  return Buffer.concat([Buffer.of(2), counted, Buffer.from(check(counted))]);
}

function check(counted: Uint8Array): string {
  let sum = 0;
  for (const byte of counted) sum ^= byte;
  return Buffer.of(sum).toString('hex').toUpperCase();
}
