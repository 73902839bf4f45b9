/** A bank over ISO 8583 in UnionPay POS framing. PINs by balance inquiry; what 8583 has no message for is asked of `services`. */
import { equalBytes, toHex } from '../../../../native/base/bytes.ts';
import type { Clock } from '../../../../native/base/clock.ts';
import { fault } from '../../../../native/base/fault.ts';
import { Lock } from '../../../../native/base/lock.ts';
import { err, ok, type Result } from '../../../../native/base/result.ts';
import type { KeyStore } from '../../../../native/ports/key-store.ts';
import type { BankHost, BankPinCheck, BankPinOutcome, BankServices, HostFault } from '../../ports.ts';
import { FIELD } from './fields-table.ts';
import { inquiryMessage } from './inquiry.ts';
import type { Line, Sign } from './line.ts';
import type { DecodedMessage, Message } from './message.ts';
import { groupOf, pinOutcome } from './response-codes-table.ts';
import { BANK_KEYS, type Iso8583Settings } from './settings.ts';
import { signOn } from './sign-on.ts';

export interface Iso8583BankParts {
  readonly line: Line;
  readonly keys: KeyStore;
  /** Calls back whenever the store may have lost its working keys: a pad was away. Absent: it never does. */
  readonly onKeysDoubtful?: (listener: () => void) => void;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly settings: Iso8583Settings;
  /** The next system trace number (field 11), six digits, never twice in a batch, not even after a restart. */
  readonly nextTrace: () => string;
  /** The bank's own interface for what 8583 lacks; `null`: none. */
  readonly services: BankServices | null;
}

/** How many answers are remembered for repeats under their key. */
const REMEMBERED_MAX = 64;
const FIRST_BATCH = '000001';

type PinResult = Result<BankPinOutcome, HostFault>;

/** The host. It signs on when first asked, and again when keys are out of step. */
export function createIso8583BankHost(parts: Iso8583BankParts): BankHost {
  const { services } = parts;
  const session = new Session(parts);
  const notOffered = () => Promise.resolve(err(fault('host.notOffered', 'this bank has no interface for that')));
  return {
    pinState: async (pan) => {
      const ready = await session.ready();
      if (!ready.ok) return ready;
      return services === null ? ok({ triesLeft: null, locked: false }) : services.pinState(pan);
    },
    verifyPin: (check) => session.verifyPin(check),
    change: (command) => services?.change(command) ?? notOffered(),
    outcomeOf: (key) => services?.outcomeOf(key) ?? notOffered(),
    checkName: (pan, name) => services?.checkName(pan, name) ?? notOffered(),
  };
}

class Session {
  readonly #parts: Iso8583BankParts;
  readonly #lock = new Lock();
  readonly #answers = new Map<string, { readonly body: string; readonly result: PinResult }>();
  readonly #sign: Sign;
  #batch = FIRST_BATCH;
  #signedOn = false;
  /** The last check ended out of step although it began with fresh keys: more of them will not help. */
  #outOfStep = false;
  #heardAtMs = -Infinity;

