/** How the system's Chromium is started as a kiosk's window. */

/** In pixels of the screen. */
export interface WindowPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ChromiumFlagOptions {
  readonly profileDirectory: string;
  readonly startPage: string;
  readonly kiosk: boolean;
  /** Where a window that is no kiosk's stands; absent: where Chromium likes. */
  readonly place?: WindowPlace;
  /** Chromium's own sandbox refuses to work for root. */
  readonly asRoot: boolean;
}

/** Nothing that speaks to the outside, keeps, asks or interrupts. */
const QUIET = [
  // A card may be left before anybody has touched the screen.
  '--autoplay-policy=no-user-gesture-required',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-notifications',
  '--disable-pinch',
  '--disable-print-preview',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions',
  '--check-for-update-interval=31536000',
  '--metrics-recording-only',
  '--no-pings',
  '--no-proxy-server',
  '--overscroll-history-navigation=0',
  '--password-store=basic',
  '--use-mock-keychain',
  '--lang=zh-CN',
];

/** The command line of one Chromium. */
export function chromiumFlags(options: ChromiumFlagOptions): readonly string[] {
  return [
    `--user-data-dir=${options.profileDirectory}`,
    ...QUIET,
    ...(options.kiosk ? ['--kiosk'] : []),
    ...placeFlags(options.place),
    // `--test-type` keeps the bar away that would warn of the missing sandbox over the customer's screen; the console says it instead.
    ...(options.asRoot ? ['--no-sandbox', '--test-type'] : []),
    `--app=${options.startPage}`,
  ];
}

function placeFlags(place: WindowPlace | undefined): readonly string[] {
  return place === undefined ? [] : [`--window-position=${place.left},${place.top}`, `--window-size=${place.width},${place.height}`];
}
