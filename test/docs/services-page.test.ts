import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SERVICE_IDS } from '../../electron/api/service-id.ts';
import { servicesPage } from './services-page.ts';

const PAGE = join(import.meta.dirname, '../../docs/services.md');

it('docs/services.md is as the packs, the menu and the screens are now', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(servicesPage());
});

it('and tells of every service', () => {
  const page = servicesPage();
  expect(SERVICE_IDS.filter((service) => !page.includes(`\n\`${service}\`: `))).toEqual([]);
});
