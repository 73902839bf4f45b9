/** A phone with a code on it is held before the scanner's window. */
export function ShowCodeDrawing({ label }: { readonly label: string }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <path className="machine" d="M96 340h448l64 92a20 20 0 0 1-18 28H50a20 20 0 0 1-18-28z" />
      <rect className="machine-panel" x="200" y="362" width="240" height="66" rx="12" />
      <path className="wave" d="M250 318l-34 40M390 318l34 40M320 318v40" />
      <g className="lay-down">
        <rect className="card card-id" x="220" y="28" width="200" height="276" rx="26" />
        <path className="id-head" d="M256 76h56v56h-56zM328 76h56v56h-56zM256 148h56v56h-56z" />
        <path className="card-line" d="M336 156h48M336 180h24M376 180v24M336 204h24M270 248h100" />
        <path className="phone-eye" d="M274 94h20v20h-20zM346 94h20v20h-20zM274 166h20v20h-20z" />
      </g>
      <g className="arrow">
        <path d="M520 120v120" />
        <path d="M484 204l36 40 36-40" />
      </g>
    </svg>
  );
}
