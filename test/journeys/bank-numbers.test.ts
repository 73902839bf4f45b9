/** Track 2, the card's number and its sequence number go to the bank host and nowhere else: no screen, no slip, no journal, no recording. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadPersona } from '../../native/sim/card/index.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

/** The bank's own side, which stands for a host elsewhere. */
const OF_THE_BANK = /^bank\b/;

let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess();
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
});

it('the bank gets number, sequence number and track 2 whole; nothing else of the terminal ever holds them', async () => {
  const persona = loadPersona('zhaotong');
  if (!persona.ok || persona.value.bank === null) throw new Error('no bank card');
  const { pan, sequenceNumber } = persona.value.bank;
  const frames: string[] = [];
  kiosk.terminal.subscribe((frame) => frames.push(JSON.stringify(frame)));
  const asked = vi.spyOn(kiosk.machine.bankHost, 'verifyPin');

  kiosk.insert('zhaotong');
  await kiosk.enterPin('000000');
  await kiosk.until('personalInformation');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
  await kiosk.until('pin');
  await kiosk.enterPin('000000');
  await kiosk.until('result');

  expect(asked).toHaveBeenCalledTimes(1);
  expect(asked.mock.calls[0]?.[0]).toMatchObject({
    pan,
    sequenceNumber,
    track2: expect.stringMatching(new RegExp(`^${pan}D\\d{7}`)) as string,
  });
  kiosk.remove();
  await kiosk.until('attract');

  // Nine digits in a row are more than a masked number shows.
  const parts = [pan.slice(0, 9), pan.slice(5, 14), pan.slice(-9)];
  const files = filesOf(kiosk.directory);
  expect(frames.length).toBeGreaterThan(5);
  expect(files.length).toBeGreaterThan(1);
  for (const part of parts) {
    expect(frames.filter((frame) => frame.includes(part))).toEqual([]);
    expect([part, ...files.filter(({ bytes }) => holds(bytes, part)).map(({ name }) => name)]).toEqual([part]);
  }
});

/** As text, or packed as a card has it. */
function holds(bytes: Buffer, digits: string): boolean {
  const even = digits.length % 2 === 0 ? digits : digits.slice(0, -1);
  return bytes.includes(digits) || (/^\d+$/.test(even) && bytes.includes(Buffer.from(even, 'hex')));
}

function filesOf(directory: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !OF_THE_BANK.test(entry.name))
    .map(({ name, parentPath }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
}
