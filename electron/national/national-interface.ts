/**
 * The ministry's terminal functions (LD/T 33 社会保障卡读写终端规范, interface) over our card driver: arguments and results are the
 * published strings, so that software written for the interface needs no other words. One call at a time; every call powers the card
 * up and down, and only the steps of one HSM function keep it.
 */
import { fault, type Fault } from '../../native/base/fault.ts';
import { Lock } from '../../native/base/lock.ts';
import { err, type Result } from '../../native/base/result.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import { failed, type NationalAnswer } from './answer.ts';
import { fitsCardType, isCardType, parseAuthType } from './arguments.ts';
import { changePin, reloadPin, servePin, servePinStep1, unblockPin, type PinSteps } from './change-pins.ts';
import { faultAnswer, namingUnknownKeys, type NationalFaultCode } from './fault-answer.ts';
import type { NationalParts } from './parts.ts';
import { readBasic, readBasicStep1 } from './read-basic.ts';
import { readDebitRecords, readFiles, readFileStep1, verifyPin } from './read-files.ts';
import { ended, type NextStep, type Stage } from './stage.ts';
import { SteppedWork } from './stepped-work.ts';
import type { Outcome } from './outcome.ts';
import { writeFiles, writeFileStep1 } from './write-files.ts';

export interface NationalOptions extends NationalParts {
  /** Opens the card that lies in the reader now, with these keys. */
  readonly openCard: (keys: CardKeys) => Promise<Result<OpenCard, Fault<NationalFaultCode>>>;
}

type Answer = Promise<NationalAnswer>;

/** Functions and arguments by their published names. No call rejects but for a bug. */
export interface NationalInterface {
  iReadCardBas(iType: string): Answer;
  iReadCardBas_HSM_Step1(iType: string): Answer;
  iReadCardBas_HSM_Step2(pKey: string): Answer;
  iReadCard(iType: string, iAuthType: string, pCardInfo: string, pFileAddr: string): Answer;
  iReadCard_HSM_Step1(iType: string, pCardInfo: string, pFileAddr: string): Answer;
  iReadCard_HSM_Step2(pKey: string): Answer;
  iWriteCard(iType: string, pCardInfo: string, pFileAddr: string, pWriteData: string): Answer;
  iWriteCard_HSM_Step1(iType: string, pCardInfo: string, pFileAddr: string): Answer;
  iWriteCard_HSM_Step2(pKey: string, pWriteData: string): Answer;
  iVerifyPIN(iType: string): Answer;
  iChangePIN(iType: string): Answer;
  iReloadPIN(iType: string, pCardInfo: string): Answer;
  iReloadPIN_HSM_Step1(iType: string, pCardInfo: string): Answer;
  iReloadPIN_HSM_Step2(pKey: string): Answer;
  iReloadPIN_HSM_Step3(pKey: string): Answer;
  iUnblockPIN(iType: string, pCardInfo: string): Answer;
  iUnblockPIN_HSM_Step1(iType: string, pCardInfo: string): Answer;
  iUnblockPIN_HSM_Step2(pKey: string): Answer;
  iUnblockPIN_HSM_Step3(pKey: string): Answer;
  iReadDebitRecord(iType: string): Answer;
  /** Ends steps that wait and powers the card down. */
  close(): Promise<void>;
}

const RELOAD: PinSteps = { service: reloadPin, names: ['iReloadPIN_HSM_Step2', 'iReloadPIN_HSM_Step3'] };
const UNBLOCK: PinSteps = { service: unblockPin, names: ['iUnblockPIN_HSM_Step2', 'iUnblockPIN_HSM_Step3'] };

