/** Cards of a dispenser's stack: initialised by their maker with keys, number and bank account, and nobody's yet. */
import { hex, toHex } from '../../base/bytes.ts';
import { cardNumberCheck, passesLuhn } from './check-digits.ts';
import { createVirtualCard } from './create.ts';
import type { Persona } from './persona.ts';
import { testRootKey } from './personalise.ts';
import type { VirtualCard } from './virtual-card.ts';

const REGION = '430102';
/** The identifier of every blank ends so: by it the key service of the simulation knows them. */
const MARK = 'FFFFFFB0';
const SERIALS = 10_000_000;

/** The blank of that serial number (whole, from 0 on); after ten million they begin again. */
export function blankCard(serial: number): VirtualCard {
  return createVirtualCard(blankOf(serial));
}

/** Whether the card identifier (16 bytes) is a blank's. */
export function isBlank(identifier: Uint8Array): boolean {
  const mark = hex(MARK);
  return mark.every((byte, i) => byte === identifier[identifier.length - mark.length + i]);
}

function blankOf(serial: number): Persona {
  const digits = String(serial % SERIALS).padStart(7, '0');
  const number = `B${digits}`;
  return {
    id: `blank-${digits}`,
    title: { zh: '自助机制作的卡', en: 'A card made at the machine' },
    atr: '3B6D000000814A4446866065015A030916',
    version: '3.00',
    algorithm: 'sm4',
    card: {
      identifier: `${REGION}D1560000050${digits}${MARK}`,
      class: '3',
      initialiser: '915600000243010243010201',
      issuedOn: '00000000',
      validUntil: '00000000',
      number: number + cardNumberCheck(number),
    },
    holder: { kind: 'citizen', number: '', name: '', sex: '9', ethnicGroup: '00', birthPlace: '000000', birthDate: '00000000' },
    pin: { value: '000000', triesLeft: 6, triesMax: 6, tellsTries: true },
    testRootKeys: USUAL_ROOTS,
    keyTriesMax: 3,
    bank: { ...PLAIN_ACCOUNT, pan: panOf(digits) },
    certificatePin: undefined,
    blocked: undefined,
    files: undefined,
    deviations: undefined,
  };
}

const PLAIN_ACCOUNT = {
  sequenceNumber: '01',
  effective: '261101',
  expiry: '361031',
  pse: true,
  applications: undefined,
  gpoFormat: undefined,
  eCash: undefined,
  log: [],
  blocked: undefined,
} as const;

const NAMED_ROOTS = ['IRK', 'RKSSSE', 'UKSSSE', 'PUK', 'STKSSSE'] as const;
/** The usual test roots. */
const USUAL_ROOTS = Object.fromEntries(NAMED_ROOTS.map((name) => [name, toHex(testRootKey({}, name))])) as Persona['testRootKeys'];

function panOf(digits: string): string {
  const head = `62170005306${digits}`;
  const check = Array.from({ length: 10 }, (_, digit) => `${head}${digit}`).find(passesLuhn);
  return check ?? `${head}0`;
}
