import type { ReactNode } from 'react';
import type { InformationField, InformationRow, InsuranceRow } from '../../electron/api/view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { duration } from '../text/format.ts';
import { idCardValidity } from '../text/id-card-validity.ts';
import { informationValue } from '../text/information.ts';
import type { Section } from './capacity.ts';
import type { Fact } from './facts.tsx';
import { StateChip, useLapse } from './function-state.tsx';
import { Icon, type IconName } from './icons.tsx';

export interface InformationFact extends Fact {
  /** The value's words, for how long it is. */
  readonly text: string;
  readonly note?: string;
}

const CARD_FIELDS: ReadonlySet<InformationField> = new Set([
  'cardNumber',
  'issuedOn',
  'validUntil',
  'region',
  'issuingBank',
  'specification',
]);

const INSURANCE_LOOK: Readonly<Record<InsuranceRow['state'], readonly [icon: IconName, tone: string]>> = {
  insured: ['success', 'chip-success'],
  suspended: ['attention', 'chip-warm'],
  retired: ['success', 'chip-success'],
  ended: ['unavailable', ''],
};

/** The page's sections in order: the person, the card, its functions, insurances; empty ones are left out. */
export function useInformationSections(view: ViewOf<'personalInformation'>): readonly Section<InformationFact>[] {
  const { texts, frame } = useKiosk();
  const lapse = useLapse();
  const { language } = frame.comfort;
  const { information } = texts;
  const ofRow = (row: InformationRow): InformationFact => {
    const text = informationValue(row, language);
    return { key: row.field, label: information.fields[row.field], text, value: text };
  };
  const insurances = view.insurances.map((row): InformationFact => {
    const note = information.contribution(row.place, duration(row.contributionMonths, language));
    return {
      key: row.kind,
      label: information.insuranceKinds[row.kind],
      text: information.insuranceStates[row.state],
      note,
      value: <WithNote chip={<InsuranceChip state={row.state} />} note={note} />,
    };
  });
  const present = view.functions.filter(({ state }) => state !== 'absent');
  const functions = present.map((row): InformationFact => {
    const note = lapse(row);
    const fact = { key: row.cardFunction, label: texts.cardFunctions[row.cardFunction], text: texts.functionStates[row.state] };
    const chip = <StateChip state={row.state} />;
    return note === '' ? { ...fact, value: chip } : { ...fact, note, value: <WithNote chip={chip} note={note} /> };
  });
  const shown = view.idCard === undefined ? '' : idCardValidity(view.idCard, language);
  const idCard: InformationFact[] = shown === '' ? [] : [{ key: 'idCard', label: texts.idCard.label, text: shown, value: shown }];
  const person = view.rows.filter(({ field }) => !CARD_FIELDS.has(field)).map(ofRow);
  const sections = [
    { key: 'person', title: information.person, rows: [...person, ...idCard] },
    { key: 'card', title: information.card, rows: view.rows.filter(({ field }) => CARD_FIELDS.has(field)).map(ofRow) },
    { key: 'functions', title: information.functions, rows: functions },
    { key: 'insurances', title: information.insurances, rows: insurances },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function InsuranceChip({ state }: { readonly state: InsuranceRow['state'] }) {
  const { texts } = useKiosk();
  const [icon, tone] = INSURANCE_LOOK[state];
  return (
    <span className={`chip-label ${tone}`}>
      <Icon name={icon} />
      {texts.information.insuranceStates[state]}
    </span>
  );
}

function WithNote({ chip, note }: { readonly chip: ReactNode; readonly note: string }) {
  return (
    <span className="with-note">
      {chip}
      <span className="fact-note">{note}</span>
    </span>
  );
}
