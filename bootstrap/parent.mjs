const LOOK_EVERY_MS = 500;

/**
 * Calls `ended` once when the npm that started this process is gone. npm hands a signal to the shell between it and us, which dies of it
 * without a word to us; without this, `kill` on npm would leave the terminal running. Does nothing when npm did not start this process,
 * so that a terminal started in the background outlives the shell it was started from.
 * @param {() => void} ended
 */
export function whenNpmEnds(ended) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    ended();
  }, LOOK_EVERY_MS);
  timer.unref();
}
