import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tarGz } from './tar.ts';

it('an archive opens with tar, and holds what was put in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-tar-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = [
    { name: 'a.json', text: '{"a":1}' },
    { name: 'empty.txt', text: '' },
    { name: 'long.txt', text: '昭通'.repeat(400) },
    { name: 'block.txt', text: 'x'.repeat(512) },
  ];
  writeFileSync(join(folder, 'all.tar.gz'), tarGz(files, 1_000_000));
  execFileSync('tar', ['-xzf', 'all.tar.gz'], { cwd: folder });
  for (const { name, text } of files) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});
