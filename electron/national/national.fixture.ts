/** The interface over a virtual card in this process, a scripted pin pad, and a clock that a test moves. */
import { hex, parseHex, toHex } from '../../native/base/bytes.ts';
import type { Clock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import { err, ok } from '../../native/base/result.ts';
import { openCard } from '../../native/card/open-card.ts';
import type { CardKeyName, CardKeys } from '../../native/ports/card-keys.ts';
import type { PinPad, PinPadFaultCode } from '../../native/ports/pin-pad.ts';
import { loadPersona, loadVirtualCard, type Persona, type VirtualCard } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { testKeys } from '../compose-sim-keys.ts';
import type { NationalOptions } from './calls.ts';
import { createNationalInterface } from './national-interface.ts';

const READER = 'Reader';

export function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** What is typed at the pad, entry by entry: digits, or how the entry fails. `hangs` waits for its signal. */
type Typed = `${number}` | PinPadFaultCode | 'hangs';

function scriptedPad(typed: Typed[]): PinPad {
  let standing = new Uint8Array();
  return {
    kind: 'onScreen',
    state: () => 'online',
    enterPin: ({ signal }) => {
      const next = typed.shift() ?? 'pinpad.cancelled';
      if (next === 'hangs') {
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            resolve(err(fault('pinpad.aborted', 'ended')));
          }),
        );
      }
      if (!/^\d+$/.test(next)) return Promise.resolve(err(fault(next as PinPadFaultCode, 'scripted')));
      standing = Uint8Array.from(next, Number);
      return Promise.resolve(ok({ digits: next.length }));
    },
    withPin: async (use) => {
      try {
        return ok(await use(standing));
      } finally {
        standing.fill(0);
      }
    },
    pinBlock: () => Promise.resolve(err(fault('pinpad.unsupported', 'scripted'))),
    clear: () => standing.fill(0),
  };
}

/** Timers that fire when the test says so. */
function handClock(): Clock & { readonly fire: () => void } {
  const timers = new Set<() => void>();
  return {
    nowMs: () => 0,
    after: (_delayMs, fire) => {
      timers.add(fire);
      return () => timers.delete(fire);
    },
    fire: () => {
      for (const fire of [...timers]) fire();
      timers.clear();
    },
  };
}

/** A reader with this card (or the virtual card of that name) in it, and the interface on it. `null`: no card. */
export function nationalBench(
  id: string | VirtualCard | null,
  typed: Typed[] = [],
  options: Partial<NationalOptions> = {},
  without: ReadonlySet<'keys' | 'pinPad'> = new Set(),
) {
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  if (id !== null) readers.insert(READER, typeof id === 'string' ? must(loadVirtualCard(id)) : id);
  const clock = handClock();
  const asked: string[] = [];
  const keys = must(testKeys());
  const national = createNationalInterface({
    openCard: (cardKeys) => openCard(readers, READER, insertion(readers), { keys: cardKeys }),
    clock,
    ...(without.has('keys') ? {} : { keys }),
    ...(without.has('pinPad') ? {} : { pinPad: scriptedPad(typed) }),
    onPinWanted: (wanted) => asked.push(wanted),
    device: READER,
    ...options,
  });
  return { national, readers, clock, asked, keys };
}

function insertion(readers: SimulatedCardReaders): number {
  const [reader] = readers.list();
  return reader?.state.media === 'present' ? reader.state.insertion : 1;
}

/** `pCardInfo` of a persona. */
export function cardInfoOf(id: string): string {
  const { card } = must(loadPersona(id));
  return `${card.identifier}|${card.number}|`;
}

/** A key service at the other end of a line: computes from the interface's own strings. */
export function hsmOf(of: string | Persona, keys: CardKeys) {
  const { algorithm, card, atr } = typeof of === 'string' ? must(loadPersona(of)) : of;
  const context = { algorithm, cardIdentifier: hex(card.identifier), serial: hex(atr).slice(-8) };
  const bytes = (text: string | undefined) => must(parseHex(text ?? ''));
  return {
    authenticate: async (key: CardKeyName, processFactor: string | undefined, source: string | undefined) => {
      const request = { ...context, key, processFactor: bytes(processFactor), source: bytes(source) };
      return `${toHex(must(await keys.authenticate(request)))}${source ?? ''}`;
    },
    seal: async (processFactor: string | undefined, header: string | undefined, plain: string) => {
      const request = { ...context, key: 'STKSSSE' as const, processFactor: bytes(processFactor), header: bytes(header).slice(0, 4) };
      return `${header ?? ''}${toHex(must(await keys.seal({ ...request, plain: bytes(plain) })))}`;
    },
  };
}
