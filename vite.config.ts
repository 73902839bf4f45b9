import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const RENDERER = join(import.meta.dirname, 'renderer');
/** The kiosk's page, which is the customer's at a counter too, and the clerk's. */
const PAGES = ['index.html', 'counter/index.html'];
/** What `vite build` is called with for an installed terminal: the panel of the simulators is left out. */
const WITHOUT_SIMULATORS = 'without-simulators';

/** The window's page. Paths are relative and nothing is inline, so a strict content security policy holds in either shell. */
export default defineConfig(({ mode }) => ({
  root: RENDERER,
  base: './',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // All screens are in one file, about 160 kB compressed: a kiosk loads it once, from its own disk.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: [...PAGES, ...(mode === WITHOUT_SIMULATORS ? [] : ['bench/index.html'])].map((page) => join(RENDERER, page)),
    },
  },
}));
