/** The same card through a contactless reader (PC/SC part 3 §3.1.3.2.3.1: 3B8D8001, the historical bytes, TCK). */
import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { hex } from '../../base/bytes.ts';
import { createCardSession } from '../session.ts';
import { authenticate, byTag, faultOf, KEYS, SM4, whole, type Script } from './card-script.fixture.ts';
import { createSocialSecurityCard } from './driver.ts';

/** T=1: Le stands behind data, answers come at once. */
const SELECT: Script = [['00A404000F7378312E73682EC9E7BBE1B1A3D5CF00', `${SM4.fci} 9000`]];
const ISSUER: Script = [...SELECT, ['00A4020002EF05', '9000'], ...byTag(SM4.ef05), ...whole(SM4.ef05), ...SELECT];

describe('a contactless card', () => {
  it('derives its keys from the same historical bytes as with contacts', async () => {
    const connection = scriptedConnection(
      [...ISSUER, ...authenticate(SM4, '0A'), ['00A4020002EF06', '9000'], ...byTag(['0A0131']), ...whole(['0A0131'], '5B')],
      'chipT1',
    );
    const session = createCardSession({ ...connection, atr: hex('3B8D800100814A44468684510100000001F0') });
    const card = createSocialSecurityCard(session, { keys: KEYS });
    const items = await card.readItems({ application: 'SSSE', file: 'EF06' }, [0x0a], 'key');
    expect(faultOf(items)).toBe('ok');
    expect(connection.left).toEqual([]);
  });

  it('without 13 historical bytes has no keys', async () => {
    const connection = scriptedConnection(ISSUER, 'chipT1');
    const session = createCardSession({ ...connection, atr: hex('3B8C800100814A4446868451010000007F') });
    const card = createSocialSecurityCard(session, { keys: KEYS });
    expect(faultOf(await card.unblockPin())).toBe('ssc.malformed: the ATR has no 13 historical bytes');
  });
});
