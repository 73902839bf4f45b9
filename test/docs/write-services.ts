/** Writes docs/services.md anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicesPage } from './services-page.ts';

writeFileSync(join(import.meta.dirname, '../../docs/services.md'), servicesPage());
