/**
 * Who may import whom. Each zone says which folders and which packages it may use; everything else is an error that carries the zone's name.
 * Tests may import anything, and nothing but tests may import a test.
 */

const TEST = '[.](test|fixture)[.]tsx?$|^test/';
const BASE = '^native/base/';
const PORTS = '^native/ports/';
const FRAMING = '^native/framing/';
const TRANSPORT = '^native/transport/';
const RULES = '^db/rules/';
/** How packs come in: files and signatures. What asks and answers knows nothing of it. */
const PACK_LOADING = '^db/rules/(load-pack|signature|trust)[^/]*[.]ts$';
const MACHINES = '^db/machines/';
const BANK_RECORDS = '^db/bank/';
const API = '^electron/api/';
const CARD_WRITES = '^electron/card-writes/';
const CARD_MAKING = '^electron/card-making/';
const AUTHORITY_CONTRACT = '^db/authority/api([.]ts$|/)';
/** What a card's simulator may know of the driver side: the APDU's layout and the specification's constants. */
const CARD_CONSTANTS = '^native/card/.*\\b(apdu|status-words|status-word|constants|tags)[.]ts$';
const SHELLS = '^electron/(main|preload|browser-shell[^/]*|electron-shell[^/]*)[.]ts$|^electron/(main|browser-shell|electron-shell)/';
const SHELL_FOLDERS = '^electron/(main|browser-shell|electron-shell)/';
const FAULT_CODES = '^electron/audit/fault-code[^/]*[.]ts$';
/** What a card explorer shows: types. */
const CARD_TREE = '^native/card/explore/tree[.]ts$';
const MAINTENANCE_RUNNER = '^electron/maintenance/runner/';
const COUNTER_RUNNER = '^electron/counter/runner/';
const COMPOSE_SIM = '^electron/compose-sim([^/]*[.]ts$|/)';
const PURE_CRYPTO = ['sm-crypto-v2', 'des.js'];
const WINDOW = ['react', 'react-dom', 'zustand', 'react-aria-components', '@phosphor-icons/react', 'pinyin-pro'];
const SIM_USERS = `${COMPOSE_SIM}|^electron/cli/(sim|script|demo|bench)|^native/sim/`;

/**
 * @typedef {object} Zone
 * @property {string} name        first part of its rules' names
 * @property {string} from        its files
 * @property {string} [fromNot]   files among them that another zone describes
 * @property {string[]} may       what of this tree it may import, itself included
 * @property {string[]} [mayType] what it may import as types only
 * @property {string[]} packages  the packages it may import
 * @property {boolean} [node]     whether it may import `node:` modules
 */

