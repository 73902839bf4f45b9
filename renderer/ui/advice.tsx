import type { ServiceId } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { Notice } from './notice.tsx';

/** What the documents warn of, on the screens of the service it belongs to. */
export function Advice({ service }: { readonly service: ServiceId }) {
  const { texts } = useKiosk();
  const advice = texts.care.advice[service];
  return advice === undefined ? null : <Notice tone="warm">{advice}</Notice>;
}
