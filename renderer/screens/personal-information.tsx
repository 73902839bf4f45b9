import { useState } from 'react';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { BigButton } from '../ui/big-button.tsx';
import { chunk, paginate } from '../ui/capacity.ts';
import { Facts } from '../ui/facts.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { useInformationSections } from '../ui/information-sections.tsx';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { INFORMATION_ROOM, informationLines } from '../ui/room.ts';

/** What the card and the records know of the person, cut into parts that fit; larger letters make more parts. */
export function PersonalInformationScreen({ view }: { readonly view: ViewOf<'personalInformation'> }) {
  const { texts, frame, ask } = useKiosk();
  const orientation = useOrientation();
  const [asked, setAsked] = useState(0);
  const sections = useInformationSections(view);
  const room = INFORMATION_ROOM[orientation][frame.comfort.elder ? 'elder' : 'normal'];
  const notices = Number(view.initialPinWarning) + Number(view.recordsFault !== null);
  const columns = paginate(sections, room.lines - notices * room.linesANotice, (row) => informationLines(row, room.valueEms));
  const pages = chunk(columns, room.columns);
  const page = Math.min(asked, pages.length - 1);
  return (
    <ScreenFrame
      title={texts.information.title}
      lead={notices === 0 ? undefined : <InformationNotices view={view} />}
      back={useToMenu()}
      end
      actions={
        <>
          {pages.length > 1 ? (
            <Pager
              label={texts.page(page + 1, pages.length)}
              onPrevious={page > 0 ? () => setAsked(page - 1) : null}
              onNext={page < pages.length - 1 ? () => setAsked(page + 1) : null}
            />
          ) : null}
          {view.canChangePin ? (
            <BigButton
              kind="warm"
              icon="pin"
              onPress={() => ask({ intent: 'choose', service: 'changeSocialSecurityPin' })}
              intent="changePin"
            >
              {texts.information.changePin}
            </BigButton>
          ) : null}
          {view.canPrint ? (
            <BigButton kind="main" icon="print" onPress={() => ask({ intent: 'print' })} intent="print">
              {texts.action.print}
            </BigButton>
          ) : null}
        </>
      }
    >
      <div className="columns">
        {(pages[page] ?? []).map((column, index) => (
          <div className="column" key={`${page}-${index}`}>
            {column.map(({ key, title, rows }) => (
              <section className="panel" key={key}>
                <h2 className="panel-title">{title}</h2>
                <Facts facts={rows} />
              </section>
            ))}
          </div>
        ))}
      </div>
    </ScreenFrame>
  );
}

function InformationNotices({ view }: { readonly view: ViewOf<'personalInformation'> }) {
  const { texts } = useKiosk();
  return (
    <>
      {view.recordsFault === null ? null : (
        <Notice tone="warm" live="status">
          <p>{texts.information.recordsAway}</p>
          <p className="fault-code">{texts.trouble.code(view.recordsFault)}</p>
        </Notice>
      )}
      {view.initialPinWarning ? <Notice tone="warm">{texts.information.initialPin}</Notice> : null}
    </>
  );
}
