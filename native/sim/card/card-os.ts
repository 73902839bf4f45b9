import { respond, parseCommand, type Command, type Reply } from './apdu.ts';
import { externalAuthenticate, getChallenge, internalAuthenticate } from './authentication.ts';
import { blockApplication, blockCard, isBlocked } from './blocking.ts';
import { readBinary, updateBinary } from './binary.ts';
import { changeCertificatePin, deriveCertificatePin, inCertificates, verifyCertificatePin } from './certificate-pin.ts';
import type { Application, CardState } from './chip.ts';
import { CLA, INS, SW } from './constants.ts';
import { getData, getProcessingOptions } from './pboc.ts';
import { pinChangeUnblock } from './pin-unblock.ts';
import { changePin, verify } from './pin.ts';
import { psamCompute, psamDeriveKey, psamEnvironment } from './psam-commands.ts';
import { readRecord } from './records.ts';
import { select } from './select.ts';
import { updateRecord } from './update-record.ts';

/** How the chip puts its answers on the line. */
export interface AnswerStyle {
  /** T=0: data of a command that itself carried data wait for GET RESPONSE (61xx). Off: they come at once, as on T=1. */
  readonly getResponse: boolean;
  /** Le=00 is answered with the exact length (6Cxx), as the specification says. Off: the data come at once. */
  readonly exactLength: boolean;
  /** Bytes that one GET RESPONSE gives at most: 256, unless the chip's buffer is smaller. */
  readonly responseChunk: number;
}

interface Handler {
  readonly cla: number;
  /** Another class in which it exists as well. */
  readonly orCla?: number;
  readonly run: (card: CardState, command: Command) => Reply;
  /** Applications in which the instruction exists; absent: everywhere. */
  readonly only?: Application['kind'];
}

const HANDLERS: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [INS.select, { cla: CLA.interindustry, run: select }],
  [INS.readRecord, { cla: CLA.interindustry, run: readRecord }],
  [INS.readBinary, { cla: CLA.interindustry, run: readBinary }],
  [INS.updateRecord, { cla: CLA.interindustry, orCla: CLA.interindustryMac, run: updateRecord }],
  [INS.updateBinary, { cla: CLA.interindustry, run: updateBinary }],
  [INS.getChallenge, { cla: CLA.interindustry, run: getChallenge }],
  [INS.internalAuthenticate, { cla: CLA.interindustry, run: internalAuthenticate }],
  [INS.externalAuthenticate, { cla: CLA.interindustry, run: externalAuthenticate }],
  [INS.verify, { cla: CLA.interindustry, run: (card, command) => (inCertificates(card) ? verifyCertificatePin : verify)(card, command) }],
  [INS.changePin, { cla: CLA.proprietary, orCla: CLA.secured, run: changeOnePin }],
  [INS.applicationBlock, { cla: CLA.secured, run: blockApplication }],
  [INS.cardBlock, { cla: CLA.secured, run: blockCard }],
  [INS.pinChangeUnblock, { cla: CLA.secured, run: pinChangeUnblock }],
  [INS.getProcessingOptions, { cla: CLA.proprietary, run: getProcessingOptions, only: 'pboc' }],
  [INS.deriveCertificatePin, { cla: CLA.proprietary, run: deriveCertificatePin, only: 'pki' }],
  [INS.psamDeriveKey, { cla: CLA.psam, run: psamDeriveKey, only: 'psam' }],
  [INS.psamEnvironment, { cla: CLA.psam, run: psamEnvironment, only: 'psam' }],
  [INS.psamCompute, { cla: CLA.proprietary, run: psamCompute, only: 'psam' }],
  [INS.getData, { cla: CLA.proprietary, run: getData, only: 'pboc' }],
]);
/** Class 84 changes the PIN of the certificate application, class 80 that of SSSE; neither exists where the other one does. */
function changeOnePin(card: CardState, command: Command): Reply {
  const certificates = inCertificates(card);
  if (certificates !== (command.cla === CLA.secured)) return { sw: SW.unknownClass };
  return (certificates ? changeCertificatePin : changePin)(card, command);
}

/** What a blocked application still listens to; the bank application has rules of its own. */
const WHEN_BLOCKED: readonly number[] = [INS.select, INS.applicationBlock];
/** Le=00 asks so many bytes: an answer of that length needs no correction. */
const ANSWER_MAX = 256;
const CLASSES: readonly number[] = Object.values(CLA);

/** Answers one command APDU. Whatever the bytes are, there is a status word. */
export function answerCommand(card: CardState, bytes: Uint8Array, style: AnswerStyle): Uint8Array {
  if (card.memory.blocked === 'card') return respond(SW.cardBlocked);
  const command = parseCommand(bytes);
  if (command === null) return respond(SW.wrongLength);
  if (command.ins === INS.getResponse && command.cla === CLA.interindustry) return getResponse(card, command, style);
  card.session.pending = null;
  return deliver(card, command, dispatch(card, command), style);
}

function dispatch(card: CardState, command: Command): Reply {
  if (!CLASSES.includes(command.cla)) return { sw: SW.unknownClass };
  const handler = HANDLERS.get(command.ins);
  if (handler === undefined || (handler.only !== undefined && handler.only !== card.session.application.kind))
    return { sw: SW.unknownInstruction };
  if (handler.cla !== command.cla && handler.orCla !== command.cla) return { sw: SW.unknownClass };
  const { application } = card.session;
  const stopped = application.kind !== 'pboc' && isBlocked(card, application) && !WHEN_BLOCKED.includes(command.ins);
  return stopped ? { sw: SW.applicationBlocked } : handler.run(card, command);
}

function deliver(card: CardState, command: Command, reply: Reply, style: AnswerStyle): Uint8Array {
  const data = reply.data ?? new Uint8Array(0);
  if (data.length === 0) return respond(reply.sw);
  if (command.data.length > 0) {
    if (!style.getResponse) return respond(reply.sw, data);
    card.session.pending = data;
    // A warning comes first and alone; its data wait as well (EMV book 1, annex A).
    return reply.sw === SW.ok ? respond(announce(data, style)) : respond(reply.sw);
  }
  const asked = command.le ?? 0;
  const unknownLength = asked === 0 && style.exactLength && data.length < ANSWER_MAX;
  if (unknownLength || (asked !== 0 && asked < data.length)) return respond(SW.exactLength | (data.length & 0xff));
  reply.onDelivered?.();
  return respond(reply.sw, data);
}

/** 61xx: so many of the waiting bytes can be fetched at once. */
function announce(waiting: Uint8Array, { responseChunk }: AnswerStyle): number {
  return SW.moreData | (Math.min(waiting.length, responseChunk) & 0xff);
}

/** GET RESPONSE (ISO 7816-4 §7.6.1): part of the data with 61xx for the rest, or the last of them with 9000. */
function getResponse(card: CardState, command: Command, style: AnswerStyle): Uint8Array {
  if (command.p1 !== 0 || command.p2 !== 0) return respond(SW.wrongParameters);
  const { pending } = card.session;
  if (pending === null) return respond(SW.conditionsNotSatisfied);
  const available = Math.min(pending.length, style.responseChunk);
  const unstated = style.exactLength && available < ANSWER_MAX ? ANSWER_MAX : available;
  const asked = command.le === null || command.le === 0 ? unstated : command.le;
  if (asked > available) return respond(SW.exactLength | (available & 0xff));
  const rest = pending.subarray(asked);
  card.session.pending = rest.length === 0 ? null : rest;
  return respond(rest.length === 0 ? SW.ok : announce(rest, style), pending.subarray(0, asked));
}
