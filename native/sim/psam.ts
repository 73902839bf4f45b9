/** A virtual PSAM: the terminal's own security module, for the second slot. It holds the invented cards' test keys. */
import { concat, hex } from '../base/bytes.ts';
import { ANYONE, NOBODY } from './card/access.ts';
import { blankMemory, type Application, type Chip, type PsamKey, type TransparentFile } from './card/chip.ts';
import type { ChipAlgorithm } from './card/ciphers.ts';
import { FID } from './card/constants.ts';
import { createFromChip, type VirtualCardOptions } from './card/create.ts';
import { diversify, regionFactors } from './card/key-rules.ts';
import { testRootKey } from './card/personalise.ts';
import { tlv } from './card/tlv.ts';
import type { VirtualCard } from './card/virtual-card.ts';

/** `sx1.sh.社会保障` with 3DES, `sx2.sh.社会保障` with SSF33. What an SM4 environment is called is not published: `sx3…` here. */
const ENVIRONMENT: Readonly<Record<ChipAlgorithm, Uint8Array>> = {
  tdes: hex('7378312E73682EC9E7BBE1B1A3D5CF'),
  ssf33: hex('7378322E73682EC9E7BBE1B1A3D5CF'),
  sm4: hex('7378332E73682EC9E7BBE1B1A3D5CF'),
};
const APPLICATION = hex('D15600000590');
const APPLICATION_FID = 0xdf01;
const ATR = hex('3B6D0000005053414D5445535400000001');
const LEVELS = 3;
const LEVEL_SHIFT = 5;
const TYPE_MASK = 0x1f;
const TERMINAL_DIGITS = 12;

/**
 * Usage byte and number of each key (PSAM part): BF DE takes them. Published are those of PUK, STKSSSE, UKSSSE, RK1DF01 and
 * RK1DF04; the others are this module's own.
 */
export const PSAM_KEYS = {
  IRK: { usage: 0x67, id: 0x01 },
  RKSSSE: { usage: 0x67, id: 0x02 },
  STKSSSE: { usage: 0x48, id: 0x09 },
  BK: { usage: 0x48, id: 0x0b },
  PUK: { usage: 0x48, id: 0x10 },
  UKSSSE: { usage: 0x48, id: 0x12 },
  RK1DF04: { usage: 0x67, id: 0x2d },
  RK1DF01: { usage: 0x67, id: 0x2e },
} as const;

export interface VirtualPsamOptions extends VirtualCardOptions {
  readonly algorithm: ChipAlgorithm;
  /** Region whose province or city keys it holds, 6 digits. */
  readonly region: string;
  /** EF0016 终端机编号, 12 digits. */
  readonly terminal?: string;
  /** National root of a key by its name; the test roots of the personas when absent. */
  readonly root?: (name: string) => Uint8Array;
  /** Keys that are on it, with usage and number; `PSAM_KEYS` when absent. */
  readonly keys?: Readonly<Record<string, { readonly usage: number; readonly id: number }>>;
}

/** A PSAM for the cards of one region and algorithm. Like a card it lies unpowered until `powerOn`. */
export function createVirtualPsam(options: VirtualPsamOptions): VirtualCard {
  return createFromChip(psamChip(options), blankMemory, options);
}

function psamChip(options: VirtualPsamOptions): Chip {
  const name = ENVIRONMENT[options.algorithm];
  const files = publicFiles(options.terminal ?? '1'.padStart(TERMINAL_DIGITS, '0'));
  const environment: Application = { id: 'PSAM', kind: 'psam', name, fid: FID.masterFile, fci: tlv(0x6f, tlv(0x84, name)), files };
  const keys: Application = {
    id: 'PSAM/DF01',
    kind: 'psam',
    parent: 'PSAM',
    name: APPLICATION,
    fid: APPLICATION_FID,
    fci: tlv(0x6f, tlv(0x84, APPLICATION)),
    files,
  };
  return {
    id: `psam-${options.algorithm}`,
    atr: ATR,
    algorithm: options.algorithm,
    applications: [environment, keys],
    keyNames: [],
    key: () => null,
    psamKeys: psamKeys(options),
    certificatePin: null,
    pinTriesMax: 0,
    keyTriesMax: 0,
    tellsTries: false,
  };
}

/** Each key is stored as far diversified as the level of its usage byte leaves open. */
function psamKeys({ algorithm, region, keys = PSAM_KEYS, root = testRoot }: VirtualPsamOptions): ReadonlyMap<number, PsamKey> {
  return new Map(
    Object.entries(keys).map(([name, { usage, id }]) => {
      const levels = usage >> LEVEL_SHIFT;
      const done = regionFactors(region).slice(0, LEVELS - levels);
      const key = done.reduce((one, factor) => diversify(algorithm, one, factor), root(name));
      return [id, { type: usage & TYPE_MASK, levels, key }];
    }),
  );
}

function testRoot(name: string): Uint8Array {
  return testRootKey({}, name);
}

/** EF0015 卡片公共信息, EF0016 终端机编号, EF0019 终端交易序号. */
function publicFiles(terminal: string): readonly TransparentFile[] {
  const serial = hex('00000000000000000001');
  return [
    publicFile(0x15, concat(serial, hex('0001000000'))),
    publicFile(0x16, hex(terminal.padEnd(TERMINAL_DIGITS, 'F'))),
    publicFile(0x19, hex('00000001')),
  ];
}

function publicFile(number: number, content: Uint8Array): TransparentFile {
  return { kind: 'transparent', fid: number, sfi: number, read: ANYONE, write: NOBODY, records: [content] };
}
