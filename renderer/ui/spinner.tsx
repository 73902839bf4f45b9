import { ProgressBar } from 'react-aria-components';

/** Work of unknown length. It stands still where less motion is asked for; the words beside it say the same. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <ProgressBar className="spinner" isIndeterminate aria-label={label}>
      <svg viewBox="0 0 100 100" aria-hidden focusable={false}>
        <circle className="ring-track" cx="50" cy="50" r="42" />
        <circle className="ring-rest" cx="50" cy="50" r="42" strokeDasharray="80 264" />
      </svg>
    </ProgressBar>
  );
}
