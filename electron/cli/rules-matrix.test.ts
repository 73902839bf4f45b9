import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadAllPacks } from '../../db/rules/load-pack.ts';
import { rulesMatrix } from '../../db/rules/matrix.ts';

it('docs/rules-matrix.md says what the packs say: npm run -s kiosk -- rules matrix > docs/rules-matrix.md', () => {
  const kept = readFileSync(new URL('../../docs/rules-matrix.md', import.meta.url), 'utf8');
  expect(kept).toBe(`${rulesMatrix(loadAllPacks().values())}\n`);
});

it('has a row for every rule, refusal and fact of every pack', () => {
  for (const pack of loadAllPacks().values()) {
    const rows = rulesMatrix([pack])
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const lists = [
      pack.rules,
      pack.notOffered,
      pack.facts,
      Object.keys(pack.help),
      Object.keys(pack.places),
      Object.keys(pack.items),
      pack.hotlines,
      pack.warnings,
    ];
    expect(rows).toHaveLength(lists.reduce((sum, list) => sum + list.length + 2, 0));
  }
});
