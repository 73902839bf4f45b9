import { useRef, type MouseEvent } from 'react';
import { Button } from 'react-aria-components';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { ComfortBar } from '../ui/comfort-bar.tsx';
import { DayNotices } from '../ui/day-notices.tsx';
import { Header } from '../ui/header.tsx';
import { Hero } from '../ui/hero.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { useFit } from '../ui/use-fit.ts';
import { useKeys } from '../ui/use-keys.ts';

const PICTURES: readonly IconName[] = ['idCard', 'wallet', 'loss', 'unlock', 'activate', 'print'];

/** What can be done here, in six pictures; a card or a touch begins. */
export function AttractScreen({ view }: { readonly view: ViewOf<'attract'> }) {
  const { ask } = useKiosk();
  const body = useRef<HTMLElement>(null);
  useFit(body);
  useKeys(body, null);
  const begin = () => ask({ intent: 'begin' });
  // A touch anywhere on the page begins as well: people press the pictures. Buttons answer for themselves.
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button') === null) begin();
  };
  return (
    <div className="kiosk kiosk-without-footer">
      <Header />
      <main ref={body} className="attract" data-screen="attract" onClick={onClick}>
        <Hero pictures={view.pictures} seconds={view.seconds} />
        <AttractBody view={view} begin={begin} />
      </main>
      <ComfortBar />
    </div>
  );
}

function AttractBody({ view, begin }: { readonly view: ViewOf<'attract'>; readonly begin: () => void }) {
  const { texts } = useKiosk();
  return (
    <div className="attract-body">
      <section className="offers" aria-label={texts.attract.offers}>
        <h2 className="section-title">{texts.attract.offers}</h2>
        <ul className="pictures">
          {texts.attract.pictures.map(({ name, about }, index) => (
            <li className="picture" key={name}>
              <Icon name={PICTURES[index] ?? 'info'} className="picture-icon" />
              <div>
                <p className="picture-name">{name}</p>
                <p className="picture-about">{about}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="attract-notices" aria-label={texts.attract.notices}>
        <DayNotices notices={view.notices} seconds={view.seconds} />
        {view.printerReady && view.idReaderReady ? null : (
          <Notice tone="warm">
            {view.printerReady ? null : <p>{texts.attract.printerAway}</p>}
            {view.idReaderReady ? null : <p>{texts.attract.idReaderAway}</p>}
          </Notice>
        )}
      </section>
      <section className="begin">
        <Button className="begin-button" onPress={begin} data-intent="begin">
          <span>{texts.attract.begin}</span>
          <Icon name="next" />
        </Button>
        {view.idReaderReady ? <p className="begin-hint">{texts.attract.beginHint}</p> : null}
      </section>
      <p className="privacy">
        <Icon name="privacy" />
        <span>{texts.attract.privacy}</span>
      </p>
    </div>
  );
}
