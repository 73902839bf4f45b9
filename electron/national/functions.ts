/** The functions of the interface by name, for callers who know them only at run time. */
import { failed, type NationalAnswer } from './answer.ts';
import type { NationalInterface } from './national-interface.ts';

export type FunctionName = Exclude<keyof NationalInterface, 'close'>;

/** How many arguments each takes; the last one of the published functions, `pOutInfo`, is the answer. */
const ARGUMENT_COUNTS: Readonly<Record<FunctionName, number>> = {
  iReadCardBas: 1,
  iReadCardBas_HSM_Step1: 1,
  iReadCardBas_HSM_Step2: 1,
  iReadCard: 4,
  iReadCard_HSM_Step1: 3,
  iReadCard_HSM_Step2: 1,
  iWriteCard: 4,
  iWriteCard_HSM_Step1: 3,
  iWriteCard_HSM_Step2: 2,
  iVerifyPIN: 1,
  iChangePIN: 1,
  iReloadPIN: 2,
  iReloadPIN_HSM_Step1: 2,
  iReloadPIN_HSM_Step2: 1,
  iReloadPIN_HSM_Step3: 1,
  iUnblockPIN: 2,
  iUnblockPIN_HSM_Step1: 2,
  iUnblockPIN_HSM_Step2: 1,
  iUnblockPIN_HSM_Step3: 1,
  iDoDebit: 3,
  iDoDebit_HSM_Step1: 3,
  iDoDebit_HSM_Step2: 1,
  iReadDebitRecord: 1,
  iQueryWrites: 1,
};

/** Calls a function; an unknown one is −13, a wrong number of arguments −14. */
export async function callFunction(national: NationalInterface, name: string, values: readonly string[]): Promise<NationalAnswer> {
  if (!isFunction(name)) return failed('notSupported');
  if (values.length !== ARGUMENT_COUNTS[name]) return failed('wrongArgument');
  // Looked up by a name that the table has, with as many arguments as it says.
  const [first = '', second = '', third = '', fourth = ''] = values;
  return national[name](first, second, third, fourth);
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(ARGUMENT_COUNTS, name);
}
