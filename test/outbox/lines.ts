import type { Socket } from 'node:net';

/** Calls `take` with every whole line that comes; half a line at the end of a broken connection is dropped. */
export function onLines(connection: Socket, take: (line: string) => void): void {
  let rest = '';
  connection.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
}