  constructor(parts: Iso8583BankParts) {
    this.#parts = parts;
    parts.onKeysDoubtful?.(() => {
      this.#signedOn = false;
    });
    this.#sign = async (message) => {
      const mac = await parts.keys.mac({ key: BANK_KEYS.mac, algorithm: parts.settings.macAlgorithm, message });
      if (!mac.ok) this.#signedOn = false;
      return mac.ok ? mac : err(fault('host.keysRefused', `${mac.error.code}: ${mac.error.detail}`));
    };
  }

  /** Signed on, over a line that is known to work. */
  ready(): Promise<Result<void, HostFault>> {
    return this.#lock.run(() => this.#makeReady());
  }

  verifyPin(check: BankPinCheck): Promise<PinResult> {
    return this.#lock.run(async () => {
      const body = [check.pan, check.pinFormat, toHex(check.pinBlock)].join(' ');
      const first = this.#answers.get(check.idempotencyKey);
      if (first !== undefined) {
        return first.body === body ? first.result : err(fault('host.protocol', 'the request number was used before for something else'));
      }
      const result = await this.#check(check);
      // A check that was never sent may be sent: everything else is remembered, for 8583 itself knows no repeats.
      if (result.ok || result.error.code !== 'host.unreachable') this.#remember(check.idempotencyKey, { body, result });
      return result;
    });
  }

  async #makeReady(): Promise<Result<void, HostFault>> {
    const { clock, settings } = this.#parts;
    if (!this.#signedOn) return this.#signOn();
    if (clock.nowMs() - this.#heardAtMs < settings.echoAfterMs) return ok(undefined);
    const echo = await this.#ask(echoMessage(settings, this.#parts.nextTrace(), this.#batch), null);
    if (echo.ok && echo.value.fields.get(FIELD.responseCode) === '00') return ok(undefined);
    // The connection may be dead without anybody having told: the next one is new, and so are the keys.
    this.#parts.line.drop();
    return this.#signOn();
  }

  async #signOn(): Promise<Result<void, HostFault>> {
    this.#signedOn = false;
    const batch = await signOn(this.#parts, this.#parts.nextTrace(), this.#batch);
    if (!batch.ok) return batch;
    this.#batch = batch.value;
    this.#signedOn = true;
    this.#heardAtMs = this.#parts.clock.nowMs();
    return ok(undefined);
  }

  async #check(check: BankPinCheck): Promise<PinResult> {
    // The block was made under keys that are gone.
    if (!this.#signedOn) return this.#renew();
    const { settings, nextTrace } = this.#parts;
    const answer = await this.#ask(inquiryMessage(settings, check, nextTrace(), this.#batch), this.#sign);
    if (!answer.ok) return answer;
    const code = answer.value.fields.get(FIELD.responseCode) ?? '';
    const group = groupOf(code);
    if (group === 'signOnAgain') return this.#stepIn(code);
    if (group === 'terminal') return err(fault('host.terminalRefused', `the inquiry was answered with ${code}`));
    const genuine = await this.#isGenuine(answer.value, check);
    if (!genuine.ok) return genuine;
    this.#outOfStep = false;
    const outcome = pinOutcome(code);
    return outcome === null ? err(fault('host.protocol', `answered with ${code}`)) : ok(outcome);
  }

  async #stepIn(code: string): Promise<PinResult> {
    if (this.#outOfStep) return err(fault('host.keysRefused', `answered with ${code} in spite of new keys`));
    this.#outOfStep = true;
    return this.#renew();
  }

  async #renew(): Promise<PinResult> {
    const signedOn = await this.#signOn();
    return signedOn.ok ? ok({ outcome: 'enterAgain' }) : signedOn;
  }

  /** An answer without the right MAC may be anybody's, so what the bank did is unknown. */
  async #isGenuine({ mac, fields }: DecodedMessage, check: BankPinCheck): Promise<Result<void, HostFault>> {
    const expected = mac === null ? null : await this.#sign(mac.over);
    const pan = fields.get(FIELD.pan) ?? check.pan;
    if (mac !== null && expected?.ok === true && equalBytes(expected.value, mac.value) && pan === check.pan) return ok(undefined);
    this.#signedOn = false;
    return err(fault('host.unknownOutcome', mac === null ? 'the answer has no MAC' : "the answer's MAC or card is wrong"));
  }

  async #ask(question: Message, sign: Sign | null): Promise<Result<DecodedMessage, HostFault>> {
    const answer = await this.#parts.line.ask(question, sign);
    if (answer.ok) this.#heardAtMs = this.#parts.clock.nowMs();
    else this.#heardAtMs = -Infinity;
    return answer;
  }

  #remember(key: string, answer: { readonly body: string; readonly result: PinResult }): void {
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > REMEMBERED_MAX && oldest !== undefined) this.#answers.delete(oldest);
  }
}

function echoMessage(settings: Iso8583Settings, traceNumber: string, batch: string): Message {
  const fields = new Map<number, string>([
    [FIELD.traceNumber, traceNumber],
    [FIELD.terminal, settings.terminal],
    [FIELD.merchant, settings.merchant],
    [FIELD.reserved, `00${batch}${settings.echoCode}`],
  ]);
  return { mti: '0820', fields };
}
