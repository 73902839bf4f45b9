/** The photo of the ID card that was laid down: drawn where a decoder is, else said to be undecoded; never recorded, gone with the session. */
import { afterEach, expect, it } from 'vitest';
import type { IdPhoto } from '../../native/ports/id-reader.ts';
import { readIdCard } from '../../electron/session/runner/card-effects.ts';
import type { Devices } from '../../electron/session/runner/devices.ts';
import { Vault } from '../../electron/session/runner/vault.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

let kiosk: InProcess | null = null;
afterEach(async () => {
  await kiosk?.close();
  kiosk = null;
});

/** Reads a made-up card through the runner; gives its summary and what the vault holds. */
async function read(photo: IdPhoto | undefined) {
  const card = { kind: 'residentIdCard', number: '110101199003070011', name: '王测试', validFrom: '2016-01-01', validUntil: 'longTerm' };
  const idReader = { read: () => Promise.resolve({ ok: true, value: { ...card, ...(photo === undefined ? {} : { photo }) } }) };
  const vault = new Vault();
  const result = await readIdCard({ idReader } as unknown as Devices, vault, () => 0, new AbortController().signal);
  return { summary: result.ok ? result.value : null, vault };
}

const WLT = Uint8Array.of(0x57, 0x4c);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

it('is told as a word, and its picture stays with the numbers until the session ends', async () => {
  expect((await read(undefined)).summary).not.toHaveProperty('photo');
  expect((await read({ wlt: WLT, image: null })).summary?.photo).toBe('undecoded');
  const { summary, vault } = await read({ wlt: WLT, image: { mediaType: 'image/png', bytes: PNG } });
  expect(summary?.photo).toBe('decoded');
  expect(JSON.stringify(summary)).not.toContain('base64');
  expect(vault.photo).toBe('data:image/png;base64,iVBORw==');
  await vault.wipe();
  expect(vault.photo).toBeNull();
});

it('stands where the change is confirmed and on the personal information', async () => {
  kiosk = await startInProcess();
  const persona = loadPersona('zhaotong');
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  kiosk.intent({ intent: 'begin' });
  kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'personalInformation' });
  expect((await kiosk.until('personalInformation')).photo).toBe('undecoded');
  expect(kiosk.terminal.frame().photo).toBeNull();
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'temporaryLoss' });
  await kiosk.until('chooseFunction');
  kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
  expect((await kiosk.until('confirm')).photo).toBe('undecoded');
});
