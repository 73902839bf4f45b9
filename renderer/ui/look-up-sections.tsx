import type { Found, MonthState } from '../../electron/api/look-up-view.ts';
import { type Kiosk, useKiosk, type ViewOf } from '../kiosk.ts';
import { civilDate, duration, money, signedYuan } from '../text/format.ts';
import type { LookUpTexts } from '../text/look-up-texts.ts';
import type { Section } from './capacity.ts';
import { StateChip } from './function-state.tsx';
import { MonthMarks } from './month-marks.tsx';
import { orderSections } from './order-sections.tsx';
import { placeSections } from './place-sections.ts';
import type { RecordRow } from './record-rows.tsx';

export interface Figure {
  readonly label: string;
  readonly value: string;
}
export interface LookedUp {
  readonly figures: readonly Figure[];
  readonly sections: readonly Section<RecordRow>[];
}
type FoundOf<Of extends Found['of']> = Extract<Found, { of: Of }>;

/** Months in a box take this much. */
const MONTHS_LINES = 1.9;

/** The words and figures of what was found, in sections that can be cut into pages; the rules' sentences come last. */
export function useLookedUp(view: ViewOf<'lookUp'>): LookedUp {
  const kiosk = useKiosk();
  const { figures, sections } = lookedUp(view.found, kiosk);
  const found = sections.filter(({ rows }) => rows.length > 0);
  const says = view.says.map((text) => ({ key: text.en, title: kiosk.say(text) }));
  const known = { key: 'says', title: kiosk.texts.lookUp.goodToKnow, rows: says };
  return { figures, sections: says.length === 0 ? found : [...found, known] };
}

function lookedUp(found: Found, kiosk: Kiosk): LookedUp {
  switch (found.of) {
    case 'contributions':
      return contributions(found, kiosk);
    case 'pension':
      return pension(found, kiosk);
    case 'medicalCosts':
      return costs(found, kiosk);
    case 'orderProgress':
      return orderSections(found, kiosk);
    case 'referralFiling':
      return filings(found, kiosk);
    case 'familySharing':
      return family(found, kiosk);
    case 'receipts':
      return receipts(found, kiosk);
    case 'functionStates':
      return states(found, kiosk);
    case 'placesToAsk':
      return { figures: [], sections: placeSections(found, kiosk) };
  }
}

function contributions({ totals, years }: FoundOf<'contributions'>, { texts, frame }: Kiosk): LookedUp {
  const { language, elder } = frame.comfort;
  const words = texts.lookUp;
  const kindOf = texts.information.insuranceKinds;
  const figures = totals
    .filter(({ kind }) => kind === 'pension' || kind.endsWith('Medical'))
    .map(({ kind, contributionMonths }) => ({ label: `${kindOf[kind]} · ${words.total}`, value: duration(contributionMonths, language) }));
  const sections = [...new Set(years.map(({ year }) => year))].map((year) => ({
    key: String(year),
    title: words.year(year),
    rows: years
      .filter((row) => row.year === year)
      .map(({ kind, months, personFen, employerFen }) => ({
        key: `${year}-${kind}`,
        title: kindOf[kind],
        value: money(personFen, language),
        // Large letters leave room for words alone.
        ...(elder
          ? { notes: [keptInWords(months, words)], valueNote: words.byPerson }
          : {
              notes: [words.kept(count(months, 'paid'), count(months, 'missing'))],
              valueNote: employerFen === 0 ? words.byPerson : `${words.byEmployer} ${money(employerFen, language)}`,
              picture: <MonthMarks months={months} />,
              pictureLines: MONTHS_LINES,
            }),
      })),
  }));
  return { figures, sections };
}

type Months = readonly MonthState[];

function count(months: Months, wanted: MonthState): number {
  return months.filter((state) => state === wanted).length;
}

/** How many months are paid, and by name which are missing. */
function keptInWords(months: Months, words: LookUpTexts): string {
  const missing = months.flatMap((state, index) => (state === 'missing' ? [words.monthShort(index + 1)] : []));
  return missing.length === 0 ? words.kept(count(months, 'paid'), 0) : words.keptWithout(count(months, 'paid'), missing);
}

function pension({ payments, years }: FoundOf<'pension'>, { texts, frame }: Kiosk): LookedUp {
  const { language } = frame.comfort;
  const words = texts.lookUp;
  const last = payments.find(({ kind }) => kind === 'pension');
  const balance = years[0];
  return {
    figures: [
      ...(last === undefined ? [] : [{ label: words.lastPaid, value: money(last.amountFen, language) }]),
      ...(balance === undefined ? [] : [{ label: words.balance, value: money(balance.balanceFen, language) }]),
    ],
    sections: [
      {
        key: 'payments',
        title: words.payments,
        rows: payments.map(({ month, kind, paidOn, amountFen, note }) => ({
          key: `${month}-${kind}`,
          title: words.month(month),
          notes: [kind === 'adjustment' ? `${words.adjusted} · ${note}` : words.paidOn(civilDate(paidOn, language))],
          value: kind === 'adjustment' ? signedYuan(amountFen) : money(amountFen, language),
        })),
      },
      {
        key: 'years',
        title: words.pensionAccount,
        rows: years.map(({ year, months, personFen, interestFen, balanceFen }) => ({
          key: String(year),
          title: `${words.year(year)} · ${words.months(months)}`,
          notes: [words.added(money(personFen, language), money(interestFen, language))],
          value: money(balanceFen, language),
        })),
      },
    ],
  };
}

