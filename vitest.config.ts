import { defineConfig } from 'vitest/config';

const REAL = '**/*.real.test.ts';
const E2E = 'test/e2e/**/*.e2e.test.ts';
const NEVER = ['**/node_modules/**', '**/dist/**', '**/var/**'];

/**
 * Three projects: `unit` touches nothing outside the process and its temporary files; `real` talks to the machine's pcscd, so it runs
 * one file after another; `e2e` drives the whole terminal in a browser, also one after another.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{native,electron,renderer,db,test}/**/*.test.{ts,tsx}', '{bootstrap,eslint-rules}/**/*.test.mjs'],
          exclude: [...NEVER, REAL, E2E],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'real',
          include: [REAL],
          exclude: NEVER,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [E2E],
          exclude: NEVER,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
