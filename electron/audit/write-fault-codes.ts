/** Writes docs/fault-codes.md anew: `node electron/audit/write-fault-codes.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultCodeDocument } from './fault-code-document.ts';

writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'fault-codes.md'), faultCodeDocument());
