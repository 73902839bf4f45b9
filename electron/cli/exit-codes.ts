/** How a command ends: the one table of exit codes, and which fault leads to which. Documented in docs/cli.md. */
import { EXIT_FOR_RESTART } from '../kiosk/watchdog.ts';
import type { Fault } from '../../native/base/fault.ts';

export const EXIT = {
  /** The command did what it was asked. */
  done: 0,
  /** It failed; the fault says where and why. */
  failed: 1,
  /** It was called wrongly: nothing was done. */
  usage: 2,
  /** No smart-card service answers. */
  noService: 3,
  /** There is no such reader. */
  noReader: 4,
  /** No card lies there, it left, or it does not answer. */
  noCard: 5,
  /** It is no social-security card, or its data break the specification. */
  notReadable: 6,
  /** The PIN was wrong; tries are left. */
  wrongPin: 7,
  /** The PIN is locked. */
  pinLocked: 8,
  /** A replayed session gave other views than the recorded one. */
  replayDiffers: 9,
  /** A rule pack is missing, wrong, or not signed by a key that is trusted. */
  badRules: 10,
  /** A step of a script failed, or the screen was not what it expects. */
  scriptFailed: 11,
  /** `start` met a bug, ended safely and is to be started again. */
  restart: EXIT_FOR_RESTART,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_FAULT: Readonly<Record<string, ExitCode>> = {
  'cli.usage': EXIT.usage,
  'cli.ambiguousReader': EXIT.usage,
  'sim.unknownCard': EXIT.usage,
  'script.unreadable': EXIT.usage,
  'script.invalid': EXIT.usage,
  'pcsc.absent': EXIT.noService,
  'pcsc.lost': EXIT.noService,
  'cli.noReader': EXIT.noReader,
  'reader.gone': EXIT.noReader,
  'sim.vpcdAbsent': EXIT.noReader,
  'card.absent': EXIT.noCard,
  'card.mute': EXIT.noCard,
  'card.removed': EXIT.noCard,
  'rules.packMissing': EXIT.badRules,
  'rules.packInvalid': EXIT.badRules,
  'rules.badSignature': EXIT.badRules,
  'ssc.notASocialSecurityCard': EXIT.notReadable,
  'ssc.malformed': EXIT.notReadable,
  'ssc.missingRecord': EXIT.notReadable,
};

/** The exit code of a command that ended with this fault. */
export function exitCodeOf(fault: Fault): ExitCode {
  return BY_FAULT[fault.code] ?? EXIT.failed;
}
