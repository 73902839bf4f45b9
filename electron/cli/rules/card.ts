/** The card that `rules explain` asks about: a simulated one by id or number, or the states of its functions. */
import { simulatedPopulation } from '../../../db/simulated-population.ts';
import { CARD_FUNCTIONS, CHANNELS, FUNCTION_STATES, type CardFunction, type Channel, type FunctionState } from '../../../db/rules/words.ts';

export interface AskedCard {
  readonly functions: Readonly<Partial<Record<CardFunction, FunctionState>>>;
  readonly issuer: string | null;
  /** The report that holds, with the name of the outlet that took it. */
  readonly report: { readonly channel: Channel; readonly outletName: string } | null;
}

/** `bank:temporarilyLost,issuer:BANK`, a card number of the simulated records, or the id of a virtual card. A text says what is wrong. */
export async function askedCard(words: string): Promise<AskedCard | string> {
  return words.includes(':') ? fromStates(words.split(',')) : fromRecords(words);
}

function fromStates(words: readonly string[]): AskedCard | string {
  const functions: Partial<Record<CardFunction, FunctionState>> = {};
  let issuer: string | null = null;
  let report: AskedCard['report'] = null;
  for (const word of words) {
    const [name = '', value = ''] = word.split(':', 2);
    const cardFunction = CARD_FUNCTIONS.find((each) => each === name);
    const state = FUNCTION_STATES.find((each) => each === value);
    const channel = CHANNELS.find((each) => each === value.split('@')[0]);
    if (cardFunction !== undefined && state !== undefined) functions[cardFunction] = state;
    else if (name === 'issuer' && value !== '') issuer = value;
    else if (name === 'reported' && channel !== undefined) report = { channel, outletName: value.split('@')[1] ?? '' };
    else
      return `not FUNCTION:STATE, issuer:BANK or reported:CHANNEL@OUTLET; functions: ${CARD_FUNCTIONS.join(', ')}; states: ${FUNCTION_STATES.join(', ')}`;
  }
  return { functions, issuer, report };
}

async function fromRecords(word: string): Promise<AskedCard | string> {
  const { numberOfVirtualCard } = await import('../sim-card-number.ts');
  const number = numberOfVirtualCard(word) ?? word;
  const card = simulatedPopulation()
    .flatMap(({ cards }) => cards)
    .find(({ cardNumber }) => cardNumber === number);
  if (card === undefined) return 'no such simulated card; `sim card --list` names them';
  const { functions, issuingBank, loss } = card;
  const lost =
    loss === null
      ? {}
      : Object.fromEntries(loss.functions.map((each) => [each, loss.kind === 'formal' ? 'formallyLost' : 'temporarilyLost']));
  return {
    functions: { ...functions, ...lost },
    issuer: issuingBank,
    report: loss === null ? null : { channel: loss.channel, outletName: loss.outletName },
  };
}
