import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const HERE = import.meta.dirname;
/** What stays outside the bundle: Electron itself, and packages that load native addons or data files from beside their own code. */
const OUTSIDE = [
  'electron',
  'better-sqlite3',
  'pcsc-mini',
  'pdfkit',
  'iconv-lite',
  'ws',
  '@napi-rs/canvas',
  'serialport',
  'node-hid',
  'usb',
];
const SIMULATORS = /compose-sim/;
const COMMON = { outDir: join(HERE, 'dist/electron'), target: 'node24', minify: false, sourcemap: true } as const;

/** Simulators read their data from beside their own source, which a bundle has left; such a build is for the machine it was made on. */
const keepSourceUrls: Plugin = {
  name: 'keep-source-urls',
  transform: (code, id) =>
    id.includes('/native/sim/')
      ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
      : undefined,
};

/** The main process as one ES module. Without simulators `compose-sim` stays an import of a file that a production package does not hold. */
function main(simulators: boolean): UserConfig {
  return {
    plugins: simulators ? [keepSourceUrls] : [],
    build: {
      ...COMMON,
      emptyOutDir: true,
      ssr: join(HERE, 'electron/main.ts'),
      rolldownOptions: { external: simulators ? OUTSIDE : [...OUTSIDE, SIMULATORS], output: { format: 'es', entryFileNames: 'main.js' } },
    },
    ssr: { target: 'node', noExternal: true, external: OUTSIDE },
  };
}

/** The preload as one CommonJS file: a sandboxed preload can load nothing else. */
function preload(): UserConfig {
  return {
    build: {
      ...COMMON,
      emptyOutDir: false,
      lib: { entry: join(HERE, 'electron/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  };
}

export default defineConfig(({ mode }) => (mode === 'preload' ? preload() : main(mode === 'main-simulators')));