function costs({ sums, rows }: FoundOf<'medicalCosts'>, { texts, frame }: Kiosk): LookedUp {
  const { language, elder } = frame.comfort;
  const words = texts.lookUp;
  const part = (name: keyof typeof sums) => ({ label: words.parts[name], value: money(sums[name], language) });
  return {
    figures: rows.length === 0 ? [] : [part('totalFen'), part('fundFen'), part('accountFen'), part('ownFen')],
    sections: [
      {
        key: 'costs',
        title: words.lastYear,
        rows: rows.map(({ on, provider, kind, totalFen, fundFen, accountFen, ownFen }, index) => ({
          key: `${on}-${index}`,
          title: provider,
          value: money(totalFen, language),
          ...(elder
            ? { notes: [`${civilDate(on, language)} · ${words.costKinds[kind]}`, `${words.parts.ownFen} ${money(ownFen, language)}`] }
            : {
                notes: [
                  `${civilDate(on, language)} · ${words.costKinds[kind]}`,
                  `${words.parts.fundFen} ${money(fundFen, language)} · ${words.parts.accountFen} ${money(accountFen, language)}`,
                ],
                valueNote: `${words.parts.ownFen} ${money(ownFen, language)}`,
              }),
        })),
      },
    ],
  };
}

function filings({ rows }: FoundOf<'referralFiling'>, { texts, frame }: Kiosk): LookedUp {
  const { language } = frame.comfort;
  const words = texts.lookUp;
  const row = ({ kind, state, place, hospital, filedOn, validTo, changeableFrom }: (typeof rows)[number], index: number): RecordRow => ({
    key: String(index),
    title: hospital === null ? place : `${place} ${hospital}`,
    notes: [
      words.filingKinds[kind],
      `${words.filed(civilDate(filedOn, language))} · ${validTo === null ? words.validLong : words.validTo(civilDate(validTo, language))}`,
      ...(changeableFrom === null ? [] : [words.changeableFrom(civilDate(changeableFrom, language))]),
    ],
    value: words.filingStates[state],
  });
  return { figures: [], sections: [{ key: 'filings', title: '', rows: rows.map(row) }] };
}

function family({ rows, goTo, bring }: FoundOf<'familySharing'>, { texts, frame, say }: Kiosk): LookedUp {
  const words = texts.lookUp;
  const { language } = frame.comfort;
  return {
    figures: [],
    sections: [
      {
        key: 'family',
        title: '',
        rows: rows.map(({ as, otherName, otherNumber, relation, boundOn }) => ({
          key: otherNumber,
          title: `${otherName} · ${words.relations[relation]}`,
          notes: [otherNumber, words.bound(civilDate(boundOn, language))],
          value: words.sharing[as],
        })),
      },
      {
        key: 'bind',
        title: words.bindAt,
        rows: [
          ...goTo.map((text) => ({ key: text.en, title: say(text) })),
          ...bring.map((text) => ({ key: `with-${text.en}`, title: say(text), notes: [words.bring] })),
        ],
      },
    ],
  };
}

function receipts({ rows }: FoundOf<'receipts'>, { texts, frame }: Kiosk): LookedUp {
  const { commands, otherCommand, receiptOutcomes } = texts.lookUp;
  const { language } = frame.comfort;
  const when = (at: string) => `${civilDate(at.slice(0, 10), language)} ${at.slice(11, 16)}`;
  const sections = [
    {
      key: 'receipts',
      title: '',
      rows: rows.map(({ number, command, at, outcome }) => ({
        key: number,
        title: commands[command] ?? otherCommand,
        notes: [number, when(at)],
        value: receiptOutcomes[outcome],
      })),
    },
  ];
  return { figures: [], sections };
}

function states({ rows }: FoundOf<'functionStates'>, { texts, frame }: Kiosk): LookedUp {
  const lapse = ({ lapsesOn, daysLeft }: (typeof rows)[number]) =>
    lapsesOn === null ? [] : [texts.functionLapse(civilDate(lapsesOn, frame.comfort.language), daysLeft)];
  const sections = [
    {
      key: 'states',
      title: '',
      rows: rows.map((row) => ({
        key: row.cardFunction,
        title: texts.cardFunctions[row.cardFunction],
        notes: [texts.cardFunctionAbout[row.cardFunction], ...lapse(row)],
        chip: <StateChip state={row.state} />,
      })),
    },
  ];
  return { figures: [], sections };
}
