/** Where people are served: outlets of every kind with their hours, terminals in them, and who works there. */
import type { OutletKind } from '../rules/model.ts';
import type { StaffRole } from '../schema.ts';
import { Chance } from './chance.ts';
import type { City, Emit } from './city.ts';
import { nameOf } from './identity.ts';
import { STREAM } from './streams.ts';
import { FIRM_WORDS } from './tables/names.ts';
import { homeRegions, type Region } from './tables/regions.ts';

interface PlaceKind {
  readonly word: string;
  readonly kinds: readonly OutletKind[];
  readonly many: number;
  readonly hours: readonly (readonly [opens: string, closes: string])[];
  readonly weekdays: number;
  readonly bank: boolean;
  readonly counter: boolean;
}

const OFFICE_HOURS = [
  ['08:30', '11:45'],
  ['13:00', '17:00'],
] as const;
const ALL_DAY = [['08:00', '20:00']] as const;

const OFFICE: readonly OutletKind[] = ['cardServiceWindow', 'socialInsuranceOffice'];
const MEDICAL: readonly OutletKind[] = ['countyMedicalInsuranceOffice', 'medicalInsuranceWindow'];

const PLACE_KINDS: readonly PlaceKind[] = [
  { word: '社会保障卡服务窗口', kinds: OFFICE, many: 1, hours: OFFICE_HOURS, weekdays: 5, bank: false, counter: true },
  { word: '医疗保险经办窗口', kinds: MEDICAL, many: 1, hours: OFFICE_HOURS, weekdays: 5, bank: false, counter: true },
  { word: '街道社会保障服务中心', kinds: ['townshipServiceCentre'], many: 2, hours: OFFICE_HOURS, weekdays: 5, bank: false, counter: true },
  { word: '社区服务点', kinds: ['communityPoint'], many: 2, hours: OFFICE_HOURS, weekdays: 5, bank: false, counter: false },
  {
    word: '支行',
    kinds: ['issuingBankOutlet', 'partnerBankOutlet'],
    many: 1,
    hours: [['09:00', '17:00']],
    weekdays: 6,
    bank: true,
    counter: true,
  },
  { word: '医院', kinds: ['designatedHospital'], many: 3, hours: ALL_DAY, weekdays: 7, bank: false, counter: false },
  {
    word: '三级医院',
    kinds: ['designatedHospital', 'largeTertiaryHospital'],
    many: 1,
    hours: ALL_DAY,
    weekdays: 7,
    bank: false,
    counter: false,
  },
  { word: '大药房', kinds: ['designatedPharmacy'], many: 4, hours: ALL_DAY, weekdays: 7, bank: false, counter: false },
  {
    word: '特殊门诊药店',
    kinds: ['designatedPharmacy', 'specialOutpatientPharmacy'],
    many: 1,
    hours: ALL_DAY,
    weekdays: 7,
    bank: false,
    counter: false,
  },
];

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly region: Region;
  readonly bank: string | null;
}

/** All outlets of the city, in a fixed order. */
export function placesOf(city: Pick<City, 'city' | 'seed' | 'banks'>): readonly Place[] {
  const places: Place[] = [];
  for (const region of homeRegions(city.city)) {
    for (const kind of PLACE_KINDS) {
      for (let number = 0; number < kind.many * (kind.bank ? city.banks.length : 1); number++) {
        const id = `O${String(places.length + 1).padStart(5, '0')}`;
        const word = new Chance(city.seed, STREAM.place, places.length).of(FIRM_WORDS);
        const bank = kind.bank ? (city.banks[number] ?? null) : null;
        const numbered = kind.many > 1 ? word : '';
        places.push({ id, name: `${bank ?? ''}${region.name}${kind.bank ? word : numbered}${kind.word}`, kind, region, bank });
      }
    }
  }
  return places;
}

/** Outlets, hours, terminals and staff. */
export function emitPlaces(city: City, emit: Emit): void {
  for (const [number, place] of city.places.entries()) {
    const { id, name, kind, region, bank } = place;
    const chance = new Chance(city.seed, STREAM.place, number, 1);
    const address = `${region.city}${region.name}${chance.of(FIRM_WORDS)}路${chance.between(1, 400)}号`;
    // 9999 begins no telephone number.
    emit('outlets', { id, name, city: city.city, bank, address, telephone: `9999${String(number).padStart(4, '0')}`, retired_on: null });
    for (const one of kind.kinds) emit('outlet_kinds', { outlet_id: id, kind: one });
    for (let weekday = 1; weekday <= kind.weekdays; weekday++)
      for (const [opens, closes] of kind.hours) emit('outlet_hours', { outlet_id: id, weekday, opens, closes });
    emit('terminals', { id: `K${id.slice(1)}`, outlet_id: id, channel: 'kiosk', retired_on: null, token_sha256: null });
    if (kind.counter) emitCounter(city, place, chance, emit);
  }
}

const ROLES: readonly StaffRole[] = ['clerk', 'clerk', 'supervisor'];

function emitCounter(city: City, { id, kind }: Place, chance: Chance, emit: Emit): void {
  emit('terminals', { id: `C${id.slice(1)}`, outlet_id: id, channel: 'counter', retired_on: null, token_sha256: null });
  const roles: readonly StaffRole[] = kind.kinds.includes('socialInsuranceOffice') ? [...ROLES, 'office', 'auditor'] : ROLES;
  for (const [place, role] of roles.entries()) {
    const staffId = `S${id.slice(1)}${place + 1}`;
    const left = role === 'clerk' && chance.permille(50) ? city.until : null;
    emit('staff', { id: staffId, name: nameOf(chance, chance.permille(500)), outlet_id: id, left_on: left, card_number: null });
    emit('staff_roles', { staff_id: staffId, role });
  }
}

/** What the documents warn everybody of. */
export function emitWarnings(city: City, emit: Emit): void {
  emit('warnings', {
    id: 'W-FRAUD',
    social_security_number: null,
    city: city.city,
    code: 'fraud',
    text_zh: '切勿轻信索要卡号和密码的电话或短信。',
    text_en: 'Do not believe calls or messages that ask for your card number and PIN.',
    from_on: city.firstDay,
    ended_on: null,
    severity: 'urgent',
  });
}
