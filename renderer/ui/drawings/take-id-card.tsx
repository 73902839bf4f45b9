import { IdCard, IdReaderPlate } from './id-card.tsx';

/** The resident ID card is lifted from the reader's plate. */
export function TakeIdCardDrawing({ label }: { readonly label: string }) {
  return (
    <svg className="drawing" viewBox="0 0 640 480" role="img" aria-label={label}>
      <IdReaderPlate />
      <g className="lift-up">
        <IdCard />
      </g>
      <g className="arrow arrow-warm">
        <path d="M560 256V120" />
        <path d="M520 164l40-44 40 44" />
      </g>
    </svg>
  );
}
