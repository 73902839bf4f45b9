import type { Language } from '../../electron/api/comfort.ts';
import { stamp } from '../text/format.ts';
import { useDesk } from './desk.ts';
import { KEYS } from './shortcuts.ts';
import { Key } from './parts.tsx';

/** Where one is, who works, how the devices stand: one line. */
export function TopBar({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { frame, texts, language, ask } = useDesk();
  const { outlet, devices, view, atMs, power } = frame;
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <header className="top">
      <span className="top-outlet">{outlet.name}</span>
      <span className="top-quiet">{outlet.terminal}</span>
      {outlet.simulated ? <span className="badge badge-warm">{texts.simulated}</span> : null}
      {power === 'mains' ? null : (
        <span className="badge badge-warm" role="alert">
          {texts.power[power]}
        </span>
      )}
      <ul className="devices" aria-label={texts.devicesLabel}>
        {devices.map(({ device, state }) => (
          <li key={device} className={state === 'online' ? 'device device-on' : 'device device-off'}>
            {texts.devices[device]} {state === 'online' ? texts.online : (texts.states[state] ?? state)}
          </li>
        ))}
      </ul>
      <span className="top-quiet top-clock">{stamp(atMs).slice(0, 16)}</span>
      <button type="button" className="small" onClick={() => onLanguage(other)}>
        {texts.otherLanguage}
      </button>
      {view.screen === 'work' ? (
        <>
          <span className="top-staff">
            {view.staff.name} {view.staff.id}
          </span>
          <button type="button" className="small" onClick={() => ask({ intent: 'lock' })}>
            {texts.lock} <Key name={KEYS.lock} />
          </button>
          <button type="button" className="small" onClick={() => ask({ intent: 'signOut' })}>
            {texts.signOut} <Key name={KEYS.signOut} />
          </button>
        </>
      ) : null}
    </header>
  );
}
