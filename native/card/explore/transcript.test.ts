import { describe, expect, it } from 'vitest';
import { toHex } from '../../base/bytes.ts';
import { encodeGb18030 } from '../../base/gb18030.ts';
import { ok } from '../../base/result.ts';
import type { CardConnection } from '../../ports/card-reader.ts';
import { loadPersona, loadVirtualCard, type VirtualCard } from '../../sim/card/index.ts';
import { createScriptCard, parseTranscript } from '../../sim/script-card.ts';
import { createSoftwareKeys } from '../keys/software.ts';
import { createBankCard } from '../pboc/driver.ts';
import { createCardSession } from '../session.ts';
import { createCertificateApplication } from '../social-security/certificate-application.ts';
import { createSocialSecurityCard } from '../social-security/driver.ts';
import { exploreCard } from './explore.ts';
import { maskTranscript, recordConnection } from './transcript.ts';

const CARDS = ['zhaotong', 'first-generation', 'rare-characters-extension', 'bank-candidates'] as const;
const BANK_ONLY_PANS = ['6217000000000000020'];

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function connectionTo(card: VirtualCard): CardConnection {
  const atr = Uint8Array.from(card.powerOn() ?? []);
  return {
    reader: 'reader',
    insertion: 1,
    protocol: 'chipT0',
    atr,
    transmit: async (command) => {
      const answer = await card.transmit(command);
      if (!(answer instanceof Uint8Array)) throw new Error('the card left');
      return ok(answer);
    },
    control: () => Promise.resolve(ok(new Uint8Array())),
    transaction: async (work) => ok(await work()),
    reset: () => Promise.resolve(ok({ atr })),
    disconnect: () => Promise.resolve(),
  };
}

async function flow(connection: CardConnection) {
  const session = createCardSession(connection);
  const socialSecurity = createSocialSecurityCard(session, { keys: createSoftwareKeys({ roots: {} }) });
  const card = { session, socialSecurity, bank: createBankCard(session), certificates: createCertificateApplication(session) };
  return { read: await socialSecurity.read(), explored: must(await exploreCard(card, { reveal: false, useKeys: false })) };
}

async function recordOf(id: string) {
  const { connection, recorded } = recordConnection(connectionTo(must(loadVirtualCard(id))));
  const seen = await flow(connection);
  const plain = recorded.map(({ answer }) => (answer === 'removed' ? '' : toHex(answer))).join(' ');
  return { seen, plain, json: JSON.stringify(maskTranscript(connection.atr, recorded)) };
}

/** Name, numbers, birth date and bank card of the persona, each as digits or text, and as the bytes of it. */
function secretsOf(id: string): readonly string[] {
  if (id === 'bank-candidates') return BANK_ONLY_PANS.map((pan) => pan.slice(0, -1));
  const { card, holder, bank } = must(loadPersona(id));
  const texts = [holder.number, card.number].map((text) => toHex(new TextEncoder().encode(text)));
  const name = [...holder.name].slice(0, 2).join('');
  const nameBytes = toHex(must(encodeGb18030(name)));
  const serial = card.identifier.slice(16).replace(/F+$/, '');
  const secrets = [holder.number, card.number, holder.name, nameBytes, ...texts, holder.birthDate, serial, bank?.pan.slice(0, -1)];
  return secrets.filter((secret) => secret !== undefined && secret !== '').map(String);
}

/** What there is, without what it says. */
function shape(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) => (typeof one === 'string' && key !== 'state' && key !== 'tag' ? 'text' : one)),
  );
}

describe('a recorded conversation', () => {
  it.each(CARDS)('of %s has nothing personal in it', async (id) => {
    const { json, plain } = await recordOf(id);
    const secrets = secretsOf(id);
    // They were in the conversation: what is looked for is what had to go.
    expect(secrets.filter((secret) => plain.includes(secret)).length).toBeGreaterThan(id === 'bank-candidates' ? 0 : 4);
    for (const secret of secrets) expect(json).not.toContain(secret);
    expect(json).toContain('..');
  });

  it('masks a PIN', async () => {
    const { connection, recorded } = recordConnection(connectionTo(must(loadVirtualCard('zhaotong'))));
    const card = createSocialSecurityCard(createCardSession(connection), { keys: createSoftwareKeys({ roots: {} }) });
    must(await card.verifyPin(Uint8Array.of(0, 0, 0, 0, 0, 0)));
    const { exchanges } = maskTranscript(connection.atr, recorded);
    expect(exchanges.at(-1)).toEqual({ command: '0020000003......', answer: '9000' });
  });

  it.each(['zhaotong', 'rare-characters-extension'])('of %s is played back: the same reads, the same files and objects', async (id) => {
    const { seen, json } = await recordOf(id);
    const script = createScriptCard(must(parseTranscript(json)));
    const played = await flow(connectionTo(script));
    expect(played.read.ok).toBe(true);
    expect(Object.keys(must(played.read).card)).toEqual(Object.keys(must(seen.read).card));
    expect(must(played.read).card).toMatchObject({ generation: must(seen.read).card.generation, region: must(seen.read).card.region });
    expect(shape(played.explored)).toEqual(shape(seen.explored));
    script.assertComplete();
  });
});
