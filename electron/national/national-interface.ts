/**
 * The ministry's terminal functions (LD/T 33 社会保障卡读写终端规范, interface) over our card driver: arguments and results are the
 * published strings, so that software written for the interface needs no other words. One call at a time; every call powers the card
 * up and down, and only the steps of one HSM function keep it.
 */
import { failed, type NationalAnswer } from './answer.ts';
import { parseAuthType } from './arguments.ts';
import { Calls, type NationalOptions } from './calls.ts';
import { changePin, reloadPin, servePin, servePinStep1, unblockPin, type PinSteps } from './change-pins.ts';
import { readBasic, readBasicStep1 } from './read-basic.ts';
import { readDebitRecords, readFiles, readFileStep1, verifyPin } from './read-files.ts';
import { writeFiles, writeFileStep1 } from './write-files.ts';

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
  iDoDebit(iType: string, pCardInfo: string, pPayInfo: string): Answer;
  iDoDebit_HSM_Step1(iType: string, pCardInfo: string, pPayInfo: string): Answer;
  iDoDebit_HSM_Step2(pKey: string): Answer;
  iReadDebitRecord(iType: string): Answer;
  /**
   * Not of the published interface: what became of writes on this card that were cut off, 函数^结果^| for each. 0 not carried out, 1 carried
   * out, 2 in part, 9 unknown.
   */
  iQueryWrites(iType: string): Answer;
  /** Ends steps that wait and powers the card down. */
  close(): Promise<void>;
}

const RELOAD: PinSteps = { service: reloadPin, names: ['iReloadPIN_HSM_Step2', 'iReloadPIN_HSM_Step3'] };
const UNBLOCK: PinSteps = { service: unblockPin, names: ['iUnblockPIN_HSM_Step2', 'iUnblockPIN_HSM_Step3'] };

/**
 * 脱网消费 takes money from the card. The commands' codes are published, but neither what the card answers to the first one nor what MAC1
 * covers, so nothing is sent.
 */
const noDebit = (): Answer => Promise.resolve(failed('notSupported', '脱网消费的报文格式没有公开'));

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
    iVerifyPIN: (iType) => calls.verified(iType, (card) => verifyPin(card, options)),
    iChangePIN: (iType) => calls.whole(iType, (card) => changePin(card, options)),
    iReloadPIN: (iType, pCardInfo) => calls.withKeys(iType, (card) => servePin(card, options, pCardInfo, reloadPin)),
    iReloadPIN_HSM_Step1: (iType, pCardInfo) => calls.step1(iType, (card, work) => servePinStep1(card, work, options, pCardInfo, RELOAD)),
    iReloadPIN_HSM_Step2: next('iReloadPIN_HSM_Step2'),
    iReloadPIN_HSM_Step3: next('iReloadPIN_HSM_Step3'),
    iUnblockPIN: (iType, pCardInfo) => calls.withKeys(iType, (card) => servePin(card, options, pCardInfo, unblockPin)),
    iUnblockPIN_HSM_Step1: (iType, pCardInfo) => calls.step1(iType, (card, work) => servePinStep1(card, work, options, pCardInfo, UNBLOCK)),
    iUnblockPIN_HSM_Step2: next('iUnblockPIN_HSM_Step2'),
    iUnblockPIN_HSM_Step3: next('iUnblockPIN_HSM_Step3'),
    iDoDebit: noDebit,
    iDoDebit_HSM_Step1: noDebit,
    iDoDebit_HSM_Step2: noDebit,
    iReadDebitRecord: (iType) => calls.whole(iType, (card) => readDebitRecords(card, options)),
    iQueryWrites: (iType) => calls.journalled(iType, (card, writes) => writes.tell(card)),
    close: () => calls.close(),
  };
}
