import type { FlowRow } from '../../electron/api/look-up-view.ts';
import { useKiosk } from '../kiosk.ts';
import { yuan } from '../text/format.ts';

const WIDTH = 960;
const HEIGHT = 300;
const FOOT = 40;
const FEN_A_YUAN = 100;

/** In and out side by side: filled and hatched, so that it does not hang on colour; the table beside it has the figures. */
export function FlowChart({ flow }: { readonly flow: readonly FlowRow[] }) {
  const { texts } = useKiosk();
  const words = texts.lookUp.chart;
  const most = Math.max(FEN_A_YUAN, ...flow.map(({ inFen, outFen }) => Math.max(inFen, outFen)));
  const slot = WIDTH / Math.max(1, flow.length);
  const bar = Math.min(56, slot * 0.36);
  const high = (fen: number) => (fen / most) * (HEIGHT - FOOT);
  return (
    <figure className="chart">
      <figcaption className="chart-key">
        <span className="chart-swatch chart-in" /> {words.moneyIn} <span className="chart-swatch chart-out" /> {words.moneyOut}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.about}>
        <defs>
          <pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="10" height="10" className="chart-paper" />
            <rect width="5" height="10" className="chart-line" />
          </pattern>
        </defs>
        {flow.map(({ when, inFen, outFen }, index) => {
          const middle = slot * index + slot / 2;
          return (
            <g key={when}>
              <rect className="chart-bar-in" x={middle - bar - 2} y={HEIGHT - FOOT - high(inFen)} width={bar} height={high(inFen)} />
              <rect className="chart-bar-out" x={middle + 2} y={HEIGHT - FOOT - high(outFen)} width={bar} height={high(outFen)} />
              <text className="chart-when" x={middle} y={HEIGHT - 8} textAnchor="middle">
                {when.length === 4 ? when : Number(when.slice(5))}
              </text>
            </g>
          );
        })}
        <line className="chart-base" x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      </svg>
    </figure>
  );
}

/** The same as figures. */
export function FlowTable({ flow }: { readonly flow: readonly FlowRow[] }) {
  const { texts } = useKiosk();
  const words = texts.lookUp.chart;
  return (
    <table className="statement flow-table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col" className="number">
            {words.moneyIn}
          </th>
          <th scope="col" className="number">
            {words.moneyOut}
          </th>
        </tr>
      </thead>
      <tbody>
        {flow.map(({ when, inFen, outFen }) => (
          <tr key={when}>
            <th scope="row">{when.length === 4 ? texts.lookUp.year(when) : texts.lookUp.month(when)}</th>
            <td className="number">{yuan(inFen)}</td>
            <td className="number">{yuan(outFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
