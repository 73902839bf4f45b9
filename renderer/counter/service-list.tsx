import type { CounterService, ServiceRow } from '../../electron/api/counter-view.ts';
import { useDesk } from './desk.ts';
import { Key } from './parts.tsx';
import { letterOf } from './shortcuts.ts';

const GROUPS: readonly ServiceRow['group'][] = ['loss', 'card', 'pin', 'account', 'data'];

/** All services in their groups; what is not possible now stays to be read, with why. */
export function ServiceList({ services, chosen }: { readonly services: readonly ServiceRow[]; readonly chosen: CounterService | null }) {
  const { texts, common, say, ask } = useDesk();
  return (
    <nav className="services" aria-label={texts.servicesLabel}>
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{texts.groups[group]}</h3>
          {services
            .filter((row) => row.group === group)
            .map(({ service, state, reason }) => (
              <button
                key={service}
                type="button"
                className={service === chosen ? 'service service-here' : 'service'}
                data-state={state}
                aria-current={service === chosen ? 'true' : undefined}
                title={reason === null ? undefined : say(reason)}
                onClick={() => ask({ intent: 'choose', service })}
              >
                <span>{common.counter.services[service]}</span>
                {state === 'available' ? null : <span className="badge">{texts.unavailable}</span>}
                <Key name={`Alt+${letterOf(service)}`} />
              </button>
            ))}
        </section>
      ))}
    </nav>
  );
}
