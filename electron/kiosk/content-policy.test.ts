import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-policy.ts';

it('the page may load its own files and speak to one address; nothing inline, nothing evaluated', () => {
  expect(contentSecurityPolicy('ws://127.0.0.1:5000')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src ws://127.0.0.1:5000; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});
