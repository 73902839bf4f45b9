import { systemClock } from '../../native/base/clock.ts';
import { decide } from '../../db/rules/decide.ts';
import { loadPack } from '../../db/rules/load-pack.ts';
import type { Decision, DecisionRequest } from '../../db/rules/model.ts';
import { CARD_FUNCTIONS, CHANNELS, CITY_IDS } from '../../db/rules/words.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { explanationLines, explanationOf } from './rules/explanation.ts';
import { requestsOf } from './rules/request.ts';
import { serviceNamed } from './rules/service.ts';

export const command: Command = {
  name: 'rules explain',
  usage: '--city CITY --service SERVICE [--card CARD] [--terminal KINDS] [--json]',
  summary: 'Says what a city allows here and now, and which sentences of its documents say so.',
  options: {
    city: { kind: 'text', value: 'CITY', required: true, choices: CITY_IDS, help: CITY_IDS.join(', ') },
    service: { kind: 'text', value: 'SERVICE', required: true, help: 'lift, loss, formalLoss, replacement, reset … or its beginning' },
    card: { kind: 'text', value: 'CARD', help: 'a virtual card, or FUNCTION:STATE,issuer:BANK,reported:CHANNEL@OUTLET' },
    terminal: { kind: 'text', value: 'KINDS', help: 'kinds of place with commas, or the configuration file of a terminal' },
    function: { kind: 'text', value: 'FUNCTION', choices: CARD_FUNCTIONS, help: 'function of the card; without it the best answer of all' },
    channel: { kind: 'text', value: 'CHANNEL', choices: CHANNELS, help: 'how the person comes (kiosk)' },
    outlet: { kind: 'text', value: 'NAME', help: 'name of the outlet, for reports that are lifted where they were made' },
    bank: { kind: 'text', value: 'NAME', help: 'bank of the outlet; with an issuer it tells issuing bank and partner apart' },
    shown: { kind: 'text', value: 'LIST', help: 'card, idCard, socialSecurityPin, bankPin, typedNumbers, code, proxy (card,idCard)' },
    for: { kind: 'text', value: 'LIST', help: 'circumstances: urgent, retired, settledElsewhere …' },
    age: { kind: 'number', value: 'YEARS', min: 0, max: 150, help: 'age of the holder' },
    carried: { kind: 'number', value: 'FEN', min: 0, max: 999_999_999, help: 'balance carried over from earlier years, in fen' },
    on: { kind: 'text', value: 'DATE', help: 'YYYY-MM-DD in Shanghai (today)' },
    at: { kind: 'text', value: 'TIME', help: 'HH:MM; without it a place that opens on the day counts as open' },
    json: { kind: 'flag', help: 'decision, reason, bring, goTo, sources and the rest as JSON' },
  },
  run,
};

async function run(io: Io, args: Arguments): Promise<ExitCode> {
  const json = args.flag('json');
  const city = CITY_IDS.find((each) => each === args.required('city')) ?? 'zhaotong';
  const service = serviceNamed(args.required('service'));
  if (typeof service !== 'string') return tellFault(io, usage(service.refusal), json);
  const pack = loadPack(city);
  if (!pack.ok) return tellFault(io, pack.error, json);
  const requests = await requestsOf(args, pack.value, service, systemClock);
  if (!requests.ok) return tellFault(io, requests.error, json);
  const best = bestOf(requests.value.map((request) => [request, decide(pack.value, request)] as const));
  const explanation = explanationOf(pack.value, ...best);
  if (json) io.out(JSON.stringify(explanation));
  else explanationLines(explanation).forEach((line) => io.out(line));
  return EXIT.done;
}

type Answered = readonly [DecisionRequest, Decision];

/** Of the functions of a card the one for which most is possible. */
function bestOf(answers: readonly Answered[]): Answered {
  const [best] = (['allowed', 'needs', 'refused'] as const).flatMap((wanted) => answers.filter(([, { decision }]) => decision === wanted));
  if (best === undefined) throw new Error('nothing was asked');
  return best;
}
