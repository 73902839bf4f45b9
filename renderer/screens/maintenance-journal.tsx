import { Button } from 'react-aria-components';
import type { JournalEntryRow } from '../../electron/api/maintenance-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { emWidth, useOrientation } from '../layout.ts';
import { stamp } from '../text/format.ts';
import { BigButton } from '../ui/big-button.tsx';
import { chunk, paginate } from '../ui/capacity.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useOrder, useOrderBack } from '../ui/maintenance.tsx';
import { MaintenancePages } from '../ui/maintenance-pages.tsx';
import { Notice } from '../ui/notice.tsx';
import { MAINTENANCE_ROOM } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The sessions of this terminal, newest first, and whether their journal is whole. */
export function MaintenanceJournalScreen({ view }: { readonly view: ViewOf<'maintenanceJournal'> }) {
  const { texts } = useKiosk();
  const order = useOrder();
  const room = MAINTENANCE_ROOM[useOrientation()].sessions;
  const { journal } = texts.maintenance;
  const back = useOrderBack();
  return (
    <MaintenancePages page={view.page} pages={view.pages} parts={chunk(view.sessions, room)}>
      {(rows, pager) => (
        <ScreenFrame
          title={journal.title}
          lead={<Chain chain={view.chain} />}
          back={back}
          actions={
            <>
              {pager}
              <BigButton
                icon="privacy"
                isDisabled={view.chain === 'checking'}
                onPress={() => order({ ask: 'verifyChain' })}
                intent="verifyChain"
              >
                {journal.verify}
              </BigButton>
            </>
          }
        >
          {rows.length === 0 ? <Notice tone="info">{journal.empty}</Notice> : null}
          <div className="places">
            {rows.map(({ session, startedAtMs, endedAtMs, reason }) => (
              <Button
                className="place place-session"
                key={session}
                onPress={() => order({ ask: 'session', session })}
                data-session={session}
              >
                <span className="place-name">{session}</span>
                <span className="place-title">{reason ?? journal.open}</span>
                <span className="place-opens">
                  {stamp(startedAtMs)}
                  {endedAtMs === null ? '' : ` – ${stamp(endedAtMs).slice(11)}`}
                </span>
              </Button>
            ))}
          </div>
        </ScreenFrame>
      )}
    </MaintenancePages>
  );
}

function Chain({ chain }: { readonly chain: ViewOf<'maintenanceJournal'>['chain'] }) {
  const { texts } = useKiosk();
  const { journal } = texts.maintenance;
  if (chain === 'notChecked') return <ChainChip icon="info" text={journal.notChecked} tone="" />;
  if (chain === 'checking') return <ChainChip icon="clock" text={journal.checking} tone="" />;
  if ('broken' in chain) return <ChainChip icon="danger" text={journal.broken(chain.broken)} tone=" chip-danger" />;
  return <ChainChip icon="success" text={journal.whole(chain.entries)} tone=" chip-success" />;
}

function ChainChip({ icon, text, tone }: { readonly icon: IconName; readonly text: string; readonly tone: string }) {
  return (
    <span className={`chip-label chip-long${tone}`} role="status">
      <Icon name={icon} />
      {text}
    </span>
  );
}

/** Padding and the line between two rows, in lines. */
const ROW_ROOM_LINES = 0.45;

/** The steps of one session in their order: what was begun, and what came of it. */
export function MaintenanceSessionScreen({ view }: { readonly view: ViewOf<'maintenanceSession'> }) {
  const room = MAINTENANCE_ROOM[useOrientation()];
  const upright = useOrientation() === 'portrait';
  const linesOf = ({ step, facts }: JournalEntryRow): number =>
    ROW_ROOM_LINES + (upright ? 1 + Math.ceil(emWidth(facts) / room.factsEms) : Math.ceil(emWidth(`${step} ${facts}`) / room.factsEms));
  const parts = paginate([{ key: view.session, title: '', rows: view.entries }], room.entryLines, linesOf).map(
    ([section]) => section?.rows ?? [],
  );
  const back = useOrderBack();
  return (
    <MaintenancePages page={view.page} pages={view.pages} parts={parts}>
      {(rows, pager) => (
        <ScreenFrame title={view.session} back={back} actions={pager ?? undefined}>
          <EntryTable rows={rows} />
        </ScreenFrame>
      )}
    </MaintenancePages>
  );
}

function EntryTable({ rows }: { readonly rows: readonly JournalEntryRow[] }) {
  const { texts } = useKiosk();
  const { journal } = texts.maintenance;
  if (rows.length === 0) return <Notice tone="info">{journal.empty}</Notice>;
  return (
    <table className="statement objects">
      <thead>
        <tr>
          <th scope="col">{journal.time}</th>
          <th scope="col">{journal.step}</th>
          <th scope="col">{journal.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, atMs, step, kind, outcome, faultCode, facts }) => (
          <tr key={id}>
            <td className="statement-date">{stamp(atMs).slice(11)}</td>
            <td>
              <span className="object-name">{step}</span>
              {facts === '' ? null : <span className="object-value">{facts}</span>}
            </td>
            <td>{kind === 'intent' ? journal.intent : (faultCode ?? outcome)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
