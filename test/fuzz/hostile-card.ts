/**
 * A card that wants to hurt: it begins as a real one, and the input says where it answers otherwise. The whole of what a terminal reads is
 * read from it. Whatever it says, the flow ends, within its commands, with data or a fault that has a code.
 */
import assert from 'node:assert/strict';
import { concat } from '../../native/base/bytes.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, unreachable, type Result } from '../../native/base/result.ts';
import { exploreCard } from '../../native/card/explore/explore.ts';
import { createBankCard } from '../../native/card/pboc/driver.ts';
import { createCardSession } from '../../native/card/session.ts';
import { createCertificateApplication } from '../../native/card/social-security/certificate-application.ts';
import { createSocialSecurityCard } from '../../native/card/social-security/driver.ts';
import type { CardConnection } from '../../native/ports/card-reader.ts';
import { testKeys, virtualCard } from '../contract/card-reader-bench.ts';

const PERSONAS = ['zhaotong', 'third-generation', 'bank-candidates'] as const;
const KEYS = testKeys();
const FAULT_CODE = /^(ssc|pboc|card|keys)\.[a-zA-Z]+$/;
/** No honest card needs so many; a card that makes the terminal ask on and on is ended here and counts as a finding. */
const COMMANDS_MAX = 12_000;

const TRICKS = ['honest', 'flip', 'truncate', 'status', 'raw', 'before', 'extend', 'silent'] as const;
/** Input bytes from here on are tricks; below the card answers honestly so many times. */
const FIRST_TRICK = 0x80;

/** Whatever the card says, the flow ends within its commands, with data or a fault that has a code. */
export async function readHostileCard(input: Uint8Array): Promise<void> {
  const { results, commands } = await readFlow(input);
  for (const result of results) if (!result.ok) assert.match(result.error.code, FAULT_CODE);
  assert.ok(commands < COMMANDS_MAX, `${commands} commands`);
}

/** Reads the holder, the bank identity, and everything that the explorer reads: all files, records, money and logs of both applications. */
export async function readFlow(
  input: Uint8Array,
): Promise<{ readonly results: readonly Result<unknown, Fault>[]; readonly commands: number }> {
  const { connection, counts } = hostileConnection(input);
  const session = createCardSession(connection);
  const card = {
    session,
    socialSecurity: createSocialSecurityCard(session, { keys: KEYS }),
    bank: createBankCard(session),
    certificates: createCertificateApplication(session),
  };
  const results = [
    await card.socialSecurity.read(),
    await card.bank.readIdentity(),
    await exploreCard(card, { reveal: false, useKeys: true }),
  ];
  return { results, commands: counts.commands };
}

function hostileConnection(input: Uint8Array) {
  const script = new Script(input);
  const honest = virtualCard(PERSONAS[script.byte() % PERSONAS.length] ?? 'zhaotong');
  const atr = Uint8Array.from(honest.powerOn() ?? []);
  const counts = { commands: 0 };
  let before: Uint8Array = Uint8Array.of(0x90, 0x00);
  const connection: CardConnection = {
    reader: 'hostile',
    insertion: 1,
    protocol: 'chipT0',
    atr,
    transmit: async (command) => {
      counts.commands += 1;
      if (counts.commands >= COMMANDS_MAX) return err(fault('card.removed', 'ended by the test'));
      const answer = await honest.transmit(command);
      if (!(answer instanceof Uint8Array)) return err(fault('card.removed', 'the card left'));
      const given = script.next(answer, before);
      before = answer;
      return given === null ? err(fault('card.timeout', 'no answer')) : ok(given);
    },
    control: () => Promise.resolve(ok(new Uint8Array())),
    transaction: async (work) => ok(await work()),
    reset: () => Promise.resolve(ok({ atr })),
    disconnect: () => Promise.resolve(),
  };
  return { connection, counts };
}

/** The input as a list of tricks; at its end the last one goes on for ever, so that a card can lie consistently. */
class Script {
  readonly #input: Uint8Array;
  #at = 0;
  #honest = 0;

  constructor(input: Uint8Array) {
    this.#input = input;
  }

  byte(): number {
    const byte = this.#input[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }

  /** The answer that goes out in place of `answer`; `null`: none. */
  next(answer: Uint8Array, before: Uint8Array): Uint8Array | null {
    if (this.#honest > 0) {
      this.#honest -= 1;
      return answer;
    }
    const code = this.#at < this.#input.length ? this.byte() : 0;
    if (code >= FIRST_TRICK) return this.#trick(TRICKS[code % TRICKS.length] ?? 'honest', answer, before);
    this.#honest = code;
    return answer;
  }

  #trick(trick: (typeof TRICKS)[number], answer: Uint8Array, before: Uint8Array): Uint8Array | null {
    switch (trick) {
      case 'honest':
        return answer;
      case 'flip': {
        const at = this.byte() % answer.length;
        return answer.with(at, this.byte());
      }
      case 'truncate':
        return answer.slice(0, this.byte() % answer.length);
      case 'status':
        return concat(answer.slice(0, -2), Uint8Array.of(this.byte(), this.byte()));
      case 'raw':
        return Uint8Array.from({ length: this.byte() }, () => this.byte());
      case 'before':
        return before.slice();
      case 'extend':
        return concat(
          Uint8Array.from({ length: this.byte() % 16 }, () => this.byte()),
          answer,
        );
      case 'silent':
        return null;
      default:
        return unreachable(trick);
    }
  }
}
