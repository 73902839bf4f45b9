/** An engineer at a whole terminal in one process: the real sign-in, explorer, devices, journal and files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../native/base/result.ts';
import { loadPersona, loadPersonas, loadVirtualCard, type Persona } from '../../native/sim/card/index.ts';
import { withFaults } from '../../native/sim/faults.ts';
import type { MaintenanceRequest } from '../../electron/api/maintenance-intent.ts';
import type { Configuration } from '../../electron/configuration.ts';
import { DEMO_ENGINEER } from '../../electron/configuration-maintenance.ts';
import { startInProcess, type InProcess } from '../support/in-process.ts';

const CODE = '95270314';
const WRONG = '11111111';

let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess();
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
});

const order = (request: MaintenanceRequest): void => kiosk.intent({ intent: 'maintenance', request });

async function signIn(code = CODE): Promise<void> {
  order({ ask: 'open' });
  await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceSignIn' && view.step === 'code');
  await kiosk.enterPin(code);
}

async function enter(): Promise<void> {
  await signIn();
  await kiosk.until('maintenanceHome');
}

async function restart(change: (configuration: Configuration) => Configuration): Promise<void> {
  await kiosk.close();
  kiosk = await startInProcess(change);
}

const visits = () => kiosk.journal.sessions().flatMap(({ session }) => kiosk.journal.steps(session));

describe('the way in', () => {
  it('is the gesture and the engineer’s code; both stand in the journal, and nothing of the visit is recorded', async () => {
    await enter();
    order({ ask: 'exit' });
    await kiosk.until('attract');
    const steps = visits().filter(({ kind }) => kind === 'outcome');
    expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['maintenance.open', 'open'],
      ['maintenance.enterCode', 'entered'],
      ['maintenance.signIn', 'right'],
      ['maintenance.leave', 'done'],
    ]);
    const [visit] = kiosk.journal.sessions();
    expect(visit).toMatchObject({ reason: 'maintenance ended' });
    expect(kiosk.journal.recording(visit?.session ?? '')).toMatchObject({ ok: false, error: { code: 'journal.noRecording' } });
  });

  it('is no way in while a customer’s session is open', async () => {
    kiosk.insert('zhaotong');
    await kiosk.until('pin');
    order({ ask: 'open' });
    expect(kiosk.terminal.frame().view.screen).toBe('pin');
    order({ ask: 'goTo', page: 'card' });
    expect(kiosk.terminal.frame().view.screen).toBe('pin');
  });

  it('opens from a terminal that is out of service as well, and leads back to that screen', async () => {
    kiosk.readers.removeReader('In-process reader');
    await kiosk.until('trouble');
    await enter();
    order({ ask: 'exit' });
    expect((await kiosk.until('trouble')).trouble).toBe('readerGone');
  });

  it('says how many tries are left, locks after the last, and stays locked through a restart of the program', async () => {
    order({ ask: 'open' });
    for (let left = 5; left > 0; left -= 1) {
      await kiosk.untilFrame(({ view, pad }) => view.screen === 'maintenanceSignIn' && view.triesLeft === left && pad !== null);
      await kiosk.enterPin(WRONG);
    }
    const locked = await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceSignIn' && view.step === 'locked');
    expect(locked.view).toMatchObject({ lastTry: 'wrong', lockedUntilMs: expect.any(Number) as number });
    expect(locked.pad).toBeNull();
    order({ ask: 'back' });
    await kiosk.until('attract');

    const { directory } = kiosk;
    await kiosk.close('keep');
    kiosk = await startInProcess((same) => same, directory);
    order({ ask: 'open' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceSignIn' && view.step === 'locked');
    expect(visits().filter(({ faultCode }) => faultCode === 'maintenance.wrongCode')).toHaveLength(5);
    expect(visits().at(-1)).toMatchObject({ step: 'maintenance.open', faultCode: 'maintenance.locked' });
  });

  it('is closed where no engineer is configured, and says so', async () => {
    await restart((configuration) => ({ ...configuration, maintenance: { ...configuration.maintenance, engineers: [] } }));
    order({ ask: 'open' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceSignIn' && view.step === 'closed');
    expect(visits().at(-1)).toMatchObject({ faultCode: 'maintenance.notConfigured' });
    order({ ask: 'back' });
    await kiosk.until('attract');
  });

  it('asks for the engineer’s own card first where the setting says so', async () => {
    const { value: persona } = must(loadPersona('zhaotong'));
    const engineer = { ...DEMO_ENGINEER, cardNumber: persona.card.number };
    await restart((configuration) => ({
      ...configuration,
      maintenance: { ...configuration.maintenance, engineers: [engineer], requireCard: true },
    }));
    order({ ask: 'open' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceSignIn' && view.step === 'card');
    kiosk.insert('changed-pin');
    const stranger = await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceSignIn' && view.lastTry === 'unknownCard');
    expect(stranger.view).toMatchObject({ faultCode: 'maintenance.unknownCard' });
    kiosk.remove();
    kiosk.insert('zhaotong');
    await kiosk.enterPin(CODE);
    await kiosk.until('maintenanceHome');
  });

  it('keeps the code out of every frame, and out of the journal', async () => {
    const frames: string[] = [];
    const off = kiosk.terminal.subscribe((frame) => frames.push(JSON.stringify({ ...frame, pad: null })));
    await enter();
    off();
    expect(frames.length).toBeGreaterThan(5);
    expect(frames.join('\n')).not.toContain(CODE);
    expect(readFileSync(join(kiosk.directory, 'journal.sqlite-wal')).includes(Buffer.from(CODE))).toBe(false);
  });
});

describe('the card explorer', () => {
  it('reads the card that is put in with its progress, hidden at first, and in full only after a second yes', async () => {
    const { holder } = must(loadPersona('zhaotong')).value;
    await enter();
    order({ ask: 'goTo', page: 'card' });
    expect(await kiosk.until('maintenanceCard')).toMatchObject({ explorer: { step: 'noCard', faultCode: null } });
    const places: string[] = [];
    const off = kiosk.terminal.subscribe(({ view }) => {
      if (view.screen === 'maintenanceCard' && view.explorer.step === 'reading') places.push(view.explorer.place);
    });
    kiosk.insert('zhaotong');
    await explorer('applications');
    off();
    expect(places).toEqual(expect.arrayContaining(['SSSE/EF05', 'DF01/EF05', 'PBOC/records']));
    expect(await open('SSSE', 'EF06')).not.toContain(holder.number);

    order({ ask: 'unmask' });
    await kiosk.until('maintenanceUnmask');
    order({ ask: 'confirm' });
    await explorer('applications');
    expect(await open('SSSE', 'EF06')).toContain(holder.number);
    const seen = visits().filter(({ step, kind }) => step === 'maintenance.explore' && kind === 'intent');
    expect(seen.map(({ facts }) => (JSON.parse(facts) as { revealed: boolean }).revealed)).toEqual([false, true]);
    expect(seen.at(-1)?.facts).toContain('DEMO');

    kiosk.remove();
    const gone = await explorer('noCard');
    expect(JSON.stringify(gone)).not.toContain(holder.number);
    expect(JSON.stringify(kiosk.terminal.frame())).not.toContain(holder.number);
  });

  it('says so when the card is pulled while it is read, at any moment, and reads the next one', async () => {
    await enter();
    order({ ask: 'goTo', page: 'card' });
    for (const nth of [1, 5, 12, 30]) {
      const whole = must(loadVirtualCard('third-generation')).value;
      kiosk.insertCard(withFaults(whole, [{ kind: nth % 2 === 0 ? 'removeBefore' : 'removeDuring', nth }]));
      const { view } = await kiosk.untilFrame(
        ({ view }) =>
          view.screen === 'maintenanceCard' &&
          (view.explorer.step === 'noCard' ? view.explorer.faultCode !== null : view.explorer.step === 'failed'),
      );
      expect(JSON.stringify(view)).toMatch(/card\.(removed|absent)/);
      kiosk.remove();
      await explorer('noCard');
    }
    kiosk.insert('third-generation');
    await explorer('applications');
  });

  it('says why a mute card gives nothing', async () => {
    await enter();
    order({ ask: 'goTo', page: 'card' });
    kiosk.insert('mute');
    expect(await explorer('failed')).toMatchObject({ faultCode: 'card.mute' });
  });

  async function explorer(step: string) {
    const { view } = await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceCard' && view.explorer.step === step);
    return view.screen === 'maintenanceCard' ? view.explorer : null;
  }

  /** The file as the screen shows it, as text. */
  async function open(application: string, file: string): Promise<string> {
    for (const name of [application, file]) {
      const { view } = kiosk.terminal.frame();
      const places = view.screen === 'maintenanceCard' && 'places' in view.explorer ? view.explorer.places : [];
      order({ ask: 'choose', place: places.findIndex((place) => place.name === name) });
    }
    return JSON.stringify(await explorer('objects'));
  }
});

