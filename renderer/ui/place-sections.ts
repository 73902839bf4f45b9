import type { Found, OutletRow } from '../../electron/api/look-up-view.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Section } from './capacity.ts';
import type { RecordRow } from './record-rows.tsx';

/** Where else one can ask: by telephone and on line first, then the outlets with their hours. */
export function placeSections(
  { contacts, outlets }: Extract<Found, { of: 'placesToAsk' }>,
  { texts, say }: Kiosk,
): readonly Section<RecordRow>[] {
  const words = texts.lookUp;
  const contactRows = contacts.map(({ by, address, text, hours }) => {
    const value = by === 'telephone' && address !== null ? { value: address } : {};
    return { key: text.en, title: say(text), notes: hours === null ? [] : [say(hours)], ...value };
  });
  const ways = [...new Set(contacts.map(({ by }) => by))];
  return [
    ...ways.map((way) => ({ key: way, title: words.ways[way], rows: contactRows.filter((_, index) => contacts[index]?.by === way) })),
    { key: 'outlets', title: words.outlets, rows: outlets.map((outlet) => outletRow(outlet, texts.lookUp.weekdays)) },
  ];
}

function outletRow({ name, address, telephone, hours }: OutletRow, weekdays: readonly string[]): RecordRow {
  const open = hours.map(({ weekday, opens, closes }) => ({ day: weekdays[weekday - 1] ?? '', span: `${opens}–${closes}` }));
  const spans = [...new Set(open.map(({ span }) => span))].map((span) => {
    const days = open.filter((one) => one.span === span).map(({ day }) => day);
    const [first = ''] = days;
    return `${days.length < 2 ? first : `${first}–${days.at(-1) ?? ''}`} ${span}`;
  });
  const notes = [address, ...spans].filter((note) => note !== '');
  return { key: name, title: name, notes, ...(telephone === null ? {} : { value: telephone }) };
}
