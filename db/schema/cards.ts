/** Tables of cards: their functions, orders, losses, and the password that the host keeps. */
import type { FunctionStanding } from '../authority/api.ts';
import type { OrderKind, OrderStep } from '../machines/card-order.ts';
import type { Channel, CityId } from '../rules/model.ts';

type Flag = 0 | 1;
export type CardFunctionName = FunctionStanding['cardFunction'];
export type FunctionStateName = FunctionStanding['state'];
export type ReportChannel = Channel;

export interface CardsTable {
  card_number: string;
  social_security_number: string;
  issuing_bank: string;
  issued_on: string;
  /** 1 while the social-security PIN is known never to have been changed from 000000. */
  initial_pin: Flag;
  /** The card that becomes void when this one's social-security function is activated. */
  replaces: string | null;
  /** Counts the commands on the card; its update is the lock that makes one of two commands wait. */
  version: number;
  /** `financial`: card of both functions; `medical`: the older bank card of the medical account (医保卡). */
  kind: 'financial' | 'medical';
  /** First day on which it no longer holds. */
  expires_on: string | null;
  /** Where it lies until it is collected. */
  outlet_id: string | null;
  collected_on: string | null;
}
export interface CardFunctionsTable {
  card_number: string;
  card_function: CardFunctionName;
  state: FunctionStateName;
  since: string;
}
export interface LossReportsTable {
  id: string;
  card_number: string;
  kind: 'temporary' | 'formal';
  channel: ReportChannel;
  outlet_name: string;
  reported_on: string;
  /** First date on which a temporary report no longer holds; null: never lapses. */
  lapses_on: string | null;
  ended_on: string | null;
  /** `formal`: a formal report took its place; `replace`: the card was replaced. */
  ended_by: 'lift' | 'lapse' | 'formal' | 'replace' | null;
  outlet_id: string | null;
  staff_id: string | null;
  /** Where it counts: everywhere, or only for settlement at the place of treatment. */
  place: 'home' | 'treatment';
}
export interface LossReportFunctionsTable {
  report_id: string;
  card_function: CardFunctionName;
  /** What the function goes back to when the report ends. */
  state_before: FunctionStateName;
}
export interface PinResetsTable {
  authorisation: string;
  card_number: string;
  terminal_id: string;
  authorised_at_ms: number;
  result: 'done' | 'failed' | 'unknown' | null;
  recorded_at_ms: number | null;
  /** `unlock` keeps the PIN, `reset` makes it 000000. */
  purpose: 'reset' | 'unlock';
}
export interface CardOrdersTable {
  id: string;
  social_security_number: string;
  kind: OrderKind;
  city: CityId;
  step: OrderStep;
  /** Day of the last step. */
  since: string;
  ordered_on: string;
  /** When it should be there; null where nobody says. */
  due_on: string | null;
  outlet_id: string | null;
  replaces: string | null;
  card_number: string | null;
  fee_fen: number | null;
}
export interface CardOrderStepsTable {
  order_id: string;
  sequence: number;
  step: OrderStep;
  on: string;
  note: string | null;
}
/** 社保查询密码. The password itself is nowhere: a salted, slow fingerprint of it. */
export interface QueryPasswordsTable {
  social_security_number: string;
  salt: string;
  check_value: string;
  tries_left: number;
  tries_max: number;
  /** null: never changed from the first one. */
  changed_on: string | null;
}
