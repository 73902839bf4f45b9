/** The bench of a simulated terminal as one picture. */
import type { HostAnswers } from '../api/bench/action.ts';
import type { BenchState } from '../api/bench/state.ts';
import { SLOW_HOST_MS } from '../compose-sim.ts';
import type { HostFaultControl, HostFaultMode } from '../hosts/faulty.ts';
import type { ControlParts } from './control.ts';
import { walletView } from './wallet-view.ts';

const ANSWERS: Readonly<Record<HostFaultMode, HostAnswers>> = {
  none: 'promptly',
  slow: 'slowly',
  down: 'never',
  twice: 'twice',
  late: 'late',
  answerLost: 'lost',
};

/** What the panel and the HTTP control show. */
export function benchStateOf(parts: ControlParts, own: Pick<BenchState, 'willing' | 'recorded'>): BenchState {
  const { terminal, bench, machine, clock, city } = parts;
  const { view, outlet, pad, numberFace } = terminal.frame();
  return {
    terminal: { id: outlet.terminal, city, outlet: outlet.name },
    screen: view.screen,
    view: { ...view },
    pinAsked: pad !== null || numberFace !== null || machine.padHands?.pad.waits() === true,
    nowMs: clock.nowMs(),
    travelledMs: Math.round(clock.aheadMs()),
    wallet: [...walletView(bench, machine.holders, machine.register)],
    cardIn: bench.cardIn(),
    idCardOn: bench.idCardOn(),
    idReader: machine.idReader.state(),
    pinPad: padOf(machine.padHands),
    printers: { slip: bench.paper('slip'), document: bench.paper('document') },
    machine: insideOf(machine),
    hosts: { authority: hostOf(machine.hostFaults), bank: hostOf(machine.bankFaults) },
    papers: machine.papers.all().map(({ number, kind, atMs, complete, sheets, png }) => ({
      number,
      kind,
      atMs,
      complete,
      sheets,
      picture: png !== null,
    })),
    ...own,
  };
}

function insideOf({ cardDispenser, retainBin, power }: ControlParts['machine']): BenchState['machine'] {
  const { device, cards, media } = cardDispenser.now();
  const { count, room } = retainBin.now();
  return { dispenser: { device, cards, media }, bin: { count, room }, power: power.status().source };
}

function padOf(hands: ControlParts['machine']['padHands']): BenchState['pinPad'] {
  return hands === null ? null : { model: hands.model, state: hands.driver.state(), waits: hands.pad.waits() };
}

function hostOf(control: HostFaultControl): BenchState['hosts']['authority'] {
  return { answers: ANSWERS[control.mode()], delayMs: control.delayMs() ?? SLOW_HOST_MS };
}
