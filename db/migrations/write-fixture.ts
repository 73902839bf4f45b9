/**
 * `node db/migrations/write-fixture.ts RECORDS.sqlite VERSION`: keeps a database as the fixture of its version. Done once, when a version is
 * released; a fixture is never written anew.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { openSqlite } from '../dialects/sqlite.ts';
import { takeFixture } from './fixture.ts';

const [path, version = ''] = process.argv.slice(2);
const file = new URL(`fixtures/${version.slice(0, 4)}.json`, import.meta.url);
if (path === undefined || version === '' || existsSync(file))
  throw new Error('RECORDS.sqlite VERSION of a version that has no fixture yet');
const db = openSqlite<unknown>(path);
writeFileSync(file, `${JSON.stringify(await takeFixture(db, version), null, 1)}\n`);
await db.destroy();