/** @type {Zone[]} */
const zones = [
  { name: 'base', from: BASE, may: [BASE], packages: [] },
  { name: 'ports', from: PORTS, may: [BASE, PORTS], packages: [] },
  { name: 'framing', from: FRAMING, may: [BASE, FRAMING], packages: [] },
  {
    name: 'transport',
    from: TRANSPORT,
    may: [BASE, PORTS, TRANSPORT],
    packages: ['pcsc-mini', 'node-hid', 'serialport', 'usb'],
    node: true,
  },
  driver('card', PURE_CRYPTO),
  driver('idreader', PURE_CRYPTO),
  driver('pinpad', PURE_CRYPTO),
  driver('barcode', []),
  driver('power', []),
  driver('printer', ['pdfkit', 'iconv-lite', 'qr']),
  {
    name: 'sim',
    from: '^native/sim/',
    fromNot: '^native/sim/printer/',
    may: [BASE, PORTS, CARD_CONSTANTS, '^native/sim/'],
    packages: [],
    node: true,
  },
  {
    name: 'sim-printer',
    from: '^native/sim/printer/',
    may: [BASE, PORTS, '^native/sim/'],
    packages: ['@napi-rs/canvas', 'qr'],
    node: true,
  },
  { name: 'rules', from: RULES, fromNot: PACK_LOADING, may: [BASE, '^db/rules/(?!load-pack|signature|trust)'], packages: ['zod'] },
  { name: 'rules-loading', from: PACK_LOADING, may: [BASE, RULES, '^db/canonical[.]ts$'], packages: [], node: true },
  { name: 'machines', from: MACHINES, may: [BASE, MACHINES], mayType: [RULES], packages: [] },
  { name: 'bank-records', from: BANK_RECORDS, may: [BASE, '^db/'], packages: ['kysely', 'sm-crypto-v2'] },
  {
    name: 'db',
    from: '^db/',
    fromNot: `${RULES}|${MACHINES}|${BANK_RECORDS}`,
    may: [BASE, '^db/'],
    packages: ['kysely', 'better-sqlite3', 'pg', 'zod'],
    node: true,
  },
  { name: 'api', from: API, may: [BASE, API], mayType: [PORTS], packages: ['zod'] },
  {
    name: 'journeys',
    // Maintenance mode is a branch of the session's transition; what acts on the world for it is its runner.
    from: '^electron/(journeys|session|maintenance)/',
    fromNot: MAINTENANCE_RUNNER,
    may: [BASE, PORTS, API, RULES, CARD_WRITES, '^electron/(journeys|session)/', '^electron/maintenance/[^/]+$'],
    mayType: ['^electron/hosts/', AUTHORITY_CONTRACT, CARD_TREE, CARD_MAKING],
    packages: [],
  },
  {
    name: 'maintenance-runner',
    from: MAINTENANCE_RUNNER,
    may: [BASE, PORTS, API, '^electron/maintenance/', '^electron/audit/'],
    mayType: ['^electron/session/', '^electron/devices/', AUTHORITY_CONTRACT, CARD_TREE],
    packages: [],
    node: true,
  },
  {
    // Health of the peripherals: looks at ports, counts, tells.
    name: 'devices',
    from: '^electron/devices/',
    may: [BASE, PORTS, API, '^electron/devices/'],
    mayType: ['^electron/session/'],
    packages: ['better-sqlite3'],
    node: true,
  },
  {
    // A counter's machine is as pure as a session's, whose cards, PINs and papers it uses.
    name: 'counter',
    from: '^electron/counter/',
    fromNot: COUNTER_RUNNER,
    may: [BASE, PORTS, API, RULES, CARD_WRITES, '^electron/(journeys|session)/', '^electron/counter/[^/]+$'],
    mayType: ['^electron/hosts/', AUTHORITY_CONTRACT, MACHINES],
    packages: [],
  },
  {
    name: 'counter-runner',
    from: COUNTER_RUNNER,
    may: [BASE, PORTS, API, CARD_WRITES, '^db/rules/model[.]ts$', '^electron/(session|counter)/'],
    mayType: ['^electron/(hosts|audit)/', AUTHORITY_CONTRACT, RULES],
    packages: [],
    node: true,
  },
  {
    // Writes on a card under the journal: for sessions and for the ministry's functions alike.
    name: 'card-writes',
    from: CARD_WRITES,
    may: [BASE, PORTS, CARD_WRITES],
    mayType: ['^electron/session/journal[.]ts$'],
    packages: [],
  },
  {
    // Cards made by the machine itself, under the journal.
    name: 'card-making',
    from: CARD_MAKING,
    may: [BASE, PORTS, CARD_MAKING],
    mayType: ['^electron/session/journal[.]ts$'],
    packages: [],
  },
  {
    name: 'hosts',
    from: '^electron/hosts/',
    fromNot: '^electron/hosts/.*embedded',
    may: [BASE, PORTS, AUTHORITY_CONTRACT, '^electron/hosts/'],
    mayType: [RULES],
    packages: [...PURE_CRYPTO, 'zod'],
  },
  {
    name: 'hosts-embedded',
    from: '^electron/hosts/.*embedded',
    may: [BASE, PORTS, '^db/(authority|bank)/', '^electron/hosts/'],
    mayType: [RULES],
    packages: PURE_CRYPTO,
  },
  { name: 'kiosk', from: '^electron/kiosk/', may: [BASE, PORTS, API, '^electron/kiosk/'], packages: ['electron', 'ws'], node: true },
  {
    name: 'audit',
    from: '^electron/audit/',
    fromNot: FAULT_CODES,
    may: [BASE, PORTS, API, '^electron/audit/'],
    mayType: ['^electron/session/'],
    packages: ['electron', 'ws', 'better-sqlite3'],
    node: true,
  },
  {
    // The ministry's terminal functions over the card driver; the driver's transports are handed in.
    name: 'national',
    from: '^electron/national/',
    may: [BASE, PORTS, CARD_WRITES, '^native/card/', '^electron/kiosk/loopback-guard[.]ts$', '^electron/national/'],
    mayType: [TRANSPORT, '^electron/session/journal[.]ts$'],
    packages: [],
    node: true,
  },
  {
    // Its union is made of the codes that every part declares.
    name: 'fault-codes',
    from: FAULT_CODES,
    may: [BASE, PORTS, API, FAULT_CODES],
    mayType: ['^(native|electron|db)/'],
    packages: [],
  },
  {
    name: 'shells',
    from: SHELLS,
    may: [BASE, PORTS, API, SHELLS, '^electron/(kiosk|audit)/', '^electron/(start-terminal|start-program|compose[^/]*)[.]ts$'],
    packages: ['electron', 'ws'],
    node: true,
  },
  {
    name: 'renderer',
    from: '^renderer/',
    fromNot: '^renderer/bench/',
    may: [API, '^renderer/(?!bench/)'],
    packages: WINDOW,
  },
  {
    name: 'renderer-bench',
    from: '^renderer/bench/',
    may: [API, '^renderer/'],
    mayType: ['^native/sim/bench[.]ts$'],
    packages: WINDOW,
  },
];