describe('the device page', () => {
  it('shows each device in XFS words and tests it', async () => {
    await enter();
    order({ ask: 'goTo', page: 'devices' });
    const { view } = await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceDevices' && view.devices.length > 0);
    const devices = view.screen === 'maintenanceDevices' ? view.devices : [];
    expect(devices.map(({ device, state, paper }) => [device, state, paper])).toEqual([
      ['cardReader', 'online', null],
      ['pinPad', 'online', null],
      ['idReader', 'online', null],
      ['slipPrinter', 'online', 'full'],
      ['documentPrinter', 'online', 'full'],
      ['lights', 'unknown', null],
      ['sound', 'unknown', null],
      ['speech', 'unknown', null],
      ['cardDispenser', 'online', null],
      ['retainBin', 'online', null],
      ['barcodeReader', 'online', null],
      ['power', 'online', null],
    ]);

    kiosk.insert('zhaotong');
    expect((await tested('cardReader')).said).toMatch(/^ATR 3B[0-9A-F]+ T=0$/);
    expect((await tested('slipPrinter')).outcome).toBe('passed');
    expect(kiosk.machine.slipSim.slips().at(-1)?.text).toContain('打印测试');
    expect((await tested('documentPrinter')).outcome).toBe('passed');
    kiosk.machine.idReaderSim.place({
      kind: 'residentIdCard',
      number: '530602198703164024',
      name: '王小梅',
      validFrom: '2016-01-01',
      validUntil: 'longTerm',
    });
    expect((await tested('idReader')).said).toBe('residentIdCard *小梅 530***********4024');
    kiosk.machine.slipSim.setPaper('out');
    expect(await tested('slipPrinter')).toMatchObject({ outcome: 'failed', faultCode: 'printer.paperOut' });
  });

  it('plays the cues and says a sentence, where the window has a Mandarin voice', async () => {
    await enter();
    order({ ask: 'goTo', page: 'devices' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceDevices' && view.devices.length > 0);
    expect(await tested('speech')).toMatchObject({ outcome: 'failed', faultCode: 'speech.noVoice' });
    kiosk.terminal.receive({ kind: 'voices', mandarin: 'Microsoft Huihui', english: null });
    order({ ask: 'again' });
    await kiosk.untilFrame(
      ({ view }) => view.screen === 'maintenanceDevices' && view.devices.some(({ note }) => note === 'Microsoft Huihui'),
    );
    const said: unknown[] = [];
    const off = kiosk.terminal.subscribe(({ speech, sound }) => said.push(speech?.sentence, sound?.cue));
    expect(await tested('speech')).toMatchObject({ outcome: 'passed', said: 'Microsoft Huihui' });
    expect(said).toContain('语音测试。请插入社保卡。');
    expect((await tested('sound')).said).toContain('takeCard');
    off();
    expect(said).toEqual(expect.arrayContaining(['takeCard', 'printed', 'cardLeft']));
    order({ ask: 'exit' });
    expect((await kiosk.untilFrame(({ view }) => view.screen === 'attract')).speech).toBeNull();
  });

  async function tested(device: 'cardReader' | 'slipPrinter' | 'documentPrinter' | 'idReader' | 'sound' | 'speech') {
    const since = Date.now();
    order({ ask: 'test', device });
    const { view } = await kiosk.untilFrame(
      ({ view }) =>
        view.screen === 'maintenanceDevices' &&
        view.devices.some((row) => row.device === device && !row.running && row.last !== null && row.last.atMs >= since),
    );
    const row = view.screen === 'maintenanceDevices' ? view.devices.find((one) => one.device === device) : undefined;
    if (row?.last === null || row === undefined) throw new Error('not tested');
    return row.last;
  }
});

describe('journal, readiness and support bundle', () => {
  it('the journal shows sessions newest first, masked, and whether its chain is whole', async () => {
    kiosk.insert('zhaotong');
    await kiosk.enterPin('000000');
    await kiosk.until('personalInformation');
    kiosk.remove();
    await kiosk.untilFrame(({ view }) => view.screen === 'goodbye');
    kiosk.intent({ intent: 'begin' });
    await kiosk.until('attract');
    await enter();
    order({ ask: 'goTo', page: 'journal' });
    const { view } = await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceJournal' && view.sessions.length === 2);
    const customer = view.screen === 'maintenanceJournal' ? view.sessions.at(-1)?.session : undefined;
    order({ ask: 'verifyChain' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceJournal' && typeof view.chain === 'object' && 'entries' in view.chain);
    order({ ask: 'session', session: customer ?? '' });
    const session = await kiosk.until('maintenanceSession');
    expect(session.entries.map(({ step }) => step)).toContain('card.verifyPin');
    expect(JSON.stringify(session)).not.toMatch(/[0-9a-f]{64}|\d{15}/);
  });

  it('the readiness report and the support bundle are laid down, and no file holds a secret or a person', async () => {
    const personas = must(loadPersonas()).value;
    for (const id of ['changed-pin', 'zhaotong']) {
      kiosk.insert(id);
      await kiosk.enterPin(id === 'changed-pin' ? '246813' : '000000');
      await kiosk.until('personalInformation');
      kiosk.remove();
      await kiosk.until('goodbye');
    }
    kiosk.intent({ intent: 'begin' });
    await enter();
    order({ ask: 'goTo', page: 'card' });
    kiosk.insert('changed-pin');
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceCard' && view.explorer.step === 'applications');
    order({ ask: 'unmask' });
    order({ ask: 'confirm' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceCard' && !view.masked);
    order({ ask: 'goTo', page: 'status' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceStatus' && view.level !== null);
    for (const what of ['report', 'bundle'] as const) {
      order({ ask: 'save', what });
      await kiosk.untilFrame(
        ({ view }) => view.screen === 'maintenanceStatus' && view.saved?.what === what && view.saved.outcome === 'saved',
      );
    }
    const folder = join(kiosk.directory, 'maintenance');
    const files = readdirSync(folder);
    expect(files).toEqual([expect.stringMatching(/^readiness-.*\.pdf$/), expect.stringMatching(/^support-.*\.tar\.gz$/)]);
    const bundle = gunzipSync(readFileSync(join(folder, files[1] ?? ''))).toString('utf8');
    for (const part of ['about.json', 'configuration.json', 'readiness.json', 'journal.json', 'maintenance.explore', 'card.verifyPin'])
      expect(bundle).toContain(part);
    expect(secretsOf(personas, kiosk.directory).filter((secret) => bundle.includes(secret))).toEqual([]);
  });
});

describe('a folder that cannot be written', () => {
  it('is told with its code', async () => {
    const file = join(import.meta.dirname, 'maintenance.test.ts');
    await restart((configuration) => ({ ...configuration, maintenance: { ...configuration.maintenance, folder: join(file, 'nowhere') } }));
    await enter();
    order({ ask: 'goTo', page: 'status' });
    await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceStatus' && view.level !== null);
    order({ ask: 'save', what: 'bundle' });
    const { view } = await kiosk.untilFrame(({ view }) => view.screen === 'maintenanceStatus' && view.saved !== null);
    expect(view).toMatchObject({ saved: { outcome: 'failed', faultCode: 'maintenance.exportFailed' } });
  });
});

/** Names, numbers, PINs and keys of every persona, and the terminal's own keys in every usual writing. */
function secretsOf(personas: readonly Persona[], directory: string): readonly string[] {
  const people = personas.flatMap(({ holder, card, bank, testRootKeys }) => [
    holder.name,
    holder.number,
    card.number,
    bank?.pan ?? '',
    ...Object.values(testRootKeys),
  ]);
  const keys = ['journal.key', 'bank.key'].flatMap((file) => {
    const bytes = readFileSync(join(directory, file));
    return [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('latin1')];
  });
  return [...people, ...keys, DEMO_ENGINEER.code, '246813', CODE].filter((secret) => secret.length > 1);
}

function must<T>(result: Result<T, { readonly detail: string }>): { readonly value: T } {
  if (!result.ok) throw new Error(result.error.detail);
  return result;
}
