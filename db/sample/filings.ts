/** 异地就医备案: who is treated elsewhere, once or for good. */
import { addDays } from '../../native/base/civil-date.ts';
import { Chance } from './chance.ts';
import type { City, Emit } from './city.ts';
import type { Life } from './life.ts';
import { STREAM } from './streams.ts';

const ELSEWHERE = ['北京市', '上海市', '广东省广州市', '四川省成都市', '浙江省杭州市', '湖北省武汉市'] as const;
const HOSPITALS = ['青禾医科大学附属医院', '安澜大学第一医院', '远岫中心医院'] as const;
/** A filing for good can be changed after two years (Zhaotong, 2018). */
const CHANGEABLE_AFTER_DAYS = 730;
const TRANSFER_HOLDS_DAYS = 180;

/** The filing of three people of a hundred. */
export function emitFilings(city: City, life: Life, emit: Emit): void {
  const chance = new Chance(city.seed, STREAM.facts, life.identity.index);
  if (!chance.permille(30)) return;
  const transfer = chance.permille(700);
  const filedOn = addDays(city.firstDay, chance.between(0, 1_780));
  const validTo = transfer ? addDays(filedOn, TRANSFER_HOLDS_DAYS) : null;
  const used = transfer && chance.permille(600);
  if (filedOn > city.until) return;
  emit('referral_filings', {
    id: `R${String(life.identity.index).padStart(8, '0')}`,
    social_security_number: life.identity.number,
    kind: transfer ? 'transfer' : 'resettlement',
    state: used ? 'used' : 'filed',
    place: chance.of(ELSEWHERE),
    hospital: transfer ? chance.of(HOSPITALS) : null,
    filed_on: filedOn,
    valid_to: validTo,
    changeable_from: transfer ? null : addDays(filedOn, CHANGEABLE_AFTER_DAYS),
    authenticated_on: used ? addDays(filedOn, chance.between(0, 2)) : null,
    ended_on: null,
  });
}
