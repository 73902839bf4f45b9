import { IdCard, IdReaderPlate } from './id-card.tsx';

/** The resident ID card lies flat on the reader's plate; waves say that it is read without contact. */
export function LayIdCardDrawing({ label }: { readonly label: string }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <IdReaderPlate />
      <path className="wave" d="M248 372a96 40 0 0 1 144 0M216 348a136 60 0 0 1 208 0" />
      <g className="lay-down">
        <IdCard />
      </g>
      <g className="arrow">
        <path d="M560 120v120" />
        <path d="M524 204l36 40 36-40" />
      </g>
    </svg>
  );
}
