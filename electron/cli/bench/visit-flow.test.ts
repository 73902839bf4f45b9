/** How few command APDUs a visit needs, on T=0 and T=1, and that the terminal sends no more: counted at the card. */
import { expect, it } from 'vitest';
import { openCard } from '../../../native/card/open-card.ts';
import { loadVirtualCard, forwardTo } from '../../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../../native/sim/reader.ts';
import { testKeys } from '../../compose-sim-keys.ts';
import { FLOW_NAMES, minimumApdus, PERSONA, readVisit } from './visit-flow.ts';

const READER = 'Simulated Reader';

it.each(['T0', 'T1'] as const)('a visit on %s sends exactly the commands that the specification needs', async (protocol) => {
  const loaded = loadVirtualCard(PERSONA, { protocol });
  const keys = testKeys();
  if (!loaded.ok || !keys.ok) throw new Error('no card');
  let apdus = 0;
  const card = { ...forwardTo(loaded.value), transmit: (command: Uint8Array) => ((apdus += 1), loaded.value.transmit(command)) };
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  readers.insert(READER, card);
  const opened = await openCard(readers, READER, 1, { keys: keys.value });
  if (!opened.ok) throw new Error(opened.error.detail);
  expect(opened.value.session.protocol).toBe(protocol === 'T0' ? 'chipT0' : 'chipT1');
  expect(await readVisit(opened.value, () => apdus)).toEqual({
    ok: true,
    value: Object.fromEntries(FLOW_NAMES.map((flow) => [flow, minimumApdus(flow, protocol)])),
  });
  await readers.close();
});

it('T=0 pays one more for every answer that must be fetched or whose length nobody knows', () => {
  expect(FLOW_NAMES.map((flow) => minimumApdus(flow, 'T0'))).toEqual([28, 17, 4, 6]);
  expect(FLOW_NAMES.map((flow) => minimumApdus(flow, 'T1'))).toEqual([25, 9, 4, 5]);
});
