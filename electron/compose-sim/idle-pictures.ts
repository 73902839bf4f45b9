/** Two pictures for the first page of a simulated run, as an outlet would hang up posters. Drawn here, so that every build has them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration.ts';

const FONT = 'font-family="Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, sans-serif" text-anchor="middle"';

/** Wider than high, with air around: it stands in a band on an upright screen and in a column on a lying one. */
function poster(fill: string, ink: string, drawing: string, line: string, lineEn: string): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 640">',
    `<rect width="960" height="640" rx="32" fill="${fill}"/>`,
    drawing,
    `<text x="480" y="532" font-size="76" font-weight="700" fill="${ink}" ${FONT}>${line}</text>`,
    `<text x="480" y="600" font-size="40" fill="${ink}" ${FONT}>${lineEn}</text>`,
    '</svg>',
  ].join('');
}

const SHIELD =
  '<path d="M480 70 640 130v130c0 90-66 150-160 180-94-30-160-90-160-180V130z" fill="#00657c"/>' +
  '<path d="M430 250v-40a50 50 0 0 1 100 0v40" fill="none" stroke="#fff" stroke-width="22"/><rect x="400" y="240" width="160" height="110" rx="16" fill="#fff"/>' +
  '<circle cx="480" cy="295" r="18" fill="#00657c"/>';
const PHONE =
  '<rect x="380" y="60" width="200" height="350" rx="28" fill="#14303b"/><rect x="396" y="92" width="168" height="276" fill="#fff"/>' +
  '<rect x="420" y="120" width="120" height="76" rx="10" fill="#1b7f96"/><rect x="436" y="146" width="30" height="24" rx="4" fill="#e9c46a"/>' +
  '<path d="M424 232h112M424 268h112M424 304h70" stroke="#6d808a" stroke-width="12" stroke-linecap="round"/><circle cx="480" cy="389" r="11" fill="#fff"/>';

const POSTERS: Readonly<Record<string, string>> = {
  'guard-your-pin.svg': poster('#e7f3f6', '#003c4a', SHIELD, '密码不告诉任何人', 'Tell nobody your PIN'),
  'call-12333.svg': poster('#fff0dc', '#5c2a00', PHONE, '有疑问请拨 12333', 'Any question? Call 12333'),
};

/** Draws the pictures into the data directory and names them in the configuration. */
export function withPosters(configuration: Configuration): Configuration {
  const folder = join(configuration.dataDirectory, 'idle');
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(POSTERS)) writeFileSync(join(folder, name), svg);
  return { ...configuration, idle: { ...configuration.idle, folder, pictures: Object.keys(POSTERS) } };
}
