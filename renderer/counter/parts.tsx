import type { ReactNode } from 'react';
import { useDesk } from './desk.ts';

/** A key of the keyboard beside what it does. */
export function Key({ name }: { readonly name: string }) {
  return <kbd className="key-hint">{name}</kbd>;
}

export interface ActionProps {
  readonly children: ReactNode;
  readonly keyName?: string;
  readonly kind?: 'main' | 'plain';
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A button with its key. */
export function Action({ children, keyName, kind = 'plain', isDisabled = false, onPress }: ActionProps) {
  return (
    <button type="button" className={kind === 'main' ? 'action action-main' : 'action'} disabled={isDisabled} onClick={onPress}>
      {children} {keyName === undefined ? null : <Key name={keyName} />}
    </button>
  );
}

/** A message in a box; what it is stands in words, not in its colour alone. */
export function Message({ tone, children }: { readonly tone: 'info' | 'warm' | 'danger' | 'success'; readonly children: ReactNode }) {
  return (
    <div className={`message message-${tone}`} role={tone === 'danger' || tone === 'warm' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** A failure: what it means, and its code small beside. */
export function FaultLine({ code }: { readonly code: string }) {
  const { texts } = useDesk();
  return (
    <Message tone="danger">
      <strong>{texts.faults[code] ?? texts.fault}</strong> <span className="code">{code}</span>
    </Message>
  );
}

/** Label and value, one pair a line. */
export function Pairs({
  pairs,
}: {
  readonly pairs: readonly { readonly key: string; readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="pairs">
      {pairs.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
