import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';
import { EXIT } from './exit-codes.ts';

const docs = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');

describe('docs/cli.md', () => {
  it.each([...COMMANDS])('has a chapter on %s with each of its options', async (name, load) => {
    const { command } = await load();
    expect(command.name).toBe(name);
    const chapter = docs.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? '';
    expect(chapter).toContain(`\`${name} ${command.usage.split(' | ')[0] ?? ''}`);
    for (const option of Object.keys(command.options)) expect(chapter).toContain(`--${option}`);
  });

  it.each(Object.entries(EXIT))('says when a command ends with %s, %i', (name, code) => {
    expect(docs).toMatch(new RegExp(`^\\| ${code} +\\| \`${name}\` +\\| \\S`, 'm'));
  });
});
