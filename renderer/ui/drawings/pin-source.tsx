import type { PinKind } from '../../../electron/api/view.ts';

/** Which PIN is asked: the chip's own, or the bank's. */
export function PinSourceDrawing({ pin }: { readonly pin: PinKind }) {
  return (
    <svg className="pin-source" viewBox="0 0 120 120" aria-hidden focusable={false}>
      <rect className="pin-source-plate" x="0" y="0" width="120" height="120" rx="28" />
      {pin === 'socialSecurity' ? (
        <g>
          <rect className="chip" x="28" y="34" width="64" height="52" rx="8" />
          <path className="chip-line" d="M50 34v52M70 34v52M28 52h22M28 68h22M70 52h22M70 68h22" />
        </g>
      ) : (
        <path
          className="pin-source-bank"
          d="M60 22 98 44v8H22v-8zM30 58h10v24H30zm18 0h10v24H48zm16 0h10v24H64zm18 0h10v24H82zM24 88h72v10H24z"
        />
      )}
    </svg>
  );
}
