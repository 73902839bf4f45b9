import { beforeAll, describe, expect, it } from 'vitest';
import { type Import, refusals } from './fixture-tree.ts';

type Row = readonly [rule: string, from: string, to: string, as?: NonNullable<Import['as']>];

/** Each rule, a folder it guards (a `/` at the end: any file there) and an import that it must refuse. */
const FORBIDDEN: readonly Row[] = [
  ['base-imports', 'native/base/', 'native/ports/device.ts', 'type'],
  ['base-packages', 'native/base/', 'zod'],
  ['base-no-node', 'native/base/', 'node:fs'],
  ['ports-imports', 'native/ports/', 'native/card/session.ts', 'type'],
  ['ports-packages', 'native/ports/', 'zod'],
  ['ports-no-node', 'native/ports/', 'node:buffer'],
  ['framing-imports', 'native/framing/', 'native/ports/device.ts', 'type'],
  ['framing-packages', 'native/framing/', 'iconv-lite'],
  ['framing-no-node', 'native/framing/', 'node:stream'],
  ['transport-imports', 'native/transport/', 'native/card/apdu.ts'],
  ['transport-packages', 'native/transport/', 'zod'],
  ['card-imports', 'native/card/', 'native/printer/codec.ts'],
  ['card-imports', 'native/card/', 'native/sim/card/card.ts'],
  ['card-imports', 'native/card/', 'electron/api/view.ts', 'type'],
  ['card-types-only', 'native/card/', 'native/transport/pcsc.ts'],
  ['card-packages', 'native/card/', 'pdfkit'],
  ['card-no-node', 'native/card/', 'node:crypto'],
  ['idreader-imports', 'native/idreader/', 'native/card/apdu.ts'],
  ['idreader-types-only', 'native/idreader/', 'native/transport/serial.ts'],
  ['idreader-packages', 'native/idreader/', 'iconv-lite'],
  ['idreader-no-node', 'native/idreader/', 'node:net'],
  ['pinpad-imports', 'native/pinpad/', 'native/idreader/codec.ts'],
  ['pinpad-types-only', 'native/pinpad/', 'native/transport/serial.ts'],
  ['pinpad-packages', 'native/pinpad/', 'zod'],
  ['pinpad-no-node', 'native/pinpad/', 'node:crypto'],
  ['printer-imports', 'native/printer/', 'native/sim/printer/paper.ts'],
  ['printer-types-only', 'native/printer/', 'native/transport/tcp.ts'],
  ['printer-packages', 'native/printer/', 'sm-crypto-v2'],
  ['printer-no-node', 'native/printer/', 'node:fs'],
  ['sim-imports', 'native/sim/card/', 'native/card/session.ts'],
  ['sim-imports', 'native/sim/idreader/', 'native/idreader/codec.ts'],
  ['sim-imports', 'native/sim/pinpad/', 'native/pinpad/driver.ts'],
  ['sim-imports', 'native/sim/card/', 'native/transport/pcsc.ts', 'type'],
  ['sim-packages', 'native/sim/card/', 'sm-crypto-v2'],
  ['sim-packages', 'native/sim/card/', '@napi-rs/canvas'],
  ['sim-printer-imports', 'native/sim/printer/', 'native/printer/escpos/commands.ts'],
  ['sim-printer-packages', 'native/sim/printer/', 'pdfkit'],
  ['rules-imports', 'db/rules/', 'db/schema.ts', 'type'],
  ['rules-packages', 'db/rules/', 'kysely'],
  ['rules-no-node', 'db/rules/', 'node:fs'],
  ['db-imports', 'db/', 'electron/api/view.ts', 'type'],
  ['db-imports', 'db/stores/', 'native/ports/device.ts', 'type'],
  ['db-packages', 'db/', 'ws'],
  ['api-imports', 'electron/api/', 'electron/session/events.ts', 'type'],
  ['api-types-only', 'electron/api/', 'native/ports/device.ts'],
  ['api-packages', 'electron/api/', 'react'],
  ['api-no-node', 'electron/api/', 'node:crypto'],
  ['journeys-imports', 'electron/journeys/loss/', 'native/card/session.ts', 'type'],
  ['journeys-imports', 'electron/session/', 'electron/kiosk/window-lock.ts'],
  ['journeys-types-only', 'electron/journeys/loss/', 'electron/hosts/embedded.ts'],
  ['journeys-types-only', 'electron/session/', 'db/authority/api.ts'],
  ['journeys-packages', 'electron/journeys/loss/', 'electron'],
  ['journeys-packages', 'electron/session/', 'zod'],
  ['journeys-no-node', 'electron/session/', 'node:crypto'],
  ['hosts-imports', 'electron/hosts/', 'db/authority/authority.ts'],
  ['hosts-imports', 'electron/hosts/', 'db/bank/pin-records.ts'],
  ['hosts-types-only', 'electron/hosts/', 'db/rules/decide.ts'],
  ['hosts-packages', 'electron/hosts/', 'better-sqlite3'],
  ['hosts-no-node', 'electron/hosts/', 'node:net'],
  ['hosts-embedded-imports', 'electron/hosts/embedded-', 'db/stores/cards.ts'],
  ['hosts-embedded-types-only', 'electron/hosts/embedded-', 'db/rules/decide.ts'],
  ['hosts-embedded-packages', 'electron/hosts/embedded-', 'kysely'],
  ['hosts-embedded-no-node', 'electron/hosts/embedded-', 'node:net'],
  ['kiosk-imports', 'electron/kiosk/', 'electron/session/events.ts', 'type'],
  ['kiosk-packages', 'electron/kiosk/', 'better-sqlite3'],
  ['audit-imports', 'electron/audit/', 'db/schema.ts'],
  ['audit-types-only', 'electron/audit/', 'electron/session/journal.ts'],
  ['audit-packages', 'electron/audit/', 'kysely'],
  ['national-imports', 'electron/national/', 'electron/session/events.ts', 'type'],
  ['national-imports', 'electron/national/', 'native/sim/card/card.ts'],
  ['national-types-only', 'electron/national/', 'native/transport/pcsc.ts'],
  ['national-packages', 'electron/national/', 'electron'],
  ['fault-codes-imports', 'electron/audit/fault-codes-', 'renderer/text/words.ts', 'type'],
  ['fault-codes-types-only', 'electron/audit/fault-codes-', 'native/sim/card/card.ts'],
  ['fault-codes-types-only', 'electron/audit/fault-code.ts', 'electron/hosts/ports.ts'],
  ['fault-codes-packages', 'electron/audit/fault-codes-', 'better-sqlite3'],
  ['fault-codes-no-node', 'electron/audit/fault-codes-', 'node:fs'],
  ['shells-imports', 'electron/browser-shell-', 'native/transport/pcsc.ts'],
  ['shells-packages', 'electron/browser-shell-', 'better-sqlite3'],
  ['renderer-imports', 'renderer/screens/', 'electron/session/events.ts', 'type'],
  ['renderer-imports', 'renderer/screens/', 'renderer/bench/panel.tsx'],
  ['renderer-imports', 'renderer/screens/', 'native/base/bytes.ts'],
  ['renderer-packages', 'renderer/screens/', 'electron'],
  ['renderer-packages', 'renderer/screens/', 'zod'],
  ['renderer-no-node', 'renderer/screens/', 'node:fs'],
  ['renderer-bench-imports', 'renderer/bench/', 'native/sim/card/card.ts', 'type'],
  ['renderer-bench-types-only', 'renderer/bench/', 'native/sim/bench.ts'],
  ['renderer-bench-packages', 'renderer/bench/', 'ws'],
  ['renderer-bench-no-node', 'renderer/bench/', 'node:net'],
  ['device-packages-only-in-transport', 'native/card/', 'pcsc-mini'],
  ['device-packages-only-in-transport', 'electron/cli/', 'node-hid'],
  ['device-packages-only-in-transport', 'native/printer/', 'serialport'],
  ['electron-package-only-in-shells', 'electron/cli/', 'electron'],
  ['sqlite-only-in-db-and-journal', 'electron/cli/', 'better-sqlite3'],
  ['simulators-only-in-compose-sim', 'electron/cli/card-', 'native/sim/card/card.ts'],
  ['simulators-only-in-compose-sim', 'electron/compose.ts', 'native/sim/bench.ts', 'type'],
  ['compose-sim-only-dynamically', 'electron/cli/', 'electron/compose-sim.ts'],
  ['compose-sim-only-dynamically', 'electron/start-terminal.ts', 'electron/compose-sim.ts'],
  ['renderer-only-in-renderer', 'electron/cli/', 'renderer/text/words.ts'],
  ['no-tests-in-production', 'electron/cli/', 'test/support/cannot.ts'],
  ['no-tests-in-production', 'native/base/', 'native/base/mask.test.ts'],
  ['no-development-packages-in-production', 'electron/cli/', 'playwright-core'],
  ['no-unlisted-packages', 'electron/cli/', 'left-pad'],
  ['no-unresolvable', 'electron/cli/', 'node:no-such-module'],
  ['no-circular', 'db/circle-a.ts', 'db/circle-b.ts'],
];

