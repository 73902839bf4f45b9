/** The channels between the preload and the main process. Nothing else travels over Electron's IPC. */
export const CHANNEL = {
  /** Preload to main, no content: a page listens; send it the newest frame. */
  open: 'kiosk:open',
  /** Preload to main, no content: the last frame has been handed to the page; the next may come. */
  taken: 'kiosk:taken',
  /** Preload to main: one `Request`. */
  request: 'kiosk:request',
  /** Main to preload: one `Frame`. */
  frame: 'kiosk:frame',
} as const;
