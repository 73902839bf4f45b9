import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { BigButton } from '../ui/big-button.tsx';
import { chunk, paginate } from '../ui/capacity.ts';
import { Facts } from '../ui/facts.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { useInformationSections } from '../ui/information-sections.tsx';
import { Notice } from '../ui/notice.tsx';
import { PersonPhoto, useShownPhoto } from '../ui/person-photo.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { INFORMATION_ROOM, informationLines } from '../ui/room.ts';
import { usePages } from '../ui/use-pages.tsx';

/** What the card and the records know of the person, cut into parts that fit; larger letters make more parts. */
export function PersonalInformationScreen({ view }: { readonly view: ViewOf<'personalInformation'> }) {
  const { texts, frame, ask } = useKiosk();
  const orientation = useOrientation();
  const sections = useInformationSections(view);
  const room = INFORMATION_ROOM[orientation][frame.comfort.elder ? 'elder' : 'normal'];
  const photo = useShownPhoto(view.photo);
  const notices = Number(view.initialPinWarning) + Number(view.recordsFault !== null);
  const above = notices * room.linesANotice + (photo === undefined ? 0 : room.linesAPhoto);
  const columns = paginate(sections, room.lines - above, (row) => informationLines(row, room.valueEms));
  const { page, shown = [], pager } = usePages(chunk(columns, room.columns));
  return (
    <ScreenFrame
      title={texts.information.title}
      mark={photo === undefined ? undefined : <PersonPhoto photo={photo} />}
      lead={notices === 0 ? undefined : <InformationNotices view={view} />}
      back={useToMenu()}
      end
      actions={
        <>
          {pager}
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
          {view.canPrint ? <PrintButton /> : null}
        </>
      }
    >
      <div className="columns">
        {shown.map((column, index) => (
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