/** What every folder needs and must be let to have. */
const PERMITTED: readonly (readonly [from: string, to: string, as?: NonNullable<Import['as']>])[] = [
  ['native/base/', 'native/base/result.ts'],
  ['native/ports/', 'native/base/result.ts'],
  ['native/framing/', 'native/base/bytes.ts'],
  ['native/transport/', 'pcsc-mini'],
  ['native/transport/', 'native/ports/card-reader.ts', 'type'],
  ['native/transport/', 'node:net'],
  ['native/card/', 'native/card/apdu.ts'],
  ['native/card/', 'native/transport/pcsc.ts', 'type'],
  ['native/card/', 'des.js'],
  ['native/idreader/', 'native/framing/length-prefixed.ts'],
  ['native/printer/', 'pdfkit'],
  ['native/printer/', 'native/ports/slip-printer.ts', 'type'],
  ['native/sim/card/', 'native/card/apdu.ts'],
  ['native/sim/card/', 'native/card/social-security/tags.ts'],
  ['native/sim/card/', 'node:net'],
  ['native/sim/printer/', '@napi-rs/canvas'],
  ['db/rules/', 'zod'],
  ['db/rules/', 'native/base/civil-date.ts'],
  ['db/', 'kysely'],
  ['db/authority/', 'db/rules/decide.ts'],
  ['electron/api/', 'zod'],
  ['electron/api/', 'native/ports/device.ts', 'type'],
  ['electron/journeys/loss/', 'electron/api/view.ts', 'type'],
  ['electron/journeys/loss/', 'db/rules/decide.ts'],
  ['electron/session/', 'electron/hosts/ports.ts', 'type'],
  ['electron/hosts/', 'db/authority/api.ts'],
  ['electron/national/', 'native/card/session.ts'],
  ['electron/national/', 'electron/kiosk/loopback-guard.ts'],
  ['electron/national/', 'node:http'],
  ['electron/hosts/embedded-', 'db/authority/authority.ts'],
  ['electron/hosts/bank/embedded-', 'db/bank/pin-records.ts'],
  ['electron/kiosk/', 'electron'],
  ['electron/audit/', 'better-sqlite3'],
  ['electron/audit/', 'electron/session/journal.ts', 'type'],
  ['electron/audit/', 'electron/audit/fault-codes.ts'],
  ['electron/audit/fault-code.ts', 'native/sim/card/library.ts', 'type'],
  ['electron/audit/fault-codes-', 'electron/hosts/ports.ts', 'type'],
  ['electron/browser-shell-', 'ws'],
  ['electron/main.ts', 'electron'],
  ['electron/browser-shell-', 'electron/start-terminal.ts'],
  ['electron/cli/demo', 'electron/compose-sim.ts'],
  ['electron/compose.ts', 'native/transport/pcsc.ts'],
  ['electron/compose-sim.ts', 'native/sim/card/card.ts'],
  ['electron/cli/', 'electron/compose.ts'],
  ['electron/cli/', 'electron/compose-sim.ts', 'dynamic'],
  ['electron/cli/sim-', 'native/sim/card/card.ts'],
  ['renderer/screens/', 'electron/api/view.ts'],
  ['renderer/screens/', '@phosphor-icons/react'],
  ['renderer/bench/', 'native/sim/bench.ts', 'type'],
  ['test/contract/', 'native/sim/card/card.ts'],
  ['test/contract/', 'fast-check'],
  ['native/card/session-case.test.ts', 'fast-check'],
];

