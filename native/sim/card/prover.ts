/** A played-back card's own part in INTERNAL AUTHENTICATE (《社会保障（个人）卡规范》 security): nothing recorded can answer a fresh random number. */
import { concat, toHex } from '../../base/bytes.ts';
import { protocolOf } from '../reader/atr.ts';
import type { ChipAlgorithm } from './ciphers.ts';
import { INS } from './constants.ts';
import { authenticationData, cardKey, sessionKey } from './key-rules.ts';
import { testRootKey } from './personalise.ts';

const HEADER_BYTES = 5;
const FACTOR_BYTES = 8;
const SERIAL_BYTES = 8;
const REGION_DIGITS = 6;

export interface Prover {
  /** Every command goes by here: the last INTERNAL AUTHENTICATE is what is proved. */
  hear(command: Uint8Array): void;
  /** The answer with the right eight bytes at its beginning. */
  prove(answer: Uint8Array): Uint8Array;
}

/** Proves with the IRK that the usual test root makes for this card. */
export function createProver(algorithm: ChipAlgorithm, identifier: Uint8Array, atr: Uint8Array): Prover {
  const end = atr.length - (protocolOf(atr) === 'chipT1' ? 1 : 0);
  const region = toHex(identifier).slice(0, REGION_DIGITS);
  const key = cardKey(algorithm, testRootKey({}, 'IRK'), region, atr.subarray(end - SERIAL_BYTES, end));
  let asked = new Uint8Array(2 * FACTOR_BYTES);
  return {
    hear: (command) => {
      if (command[1] === INS.internalAuthenticate) asked = command.slice(HEADER_BYTES, HEADER_BYTES + 2 * FACTOR_BYTES);
    },
    prove: (answer) => {
      const session = sessionKey(algorithm, key, asked.subarray(0, FACTOR_BYTES));
      const proof = authenticationData(algorithm, session, asked.subarray(FACTOR_BYTES));
      return concat(proof, answer.subarray(proof.length));
    },
  };
}
