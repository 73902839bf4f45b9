/** A card with its chip: the terminal's own mark, no city's or bank's. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 96 96" aria-hidden focusable={false}>
      <rect className="brand-plate" x="0" y="0" width="96" height="96" rx="24" />
      <rect className="brand-card" x="16" y="26" width="64" height="44" rx="8" />
      <rect className="brand-chip" x="26" y="38" width="18" height="15" rx="3" />
      <path className="brand-line" d="M26 61h28M62 61h8" />
    </svg>
  );
}