const file = (from: string, name: string): string => (/\.tsx?$/.test(from) ? from : `${from}${name}.ts`);
const forbidden = FORBIDDEN.map(([rule, from, to, as = 'value'], i) => ({ rule, to, as, from: file(from, `forbidden-${i}`) }));
const permitted = PERMITTED.map(([from, to, as = 'value'], i) => ({ to, as, from: file(from, `permitted-${i}`) }));

describe('the import rules', () => {
  let refusedIn = new Map<string, string[]>();
  let allowedIn = new Map<string, string[]>();
  beforeAll(() => {
    refusedIn = refusals([...forbidden, { from: 'db/circle-b.ts', to: 'db/circle-a.ts' }]);
    allowedIn = refusals(permitted);
  });

  it.each(forbidden)('$rule refuses $to ($as) in $from', ({ rule, from }) => {
    expect(refusedIn.get(from)).toContain(rule);
  });

  it.each(permitted)('$from may import $to ($as)', ({ from }) => {
    expect(allowedIn.get(from) ?? []).toEqual([]);
  });

  it('has a forbidden import for every rule there is', async () => {
    const url = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
    const config = (await import(url)) as { default: { forbidden: { name: string }[] } };
    expect(config.default.forbidden.map((rule) => rule.name).filter((name) => !FORBIDDEN.some(([rule]) => rule === name))).toEqual([]);
  });
});
