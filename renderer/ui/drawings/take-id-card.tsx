/** The resident ID card is lifted from the reader's plate. */
export function TakeIdCardDrawing({ label }: { readonly label: string }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <path className="machine" d="M96 300h448l64 132a20 20 0 0 1-18 28H50a20 20 0 0 1-18-28z" />
      <path className="machine-panel" d="M140 324h360l40 88H100z" />
      <g className="lift-up">
        <rect className="card card-id" x="150" y="64" width="340" height="214" rx="20" />
        <circle className="id-head" cx="408" cy="138" r="32" />
        <path className="id-head" d="M352 232a56 52 0 0 1 112 0z" />
        <path className="card-line" d="M182 112h130M182 148h96M182 184h130M182 236h140" />
      </g>
      <g className="arrow arrow-warm">
        <path d="M560 256V120" />
        <path d="M520 164l40-44 40 44" />
      </g>
    </svg>
  );
}
