/**
 * A UPS behind upsd, the server of Network UPS Tools: RFC 9271, "Uninterruptible Power Supply (UPS) Management Protocol". One line a
 * question, `LIST VAR name`; the words of `ups.status` are those of §5.1.
 */
import type { Clock } from '../base/clock.ts';
import type { WatchedByteLink } from '../ports/byte-link.ts';
import { polledPower, type WatchedPowerSupply } from './polled.ts';
import { percentOf, sourceOf, type PowerReading } from './readings.ts';

export interface NutPowerOptions {
  readonly link: WatchedByteLink;
  readonly clock: Clock;
  /** Name of the UPS at upsd. */
  readonly ups: string;
  /** At this charge or less a battery is nearly empty, in per cent. */
  readonly lowPercent: number;
  readonly pollMs: number;
  /** How long an answer may take. */
  readonly answerMs: number;
}

const VAR = /^VAR \S+ (\S+) "(.*)"$/u;
const LONGEST_ANSWER = 65_536;
/** On battery, the battery is low, the supply is being shut down. */
const WORDS = { onBattery: 'OB', low: 'LB', shutdown: 'FSD' } as const;
/** What upsd says of a UPS that it knows and cannot ask (RFC 9271 §4.3). */
const SILENT = /^ERR (DATA-STALE|DRIVER-NOT-CONNECTED)/u;

/** Asks upsd again and again; a line that is lost is made anew at the next question. */
export function createNutPower(options: NutPowerOptions): WatchedPowerSupply {
  const { link, clock, pollMs } = options;
  const polled = polledPower({ look: () => look(options), clock, pollMs });
  return {
    ...polled,
    close: async () => {
      await polled.close();
      await link.close();
    },
  };
}

async function look(options: NutPowerOptions): Promise<PowerReading> {
  const answer = await askVariables(options);
  if (answer === null) return { lost: 'offline' };
  return readingOf(answer, options.lowPercent);
}

/** The whole answer; `null`: none came in time. */
async function askVariables({ link, clock, ups, answerMs }: NutPowerOptions): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  let text = '';
  const decoder = new TextDecoder();
  const offData = link.onData((bytes) => {
    text += decoder.decode(bytes, { stream: true });
    if (isWhole(text)) resolve(text);
    else if (text.length > LONGEST_ANSWER) resolve(null);
  });
  const offEnd = link.onEnd(() => resolve(null));
  const stop = clock.after(answerMs, () => resolve(null));
  const sent = await link.write(new TextEncoder().encode(`LIST VAR ${ups}\n`));
  if (!sent.ok) resolve(null);
  const answer = await promise;
  offData();
  offEnd();
  stop();
  // A late answer must not be taken for that of the next question.
  if (answer === null) link.drop();
  return answer;
}

function isWhole(text: string): boolean {
  return /^(ERR .*|END LIST VAR .*)\n/mu.test(text);
}

/** What upsd's answer says. Anything that it does not say clearly is no reading. */
export function readingOf(answer: string, lowPercent: number): PowerReading {
  const lines = answer.split('\n').map((line) => line.trimEnd());
  const refused = lines.find((line) => line.startsWith('ERR '));
  if (refused !== undefined) return { lost: SILENT.test(refused) ? 'offline' : 'noDevice' };
  const variables = new Map(lines.flatMap((line) => variableOf(line)));
  const words = variables.get('ups.status')?.split(/\s+/u).filter(Boolean) ?? [];
  if (words.length === 0) return { lost: 'hardwareError' };
  const charge = percentOf(variables.get('battery.charge'));
  const ends = words.includes(WORDS.shutdown);
  return { source: sourceOf(ends || words.includes(WORDS.onBattery), ends || words.includes(WORDS.low), charge, lowPercent), charge };
}

function variableOf(line: string): readonly (readonly [string, string])[] {
  const [, name, value] = VAR.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}
