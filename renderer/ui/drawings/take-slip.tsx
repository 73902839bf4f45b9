/** A slip comes out of the printer's mouth. `still` while it is printing: nothing to take yet. */
export function SlipDrawing({ label, taking }: { readonly label: string; readonly taking: boolean }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <rect className="machine" x="60" y="24" width="520" height="160" rx="28" />
      <rect className="machine-panel" x="92" y="52" width="456" height="104" rx="16" />
      <rect className="slot" x="170" y="140" width="300" height="24" rx="12" />
      <clipPath id="slip-below-mouth">
        <rect x="0" y="154" width="640" height="326" />
      </clipPath>
      <g clipPath="url(#slip-below-mouth)">
        <g className={taking ? 'move-out' : 'move-print'}>
          <path className="paper" d="M200 140h240v280l-24-18-24 18-24-18-24 18-24-18-24 18-24-18-24 18-24-18-24 18z" />
          <path className="paper-line" d="M236 204h120M236 244h168M236 284h168M236 324h96" />
        </g>
      </g>
      {taking ? (
        <g className="arrow arrow-warm">
          <path d="M560 236v148" />
          <path d="M520 346l40 44 40-44" />
        </g>
      ) : null}
    </svg>
  );
}
