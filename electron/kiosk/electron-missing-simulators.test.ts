import { expect, it } from 'vitest';
import { ok } from '../../native/base/result.ts';
import { withoutSimulators } from './electron-missing-simulators.ts';

const missing = (file: string) => Object.assign(new Error(`Cannot find module '${file}'`), { code: 'ERR_MODULE_NOT_FOUND' });

it('a program without simulators that is asked for them says so', async () => {
  const started = await withoutSimulators(() => Promise.reject(missing('/opt/dist/electron/compose-sim-start.ts')));
  expect(started).toMatchObject({ ok: false, error: { code: 'start.noSimulators' } });
});

it('any other file that is missing is a bug', async () => {
  await expect(withoutSimulators(() => Promise.reject(missing('/opt/better-sqlite3')))).rejects.toThrow('better-sqlite3');
});

it('a start that works is left alone', async () => {
  expect(await withoutSimulators(async () => ok(7))).toEqual(ok(7));
});
