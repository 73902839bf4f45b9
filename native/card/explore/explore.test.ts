import { describe, expect, it } from 'vitest';
import { hex } from '../../base/bytes.ts';
import type { CardKeys } from '../../ports/card-keys.ts';
import { loadPersona, loadVirtualCard } from '../../sim/card/index.ts';
import { SimulatedCardReaders } from '../../sim/reader.ts';
import { createSoftwareKeys } from '../keys/software.ts';
import { openCard } from '../open-card.ts';
import { exploreCard } from './explore.ts';
import type { ExploredApplication, ExploredFile } from './tree.ts';

const READER = 'reader';

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function keysOf(persona: string): CardKeys {
  const { algorithm, testRootKeys } = must(loadPersona(persona));
  return createSoftwareKeys({ roots: { [algorithm]: Object.fromEntries(Object.entries(testRootKeys).map(([n, k]) => [n, hex(k)])) } });
}

async function explored(id: string, options: { readonly reveal?: boolean; readonly useKeys?: boolean; readonly keys?: CardKeys } = {}) {
  const readers = new SimulatedCardReaders();
  const card = must(loadVirtualCard(id));
  readers.addReader(READER);
  readers.insert(READER, card);
  const open = must(await openCard(readers, READER, 1, { keys: options.keys ?? createSoftwareKeys({ roots: {} }) }));
  const before = card.snapshot();
  const applications = must(await exploreCard(open, { reveal: options.reveal === true, useKeys: options.useKeys === true }));
  return { applications, before, after: card.snapshot() };
}

function application(applications: readonly ExploredApplication[], name: string): ExploredApplication {
  const found = applications.find((one) => one.application === name);
  if (found === undefined) throw new Error(`no ${name} among ${applications.map((one) => one.application).join(' ')}`);
  return found;
}

function file(applications: readonly ExploredApplication[], name: string, ef: string): ExploredFile {
  const found = application(applications, name).files.find((one) => one.file === ef);
  if (found === undefined) throw new Error(`no ${ef} in ${name}`);
  return found;
}

describe('exploring a 2.00 card', () => {
  it('names every item with its meaning and bytes, and hides who it belongs to', async () => {
    const { applications } = await explored('zhaotong');
    expect(file(applications, 'SSSE', 'EF05').objects).toContainEqual({
      tag: '03',
      instance: 1,
      name: { zh: '规范版本', en: 'Specification version' },
      length: 4,
      shown: '2.00',
      raw: '322E3030',
      parts: [],
    });
    const holder = file(applications, 'SSSE', 'EF06').objects;
    expect(holder.find(({ tag }) => tag === '08')).toMatchObject({ shown: '530***********4024', raw: '..'.repeat(18) });
    expect(JSON.stringify(applications)).not.toMatch(/530602198703164024|A53060210|阿鲁|19870316|6217000530600079198|B0A2C2B3|3533303630/);
  });

  it('shows it in full when asked, the bank card number never', async () => {
    const { applications } = await explored('zhaotong', { reveal: true });
    const holder = file(applications, 'SSSE', 'EF06').objects;
    expect(holder.find(({ tag }) => tag === '08')).toMatchObject({
      shown: '530602198703164024',
      raw: expect.stringMatching(/^353330363032/) as string,
    });
    expect(JSON.stringify(applications)).not.toMatch(/6217000530600079198/);
  });

  it('shows a file that a PIN or a key opens as such, and presents no PIN', async () => {
    const { applications, before, after } = await explored('zhaotong');
    expect(file(applications, 'SSSE', 'EF07')).toMatchObject({ state: 'denied', opens: 'key', key: 'RKSSSE', objects: [] });
    expect(file(applications, 'DF04', 'EF08')).toMatchObject({ state: 'denied', opens: 'pin' });
    expect(file(applications, 'DF04', 'EF06')).toMatchObject({ state: 'denied', opens: 'pinAndKey', key: 'RK1DF04' });
    expect(after).toMatchObject({
      pinTriesLeft: before.pinTriesLeft,
      pinVerified: false,
      authenticatedKeys: [],
      keyTriesLeft: before.keyTriesLeft,
    });
  });

  it('names the data of the bank application and raises its counter by one only', async () => {
    const { applications, before, after } = await explored('zhaotong');
    const records = file(applications, 'A000000333010101', 'records');
    expect(records.state).toBe('read');
    expect(records.objects.find(({ tag }) => tag === '5A')).toMatchObject({
      shown: expect.stringMatching(/^6217\*+9198$/) as string,
      raw: '..'.repeat(10),
    });
    expect(records.objects.find(({ tag }) => tag === '5F24')).toMatchObject({ raw: '391231', name: { zh: '应用失效日期' } });
    expect(after.transactionCounter).toBe(before.transactionCounter + 1);
  });
});

describe('exploring other cards', () => {
  it('opens files under keys where it may, and risks no second try of a key that was refused', async () => {
    const right = await explored('third-generation', { useKeys: true, keys: keysOf('third-generation') });
    expect(file(right.applications, 'SSSE', 'EF06').state).toBe('read');
    expect(file(right.applications, 'SSSE', 'EF08').objects).toMatchObject([{ name: { en: 'Photograph' }, shown: '4096 bytes' }]);
    const closed = await explored('third-generation');
    expect(file(closed.applications, 'SSSE', 'EF06')).toMatchObject({ state: 'denied', opens: 'key', key: 'RKSSSE' });
    const { algorithm, testRootKeys } = must(loadPersona('third-generation'));
    const wrongRoots = Object.fromEntries(Object.keys(testRootKeys).map((name) => [name, new Uint8Array(16).fill(7)]));
    const wrong = await explored('third-generation', { useKeys: true, keys: createSoftwareKeys({ roots: { [algorithm]: wrongRoots } }) });
    expect(file(wrong.applications, 'SSSE', 'EF06').state).toBe('denied');
    const spent = Object.entries(wrong.before.keyTriesLeft).reduce(
      (sum, [key, left]) => sum + left - (wrong.after.keyTriesLeft[key] ?? 0),
      0,
    );
    expect(spent).toBe(1);
  });

  it('says of a bank card that it has no social-security application', async () => {
    const { applications } = await explored('bank-only');
    expect(application(applications, 'SSSE')).toMatchObject({ state: 'absent', files: [] });
    expect(application(applications, 'PKI').state).toBe('absent');
    expect(file(applications, 'A000000333010101', 'records').state).toBe('read');
  });

  it.each(['locked-pin', 'blocked-application', 'blocked-card', 'transport', 'missing-name', 'field-deviations', 'bank-candidates'])(
    'comes to an end on %s',
    async (id) => {
      expect((await explored(id)).applications.length).toBeGreaterThan(0);
    },
  );
});
