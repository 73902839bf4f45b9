import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

export type Tone = 'info' | 'warm' | 'danger' | 'success';
const TONE_ICONS: Readonly<Record<Tone, IconName>> = { info: 'info', warm: 'attention', danger: 'danger', success: 'success' };

export interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
  /** `alert` is read at once, `status` when there is a pause; a notice that was there from the start needs neither. */
  readonly live?: 'alert' | 'status';
}

/** A short message in a box: an icon and words, never colour alone. */
export function Notice({ tone, title, icon, children, live }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={live}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
      <div className="notice-text">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** A list of places or papers under a heading with an icon. */
export function Pointers({ icon, title, items }: { readonly icon: IconName; readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <section className="pointers">
      <Icon name={icon} />
      <div>
        <h2 className="pointers-title">{title}</h2>
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The large mark at the head of a result or a trouble. */
export function Mark({ tone, icon }: { readonly tone: Tone; readonly icon?: IconName }) {
  return (
    <div className={`mark mark-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
    </div>
  );
}
