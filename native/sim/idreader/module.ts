/** The security module of a reader: what it answers to each request, given what lies on it. */
import { photoOf, type SimDocument, textOf, write } from './documents.ts';
import { answerFrame, type Request } from './frames.ts';

/** SW3 of the module, by what went on. */
export const SW3 = {
  ok: 0x90,
  found: 0x9f,
  checksumWrong: 0x10,
  lengthWrong: 0x11,
  unknownCommand: 0x21,
  readFailed: 0x41,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  notFound: 0x80,
  notSelected: 0x81,
  nothingThere: 0x91,
} as const;

/** Command and parameter as one number. */
export const ASKED = {
  reset: 0x10ff,
  status: 0x11ff,
  number: 0x12ff,
  find: 0x2001,
  select: 0x2002,
  read: 0x3001,
  address: 0x3003,
  management: 0x3005,
  readAll: 0x3010,
} as const;
export type Asked = keyof typeof ASKED;

export interface ScriptedAnswer {
  readonly asked: Asked;
  readonly sw3: number;
  /** SW1 SW2, which come from the card and mean nothing to the host. */
  readonly cardWord?: number;
  readonly times: number;
}

const BAUD_COMMAND = 0x60;
const RF_COMMAND = 0x61;
const BAUD_RATES = [115_200, 57_600, 38_400, 19_200, 9_600] as const;
const SLOWEST = 9_600;
/** 05.01-20120411-0002012506-0000000001 */
const NUMBER = Uint8Array.of(0x05, 0, 0x01, 0, 0x5b, 0x03, 0x33, 0x01, 0x5a, 0xb5, 0x1e, 0, 0x01, 0, 0, 0);
const MANAGEMENT_BYTES = 28;
const ADDRESS_BYTES = 70;
const NOTHING = new Uint8Array();

type Phase = 'away' | 'there' | 'found' | 'selected' | 'read';

export class SamModule {
  baudRate: (typeof BAUD_RATES)[number] = BAUD_RATES[0];
  /**
   * What becomes of a request for another speed: taken after the answer, refused, said to be taken and not done, or done at the lowest
   * speed whatever was asked.
   */
  speedChange: 'takes' | 'refuses' | 'claims' | 'strays' = 'takes';
  broken: 'selfTestFailed' | 'notAuthorised' | null = null;
  #nextBaudRate: (typeof BAUD_RATES)[number] | null = null;
  #document: SimDocument | null = null;
  #phase: Phase = 'away';
  #scripted: ScriptedAnswer[] = [];

  place(document: SimDocument): void {
    this.#document = document;
    this.#phase = 'there';
  }

  takeAway(): void {
    this.#document = null;
    this.#phase = 'away';
  }

  /** The next so many times it is asked that, it says this. */
  script(answer: ScriptedAnswer): void {
    this.#scripted.push(answer);
  }

  /** The frame that answers a request. */
  answer(request: Request): Uint8Array {
    if (this.broken !== null) return frame(SW3[this.broken]);
    if (request.kind !== 'request') return frame(SW3[request.kind]);
    const asked = request.command * 256 + request.parameter;
    const scripted = this.#scripted.find((answer) => ASKED[answer.asked] === asked);
    if (scripted !== undefined) return this.#played(scripted);
    if (request.command === BAUD_COMMAND) return this.#setBaudRate(request.parameter);
    if (request.command === RF_COMMAND) return frame(request.data.length === 1 ? SW3.ok : SW3.lengthWrong);
    return this.#plain(asked);
  }

  #played(scripted: ScriptedAnswer): Uint8Array {
    const left = scripted.times > 1 ? [{ ...scripted, times: scripted.times - 1 }] : [];
    this.#scripted = this.#scripted.flatMap((answer) => (answer === scripted ? left : [answer]));
    return frame(scripted.sw3, NOTHING, scripted.cardWord);
  }

  #setBaudRate(parameter: number): Uint8Array {
    const baudRate = BAUD_RATES[parameter];
    if (baudRate === undefined || this.speedChange === 'refuses') return frame(SW3.unknownCommand);
    if (this.speedChange !== 'claims') this.#nextBaudRate = this.speedChange === 'takes' ? baudRate : SLOWEST;
    return frame(SW3.ok);
  }

  /** Its answer has left the line: only then another speed holds. */
  answered(): void {
    this.baudRate = this.#nextBaudRate ?? this.baudRate;
    this.#nextBaudRate = null;
  }

  #plain(asked: number): Uint8Array {
    switch (asked) {
      case ASKED.reset:
      case ASKED.status:
        return frame(SW3.ok);
      case ASKED.number:
        return frame(SW3.ok, NUMBER);
      case ASKED.find:
        return this.#find();
      case ASKED.select:
        return this.#select();
      case ASKED.read:
      case ASKED.readAll:
        return this.#read(asked === ASKED.readAll);
      case ASKED.address:
        return this.#address();
      case ASKED.management:
        return this.#isOpen() ? frame(SW3.ok, new Uint8Array(MANAGEMENT_BYTES)) : frame(SW3.readFailed, NOTHING, 0x6985);
      default:
        return frame(SW3.unknownCommand);
    }
  }

  /** A document that was read is not found again until it has left the field. */
  #find(): Uint8Array {
    if (this.#phase === 'away' || this.#phase === 'read') return frame(SW3.notFound);
    this.#phase = 'found';
    return frame(SW3.found, new Uint8Array(4));
  }

  #select(): Uint8Array {
    if (this.#phase !== 'found') return frame(SW3.notSelected, NOTHING, 0x6a82);
    this.#phase = 'selected';
    return frame(SW3.ok, new Uint8Array(8));
  }

  #read(withFingerprints: boolean): Uint8Array {
    if (this.#document === null || !this.#isOpen()) return frame(SW3.readFailed, NOTHING, 0x6982);
    this.#phase = 'read';
    const [text, photo] = [textOf(this.#document), photoOf()];
    const fingerprint = fingerprintOf(withFingerprints ? (this.#document.fingerprintBytes ?? 0) : 0);
    const lengths = withFingerprints ? [text, photo, fingerprint] : [text, photo];
    const head = lengths.flatMap(({ length }) => [length >> 8, length & 0xff]);
    return frame(SW3.ok, Uint8Array.from([...head, ...text, ...photo, ...fingerprint]));
  }

  #address(): Uint8Array {
    if (!this.#isOpen()) return frame(SW3.readFailed, NOTHING, 0x6982);
    const address = this.#document?.details?.newestAddress ?? null;
    if (address === null) return frame(SW3.nothingThere);
    const bytes = Uint8Array.from({ length: ADDRESS_BYTES }, (_, i) => (i % 2 === 0 ? 0x20 : 0));
    write(bytes, 0, ADDRESS_BYTES, address);
    return frame(SW3.ok, bytes);
  }

  #isOpen(): boolean {
    return this.#phase === 'selected' || this.#phase === 'read';
  }
}

function frame(sw3: number, data: Uint8Array = NOTHING, cardWord = 0): Uint8Array {
  return answerFrame([cardWord >> 8, cardWord & 0xff, sw3], data);
}

/** Halves begin with C; a whole one is two of them. */
function fingerprintOf(bytes: number): Uint8Array {
  const half = 512;
  return Uint8Array.from({ length: bytes }, (_, i) => (i % half === 0 ? 0x43 : i % half === 4 ? 0x01 : 0x5a));
}
