/** The commands of the bank application, JR/T 0025.5 and EMV book 3 §6.5. */
import type { Command, Reply } from './apdu.ts';
import { isBlocked } from './blocking.ts';
import type { CardState } from './chip.ts';
import { SW } from './constants.ts';
import { tlv } from './tlv.ts';

const COMMAND_TEMPLATE = 0x83;
const TRANSACTION_COUNTER = 0x9f36;
const COUNTER_MAX = 0xffff;

/** GET PROCESSING OPTIONS: profile and file locator; raises the transaction counter every time. */
export function getProcessingOptions(card: CardState, command: Command): Reply {
  const { bank } = card.session.application;
  if (bank === undefined) return { sw: SW.unknownInstruction };
  if (command.p1 !== 0 || command.p2 !== 0) return { sw: SW.wrongParameters };
  const [tag, length] = command.data;
  if (tag !== COMMAND_TEMPLATE || length !== bank.pdolLength || command.data.length !== 2 + length) return { sw: SW.wrongLength };
  if (isBlocked(card, card.session.application)) return { sw: SW.conditionsNotSatisfied };
  if (card.memory.transactionCounter >= COUNTER_MAX) return { sw: SW.conditionsNotSatisfied };
  card.memory.transactionCounter += 1;
  return { sw: SW.ok, data: bank.options };
}

/** GET DATA: counters, e-cash, log format. An object that the application does not tell is 6A88. */
export function getData(card: CardState, command: Command): Reply {
  if (command.data.length > 0) return { sw: SW.wrongLength };
  const tag = (command.p1 << 8) | command.p2;
  const { transactionCounter } = card.memory;
  const counter = Uint8Array.of(transactionCounter >> 8, transactionCounter & 0xff);
  const value = tag === TRANSACTION_COUNTER ? counter : card.session.application.bank?.objects.get(tag);
  return value === undefined ? { sw: SW.keyNotFound } : { sw: SW.ok, data: tlv(tag, value) };
}
