import { useEffect, useState } from 'react';
import type { BenchState } from '../../electron/api/bench/state.ts';
import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';

type Paper = BenchState['papers'][number];

/** What came out of the printers, newest first. */
export function Papers() {
  const { state, texts } = useBench();
  return (
    <section className="papers" aria-labelledby="papers-title">
      <h2 id="papers-title">
        <Icon name="statement" /> {texts.papers}
      </h2>
      <div className="outlet" aria-hidden />
      {state.papers.length === 0 ? <p className="quiet">{texts.noPapers}</p> : null}
      <ol>
        {state.papers.toReversed().map((paper) => (
          <PaperSheet key={paper.number} paper={paper} />
        ))}
      </ol>
    </section>
  );
}

function PaperSheet({ paper }: { readonly paper: Paper }) {
  const { client, texts } = useBench();
  const [picture, setPicture] = useState<string | null>(null);
  const name = texts.paperName(paper.kind, paper.number);
  useEffect(() => {
    if (!paper.picture) return undefined;
    let gone = false;
    client.picture(paper.number).then(
      (address) => {
        if (!gone) setPicture(address);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [client, paper.number, paper.picture]);
  return (
    <li className="sheet">
      {/* The picture has the name as its own words. */}
      <p aria-hidden={picture !== null && paper.complete}>
        {name} {paper.complete ? null : <b className="chip chip-blocked">{texts.incomplete}</b>}
      </p>
      {picture === null ? null : <img src={picture} alt={name} />}
    </li>
  );
}
