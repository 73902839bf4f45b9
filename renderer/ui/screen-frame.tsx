import { useEffect, useRef, type ReactNode } from 'react';
import { useKiosk } from '../kiosk.ts';
import { ComfortBar } from './comfort-bar.tsx';
import { Footer, type BackAction } from './footer.tsx';
import { Header } from './header.tsx';
import { useFit } from './use-fit.ts';
import { useKeys } from './use-keys.ts';

export interface ScreenFrameProps {
  /** One question or one fact. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** Before the title: a large mark. */
  readonly mark?: ReactNode;
  readonly children?: ReactNode;
  /** A picture, keypad or preview: the right column of a landscape screen. */
  readonly aside?: ReactNode;
  /** `picture` stands over the words in portrait, `tool` under them. */
  readonly asideKind?: 'picture' | 'tool';
  readonly actions?: ReactNode;
  readonly back?: BackAction | null;
  readonly end?: boolean;
  /** `work` screens ask; `status` screens tell something and stand in the middle; `report` screens have a mark, a fact and a panel. */
  readonly kind?: 'work' | 'status' | 'report';
  /** Reads the title aloud even where nothing else changed (waiting, taking the card). */
  readonly live?: 'status' | 'alert';
  readonly footer?: boolean;
}

/** What every screen stands in: header, one title, body, footer, display settings; always at the same places. */
export function ScreenFrame(props: ScreenFrameProps) {
  const { frame } = useKiosk();
  const body = useRef<HTMLElement>(null);
  useFit(body);
  useKeys(body, props.back?.onPress ?? null);
  const { kind = 'work', asideKind = 'picture', footer = true } = props;
  return (
    <div className={footer ? 'kiosk' : 'kiosk kiosk-without-footer'}>
      <Header />
      <main
        ref={body}
        className={`body body-${kind}`}
        data-screen={frame.view.screen}
        data-aside={props.aside === undefined ? 'none' : asideKind}
      >
        <div className="head">
          {props.mark}
          <Title text={props.title} live={props.live} />
          {props.lead === undefined ? null : <div className="lead">{props.lead}</div>}
        </div>
        {props.aside === undefined ? null : <div className={`aside aside-${asideKind}`}>{props.aside}</div>}
        <div className="content">{props.children}</div>
        {props.actions === undefined ? null : <div className="actions">{props.actions}</div>}
      </main>
      {footer ? <Footer back={props.back ?? null} end={props.end ?? false} /> : null}
      <ComfortBar />
    </div>
  );
}

/** The title takes the focus when it changes, so that a screen reader begins there and Tab goes on from there. */
export function Title({ text, live }: { readonly text: string; readonly live?: 'status' | 'alert' | undefined }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), [text]);
  return (
    <h1 className="title" ref={ref} tabIndex={-1} aria-live={live === undefined ? undefined : live === 'alert' ? 'assertive' : 'polite'}>
      {text}
    </h1>
  );
}
