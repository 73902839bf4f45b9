/** Electron's command line, parted into what the shell understands and what the terminal does. */

export interface ElectronArguments {
  /** Somebody else starts the program again after it ends with code 70; without this it starts itself again. */
  readonly supervised: boolean;
  /** An ordinary window instead of the kiosk's: for development. */
  readonly windowed: boolean;
  /** A simulated run fills the screen too: its panel gets no window. */
  readonly fullScreen: boolean;
  /** For the terminal. */
  readonly rest: readonly string[];
}

/** Chromium's own switches that an operator may need for a screen; everything else unknown is refused by the terminal. */
const CHROMIUM =
  /^--(no-sandbox|disable-gpu|disable-dev-shm-usage|enable-features=.*|force-device-scale-factor=.*|ozone-platform(-hint)?=.*|touch-events=.*)$/;

const OWN: ReadonlySet<string> = new Set(['--supervised', '--windowed', '--full-screen']);

/** Reads `process.argv`. `packaged`: the executable is the program; otherwise the program's path follows Electron's own switches. */
export function readElectronArguments(argv: readonly string[], packaged: boolean): ElectronArguments {
  const program = packaged ? 0 : argv.findIndex((argument, at) => at > 0 && !argument.startsWith('-'));
  const own = program < 0 ? [] : argv.slice(program + 1);
  return {
    supervised: own.includes('--supervised'),
    windowed: own.includes('--windowed'),
    fullScreen: own.includes('--full-screen'),
    rest: own.filter((argument) => !OWN.has(argument) && !CHROMIUM.test(argument)),
  };
}
