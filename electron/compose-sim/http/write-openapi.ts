/** Writes docs/simulator-api.json anew. */
import { writeFileSync } from 'node:fs';
import { openApi } from './openapi.ts';

writeFileSync(new URL('../../../docs/simulator-api.json', import.meta.url), `${JSON.stringify(openApi(), null, 2)}\n`);
