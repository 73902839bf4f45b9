/** What every shell owes the terminal and the renderer, whichever way it carries them. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../electron/api/view.ts';
import { frameOf, type ShellTestTerminal } from './shell-terminal.ts';

/** A renderer at the other end of a shell. */
export interface ShellClient {
  readonly frames: readonly Frame[];
  /** Sends anything, well formed or not, as a compromised renderer could. */
  send(message: unknown): void;
}

export interface OpenShell {
  readonly terminal: ShellTestTerminal;
  connect(): Promise<ShellClient>;
  close(): Promise<void>;
}

export function shellSuite(name: string, open: () => Promise<OpenShell>): void {
  const using = async (run: (shell: OpenShell, client: ShellClient) => Promise<void>): Promise<void> => {
    const shell = await open();
    try {
      await run(shell, await shell.connect());
    } finally {
      await shell.close();
    }
  };

  describe(`${name} as a shell`, () => {
    it('shows the newest frame at once', () =>
      using(async (_, client) => {
        await expect.poll(() => client.frames.at(-1)?.sequence).toBe(1);
      }));

    it('shows later frames in their order and ends on the newest', () =>
      using(async ({ terminal }, client) => {
        for (let sequence = 2; sequence <= 40; sequence += 1) terminal.show(frameOf(sequence));
        await expect.poll(() => client.frames.at(-1)?.sequence).toBe(40);
        const sequences = client.frames.map((frame) => frame.sequence);
        expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
      }));

    it('carries frames unchanged, names with rare characters too', () =>
      using(async ({ terminal }, client) => {
        terminal.show(frameOf(2, '𠮷丽·买买提'));
        await expect.poll(() => client.frames.at(-1)).toEqual(frameOf(2, '𠮷丽·买买提'));
      }));

    it('carries requests to the terminal', () =>
      using(async ({ terminal }, client) => {
        client.send({ kind: 'intent', sequence: 1, intent: { intent: 'begin' } });
        client.send({ kind: 'painted', sequence: 1 });
        await expect
          .poll(() => terminal.requests)
          .toEqual([
            { kind: 'intent', sequence: 1, intent: { intent: 'begin' } },
            { kind: 'painted', sequence: 1 },
          ]);
      }));

    it.each([
      ['an unknown kind', { kind: 'evaluate', code: '1' }],
      ['an unknown intent', { kind: 'intent', sequence: 1, intent: { intent: 'openDoor' } }],
      ['a property too many', { kind: 'painted', sequence: 1, extra: true }],
      ['a digit in place of a key', { kind: 'padKey', face: 'f', key: '7' }],
      ['no object', 'begin'],
      ['nothing', null],
    ])('refuses %s and works on', (_, message) =>
      using(async ({ terminal }, client) => {
        client.send(message);
        client.send({ kind: 'painted', sequence: 1 });
        await expect.poll(() => terminal.requests).toEqual([{ kind: 'painted', sequence: 1 }]);
        expect(terminal.refused).toEqual([message]);
      }),
    );

    it('lets go of the terminal when it closes', async () => {
      const shell = await open();
      const client = await shell.connect();
      await expect.poll(() => client.frames.length).toBeGreaterThan(0);
      await shell.close();
      expect(shell.terminal.windows()).toBe(0);
    });
  });
}
