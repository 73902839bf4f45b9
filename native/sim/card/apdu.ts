/** Command APDUs with short lengths as the chip parses them, ISO 7816-4:2005 §5.1. */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** Empty in cases 1 and 2. */
  readonly data: Uint8Array;
  /** Le as sent, 0 for "as many as there are"; `null` in cases 1 and 3. */
  readonly le: number | null;
}

/** What a command handler gives: status word, data, and what happens only once the data really go out (not on 6Cxx). */
export interface Reply {
  readonly sw: number;
  readonly data?: Uint8Array;
  readonly onDelivered?: () => void;
}

const HEADER = 4;

/** The command in these bytes; `null` when the length does not add up (6700). */
export function parseCommand(bytes: Uint8Array): Command | null {
  const [cla, ins, p1, p2, p3] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  const header = { cla, ins, p1, p2 };
  if (p3 === undefined) return { ...header, data: new Uint8Array(0), le: null };
  if (bytes.length === HEADER + 1) return { ...header, data: new Uint8Array(0), le: p3 };
  const end = HEADER + 1 + p3;
  if (p3 === 0 || bytes.length < end || bytes.length > end + 1) return null;
  return { ...header, data: bytes.slice(HEADER + 1, end), le: bytes[end] ?? null };
}

/** Response APDU: data, then the two bytes of the status word. */
export function respond(sw: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const response = new Uint8Array(data.length + 2);
  response.set(data);
  response[data.length] = sw >> 8;
  response[data.length + 1] = sw & 0xff;
  return response;
}
