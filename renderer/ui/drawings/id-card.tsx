/** The plate of the ID reader, as every drawing of it has it. */
export function IdReaderPlate() {
  return (
    <>
      <path className="machine" d="M96 300h448l64 132a20 20 0 0 1-18 28H50a20 20 0 0 1-18-28z" />
      <path className="machine-panel" d="M140 324h360l40 88H100z" />
    </>
  );
}

/** A resident ID card above that plate. */
export function IdCard() {
  return (
    <>
      <rect className="card card-id" x="150" y="64" width="340" height="214" rx="20" />
      <circle className="id-head" cx="408" cy="138" r="32" />
      <path className="id-head" d="M352 232a56 52 0 0 1 112 0z" />
      <path className="card-line" d="M182 112h130M182 148h96M182 184h130M182 236h140" />
    </>
  );
}