/** The functions over one reader. */
export function createNationalInterface(options: NationalOptions): NationalInterface {
  const calls = new Calls(options);
  const next = (name: keyof NationalInterface) => (pKey: string) => calls.next(name, pKey);
  return {
    iReadCardBas: (iType) => calls.withKeys(iType, (card, keys) => readBasic(card, options, keys)),
    iReadCardBas_HSM_Step1: (iType) => calls.step1(iType, (card) => readBasicStep1(card, options)),
    iReadCardBas_HSM_Step2: next('iReadCardBas_HSM_Step2'),
    iReadCard: (iType, iAuthType, pCardInfo, pFileAddr) => {
      const auth = parseAuthType(iAuthType);
      if (!auth.ok) return Promise.resolve(auth.error);
      return calls.whole(iType, (card) => readFiles(card, options, auth.value, pCardInfo, pFileAddr));
    },
    iReadCard_HSM_Step1: (iType, pCardInfo, pFileAddr) =>
      calls.step1(iType, (card, work) => readFileStep1(card, work, options, pCardInfo, pFileAddr)),
    iReadCard_HSM_Step2: next('iReadCard_HSM_Step2'),
    iWriteCard: (iType, cardInfo, address, data) => calls.withKeys(iType, (card) => writeFiles(card, options, { cardInfo, address }, data)),
    iWriteCard_HSM_Step1: (iType, cardInfo, address) =>
      calls.step1(iType, (card, work) => writeFileStep1(card, work, options, { cardInfo, address })),
    iWriteCard_HSM_Step2: (pKey, pWriteData) => calls.next('iWriteCard_HSM_Step2', pKey, pWriteData),
    iVerifyPIN: (iType) => calls.whole(iType, (card) => verifyPin(card, options)),
    iChangePIN: (iType) => calls.whole(iType, (card) => changePin(card, options)),
    iReloadPIN: (iType, pCardInfo) => calls.withKeys(iType, (card) => servePin(card, options, pCardInfo, reloadPin)),
    iReloadPIN_HSM_Step1: (iType, pCardInfo) => calls.step1(iType, (card, work) => servePinStep1(card, work, options, pCardInfo, RELOAD)),
    iReloadPIN_HSM_Step2: next('iReloadPIN_HSM_Step2'),
    iReloadPIN_HSM_Step3: next('iReloadPIN_HSM_Step3'),
    iUnblockPIN: (iType, pCardInfo) => calls.withKeys(iType, (card) => servePin(card, options, pCardInfo, unblockPin)),
    iUnblockPIN_HSM_Step1: (iType, pCardInfo) => calls.step1(iType, (card, work) => servePinStep1(card, work, options, pCardInfo, UNBLOCK)),
    iUnblockPIN_HSM_Step2: next('iUnblockPIN_HSM_Step2'),
    iUnblockPIN_HSM_Step3: next('iUnblockPIN_HSM_Step3'),
    iReadDebitRecord: (iType) => calls.whole(iType, (card) => readDebitRecords(card, options)),
    close: () => calls.close(),
  };
}

const unavailable = () => Promise.resolve(err(fault('keys.unavailable', 'no PSAM and no key service')));
const NO_KEYS: CardKeys = { authenticate: unavailable, seal: unavailable };
/** A card that waits for its next step is powered down after this time. */
const STEP_WITHIN_MS = 60_000;

interface Waiting {
  readonly card: OpenCard;
  readonly next: NextStep;
  readonly stopClock: () => void;
}

/** Calls one after another: the card opened for each, and kept from step to step. */
class Calls {
  readonly #options: NationalOptions;
  readonly #keys: CardKeys | undefined;
  readonly #turns = new Lock();
  #waiting: Waiting | null = null;

  constructor(options: NationalOptions) {
    this.#options = options;
    this.#keys = options.keys === undefined ? undefined : namingUnknownKeys(options.keys);
  }

  /** A function that works with the machine's keys where there are any. */
  whole(iType: string, work: (card: OpenCard) => Promise<Outcome<string>>): Answer {
    return this.#first(iType, this.#keys ?? NO_KEYS, async (card) => ended(await work(card)));
  }

  /** A function that is nothing without keys: −2201 before the card is looked at. */
  withKeys(iType: string, work: (card: OpenCard, keys: CardKeys) => Promise<Outcome<string>>): Answer {
    const keys = this.#keys;
    if (keys === undefined) return Promise.resolve(failed('noPsam'));
    return this.#first(iType, keys, async (card) => ended(await work(card, keys)));
  }

  /** The first step of a function whose keys are elsewhere. */
  step1(iType: string, work: (card: OpenCard, stepped: SteppedWork) => Promise<Stage>): Answer {
    const stepped = new SteppedWork();
    return this.#first(iType, stepped.keys, (card) => work(card, stepped));
  }

  /** The step that was told to come next; any other ends what waits, with −12. */
  next(name: string, pKey: string, data?: string): Answer {
    return this.#turns.run(async () => {
      const waiting = this.#waiting;
      if (waiting?.next.name !== name) {
        await this.#drop();
        return failed('notConnected');
      }
      waiting.stopClock();
      this.#waiting = null;
      return this.#keepOrClose(waiting.card, () => waiting.next.go(pKey, data));
    });
  }

  close(): Promise<void> {
    return this.#turns.run(() => this.#drop());
  }

  #first(iType: string, keys: CardKeys, work: (card: OpenCard) => Promise<Stage>): Answer {
    return this.#turns.run(async () => {
      await this.#drop();
      if (!isCardType(iType)) return failed('wrongArgument');
      const card = await this.#options.openCard(keys);
      if (!card.ok) return faultAnswer(card.error);
      return this.#keepOrClose(card.value, () =>
        fitsCardType(iType, card.value) ? work(card.value) : Promise.resolve({ answer: failed('wrongCardType') }),
      );
    });
  }

  async #keepOrClose(card: OpenCard, work: () => Promise<Stage>): Answer {
    try {
      const { answer, next } = await work();
      if (next !== undefined) this.#waiting = { card, next, stopClock: this.#dropLater() };
      return answer;
    } finally {
      if (this.#waiting === null) await card.close();
    }
  }

  #dropLater(): () => void {
    return this.#options.clock.after(STEP_WITHIN_MS, () => {
      void this.close();
    });
  }

  async #drop(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    waiting.stopClock();
    await waiting.next.drop();
    await waiting.card.close();
  }
}
