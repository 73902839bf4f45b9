import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultCodeDocument } from './fault-code-document.ts';
import { FAULT_CODES } from './fault-codes.ts';

const ENTRIES = Object.entries(FAULT_CODES);

describe('the fault-code table', () => {
  it('is what docs/fault-codes.md shows (write it with: node electron/audit/write-fault-codes.ts)', () => {
    const file = join(import.meta.dirname, '..', '..', 'docs', 'fault-codes.md');
    expect(readFileSync(file, 'utf8')).toBe(faultCodeDocument());
  });

  it.each(ENTRIES)('%s says in both languages what happened and what to do', (code, { what, action }) => {
    expect(code).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
    for (const { zh, en } of [what, action]) {
      expect(zh).toMatch(/^[^|<>]*\p{Script=Han}[^|<>]*。$/u);
      expect(en).toMatch(/^[\x20-\x7e]+\.$/);
    }
    expect(what.en).not.toBe(action.en);
  });

  it('says of no two codes the same', () => {
    const texts = ENTRIES.flatMap(([, { what }]) => [what.zh, what.en]);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('takes the terminal out of service for nothing less than what stops everybody', () => {
    const stopping = ENTRIES.filter(([, { severity }]) => severity === 'outOfService').map(([code]) => code);
    expect(stopping).toEqual([
      'reader.gone',
      'pcsc.absent',
      'pcsc.lost',
      'power.batteryLow',
      'configuration.unreadable',
      'configuration.invalid',
      'rules.packMissing',
      'rules.packInvalid',
      'rules.badSignature',
      'journal.damaged',
      'start.usage',
      'start.noSimulators',
    ]);
  });
});
