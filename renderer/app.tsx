import { useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../electron/api/api.ts';
import type { Comfort, Frame } from '../electron/api/view.ts';
import { KioskContext, kioskOf } from './kiosk.ts';
import { Connecting } from './screens/connecting.tsx';
import { Screen } from './screens/screen.tsx';
import type { RendererStore } from './store.ts';
import { useSentence, useSpeech, useTellVoices } from './ui/speech.ts';
import { useSound } from './ui/use-sound.ts';

/** The whole window: the newest frame, or the screen that waits for one. */
export function App({ store, api }: { readonly store: RendererStore; readonly api: Api }) {
  const { frame, receivedMs, connection } = useStore(store);
  usePainted(frame, api);
  useSound(frame);
  useSpeech(frame);
  useSentence(frame?.speech ?? null);
  useTellVoices(frame !== null, api);
  return (
    <>
      <DocumentComfort comfort={frame?.comfort ?? null} />
      {frame === null ? (
        <Connecting replaced={connection === 'replaced'} />
      ) : (
        <KioskContext value={kioskOf(frame, receivedMs, (request) => api.send(request))}>
          <Screen view={frame.view} />
        </KioskContext>
      )}
    </>
  );
}

/**
 * Language, colours and sizes stand on the document, where style sheets and screen readers look for them. A component and not a hook of
 * `App`: its effect has to run before those of the screen, which measure themselves.
 */
function DocumentComfort({ comfort }: { readonly comfort: Comfort | null }) {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = comfort?.language ?? 'zh-CN';
    root.dataset['theme'] = comfort?.theme ?? 'light';
    root.toggleAttribute('data-elder', comfort?.elder ?? false);
    root.toggleAttribute('data-low-reach', comfort?.lowReach ?? false);
  }, [comfort]);
  return null;
}

/** Says when a frame is on the glass: the second animation frame after the commit begins when the first has been painted. */
function usePainted(frame: Frame | null, api: Api): void {
  const sequence = frame?.sequence ?? null;
  useEffect(() => {
    if (sequence === null) return;
    let handle = requestAnimationFrame(() => {
      handle = requestAnimationFrame(() => api.send({ kind: 'painted', sequence }));
    });
    return () => cancelAnimationFrame(handle);
  }, [sequence, api]);
}