/**
 * A kind of device: base, ports, framing, and of the transports only their types.
 * @param {string} name
 * @param {string[]} packages
 * @returns {Zone}
 */
function driver(name, packages) {
  const own = `^native/${name}/`;
  return { name, from: own, may: [BASE, PORTS, FRAMING, own], mayType: [TRANSPORT], packages };
}

/**
 * A package and its type package, wherever npm put them.
 * @param {string[]} names
 */
function packagePaths(names) {
  const escaped = names.map((name) => name.replaceAll('.', '[.]'));
  const typed = names.map((name) => `@types/${name.replace(/^@([^/]+)\//, '$1__')}`);
  return `(^|/)node_modules/(${[...escaped, ...typed].join('|')})(/|$)`;
}

const PACKAGE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'];

/**
 * The rules of one zone.
 * @param {Zone} zone
 * @returns {object[]} dependency-cruiser's forbidden rules
 */
function rulesOf({ name, from, fromNot, may, mayType = [], packages, node = false }) {
  const source = { path: from, pathNot: fromNot === undefined ? TEST : [TEST, fromNot] };

  const rules = [
    {
      name: `${name}-imports`,
      comment: `${from} may import ${[...may, ...mayType.map((path) => `types of ${path}`)].join(', ')}`,
      severity: 'error',
      from: source,
      to: { path: '^(native|electron|renderer|db|test|bootstrap)/', pathNot: [...may, ...mayType] },
    },
    {
      name: `${name}-packages`,
      comment: `${from} may use the packages ${packages.join(', ') || '(none)'}`,
      severity: 'error',
      from: source,
      to: { dependencyTypes: PACKAGE, ...(packages.length > 0 ? { pathNot: packagePaths(packages) } : {}) },
    },
  ];
  if (mayType.length > 0) {
    rules.push({
      name: `${name}-types-only`,
      comment: `of ${mayType.join(', ')} only the types`,
      severity: 'error',
      from: source,
      to: { path: mayType, pathNot: may, dependencyTypesNot: ['type-only'] },
    });
  }
  if (!node) {
    rules.push({
      name: `${name}-no-node`,
      comment: 'pure: what it needs of the machine is handed in',
      severity: 'error',
      from: source,
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

/**
 * A package that only some folders may name.
 * @param {string} name
 * @param {string[]} names
 * @param {string[]} users
 * @returns {object} a forbidden rule
 */
function only(name, names, users) {
  return {
    name,
    comment: `only ${users.join(', ')} may import ${names.join(', ')}`,
    severity: 'error',
    from: { pathNot: [...users, TEST] },
    to: { path: [packagePaths(names), `^(${names.join('|')})$`] },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...zones.flatMap(rulesOf),
    only('device-packages-only-in-transport', ['pcsc-mini', 'node-hid', 'serialport', 'usb'], [TRANSPORT]),
    only('electron-package-only-in-shells', ['electron'], [SHELLS, SHELL_FOLDERS, '^electron/(kiosk|audit)/']),
    only('sqlite-only-in-db-and-journal', ['better-sqlite3'], ['^db/', '^electron/(audit|devices)/']),
    {
      name: 'simulators-only-in-compose-sim',
      comment: 'A simulator is another implementation of a port; only the simulated composition and the commands that simulate name it.',
      severity: 'error',
      from: { pathNot: [SIM_USERS, FAULT_CODES, '^renderer/bench/', TEST] },
      to: { path: '^native/sim/' },
    },
    {
      name: 'compose-sim-only-dynamically',
      comment: 'A production build leaves compose-sim out, so nothing may need it to load.',
      severity: 'error',
      from: { pathNot: [SIM_USERS, TEST] },
      to: { path: COMPOSE_SIM, dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'renderer-only-in-renderer',
      comment: 'The window is built apart; the main process knows only the contract.',
      severity: 'error',
      from: { pathNot: ['^renderer/', TEST] },
      to: { path: '^renderer/' },
    },
    {
      name: 'no-tests-in-production',
      severity: 'error',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'Not in the installed program: only tests, the simulators and the two entries of the shells (electron itself) may use them.',
      severity: 'error',
      from: { path: '^(native|electron|renderer|db)/', pathNot: [TEST, SIM_USERS] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packagePaths(['electron']) },
    },
    { name: 'no-unlisted-packages', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron$' } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|release)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
