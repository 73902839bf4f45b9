/** The card goes into the slot: chip up, chip end first. Drawn, not photographed: it has to be read from two metres. */
export function InsertCardDrawing({ label }: { readonly label: string }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <Machine />
      <clipPath id="insert-below-slot">
        <rect x="0" y="176" width="640" height="304" />
      </clipPath>
      <g clipPath="url(#insert-below-slot)">
        <g className="move-in">
          <CardFace />
        </g>
      </g>
      <path className="slot-lip" d="M150 176h340" />
      <g className="arrow">
        <path d="M560 410V262" />
        <path d="M520 300l40-44 40 44" />
      </g>
    </svg>
  );
}

/** The card comes out of the slot and is taken. */
export function TakeCardDrawing({ label }: { readonly label: string }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <Machine />
      <clipPath id="take-below-slot">
        <rect x="0" y="176" width="640" height="304" />
      </clipPath>
      <g clipPath="url(#take-below-slot)">
        <g className="move-out">
          <CardFace />
        </g>
      </g>
      <path className="slot-lip" d="M150 176h340" />
      <g className="arrow arrow-warm">
        <path d="M560 256v148" />
        <path d="M520 366l40 44 40-44" />
      </g>
    </svg>
  );
}

function Machine() {
  return (
    <g>
      <rect className="machine" x="60" y="24" width="520" height="180" rx="28" />
      <rect className="machine-panel" x="92" y="56" width="456" height="120" rx="16" />
      <rect className="slot" x="150" y="160" width="340" height="24" rx="12" />
      <circle className="lamp" cx="124" cy="172" r="10" />
    </g>
  );
}

/** Held upright: the chip's end leads into the slot. */
function CardFace() {
  return (
    <g>
      <rect className="card" x="180" y="196" width="280" height="420" rx="24" />
      <rect className="card-band" x="180" y="420" width="280" height="40" />
      <Chip x={268} y={236} />
      <path className="card-line" d="M220 388h120M220 500h180M220 536h120" />
    </g>
  );
}

function Chip({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="chip" x="0" y="0" width="104" height="88" rx="12" />
      <path className="chip-line" d="M36 0v88M68 0v88M0 30h36M0 58h36M68 30h36M68 58h36" />
    </g>
  );
}
