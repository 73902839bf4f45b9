/** printer-state-reasons (RFC 8011 §5.4.12) in the port's words. */
import { fault } from '../../base/fault.ts';
import type { PrinterFault, PrinterStatus } from '../../ports/slip-printer.ts';
import { PRINTER_STATE } from './tags.ts';

/** What Get-Printer-Attributes said. */
export interface IppPrinterState {
  readonly state: number;
  readonly reasons: readonly string[];
  readonly accepting: boolean;
  /** What it says of itself in words of its own, empty where it says nothing: a queue tells there of a printer that it cannot reach. */
  readonly message: string;
}

/** What the printer says, for the journal. */
export function wordsOf({ reasons, message }: IppPrinterState): string {
  return [reasons.join(', '), message].filter((said) => said !== '').join(': ');
}

type Meaning = 'mediaEmpty' | 'mediaLow' | 'jammed' | 'open' | 'supplyEmpty' | 'supplyLow' | 'broken' | 'away';

const MEANINGS: Readonly<Record<string, Meaning>> = {
  'media-empty': 'mediaEmpty',
  'media-needed': 'mediaEmpty',
  'input-tray-missing': 'mediaEmpty',
  'media-low': 'mediaLow',
  'media-jam': 'jammed',
  'cover-open': 'open',
  'door-open': 'open',
  'interlock-open': 'open',
  'toner-empty': 'supplyEmpty',
  'marker-supply-empty': 'supplyEmpty',
  'developer-empty': 'supplyEmpty',
  'toner-low': 'supplyLow',
  'marker-supply-low': 'supplyLow',
  'developer-low': 'supplyLow',
  'fuser-over-temp': 'broken',
  'fuser-under-temp': 'broken',
  'opc-life-over': 'broken',
  'output-area-full': 'broken',
  'output-tray-missing': 'broken',
  'marker-waste-full': 'broken',
  'timed-out': 'away',
  shutdown: 'away',
  offline: 'away',
  paused: 'away',
};

/** How bad the printer says it is: a keyword without a suffix is an error. */
type Severity = 'report' | 'warning' | 'error';

interface Reason {
  readonly meaning: Meaning;
  readonly severity: Severity;
}

function reasonOf(keyword: string): Reason | null {
  const [, name = '', suffix = 'error'] = /^(.*?)(?:-(report|warning|error))?$/.exec(keyword) ?? [];
  const meaning = MEANINGS[name];
  return meaning === undefined ? null : { meaning, severity: suffix === 'report' || suffix === 'warning' ? suffix : 'error' };
}

function has(state: IppPrinterState, meaning: Meaning, ...severities: readonly Severity[]): boolean {
  return state.reasons.some((keyword) => {
    const reason = reasonOf(keyword);
    return reason?.meaning === meaning && (severities.length === 0 || severities.includes(reason.severity));
  });
}

/**
 * Whether there is no paper. A printer of several trays warns of each that is empty and prints on from another, so short of an error
 * (or a stop) only `stalled` makes a warning mean it: a job that stands still.
 */
function paperOut(state: IppPrinterState, stalled: boolean): boolean {
  return has(state, 'mediaEmpty', 'error') || (has(state, 'mediaEmpty') && (stalled || state.state === PRINTER_STATE.stopped));
}

/** Why nothing comes out, or `null`. What a person would see first comes first. `stalled`: the job has stood still for a while. */
export function faultOfPrinter(state: IppPrinterState, stalled = false): PrinterFault | null {
  const said = state.reasons.join(', ');
  if (has(state, 'open', 'error', 'warning')) return fault('printer.coverOpen', `a door of the printer is open (${said})`);
  if (has(state, 'jammed', 'error', 'warning')) return fault('printer.paperJammed', `a sheet is stuck (${said})`);
  if (paperOut(state, stalled)) return fault('printer.paperOut', `the tray is empty (${said})`);
  if (has(state, 'supplyEmpty', 'error') || (stalled && has(state, 'supplyEmpty'))) {
    return fault('printer.hardwareError', `no toner or ink is left (${said})`);
  }
  if (has(state, 'broken', 'error')) return fault('printer.hardwareError', `the printer stands still (${said})`);
  if (has(state, 'away', 'error', 'warning')) return fault('printer.absent', `the printer is switched off or paused (${said})`);
  if (state.state === PRINTER_STATE.stopped) return fault('printer.hardwareError', `the printer has stopped (${said})`);
  return state.accepting ? null : fault('printer.hardwareError', 'the printer takes no jobs');
}

/** The state in XFS4IoT's words. */
export function statusOfPrinter(state: IppPrinterState): PrinterStatus {
  const paper = has(state, 'jammed', 'error', 'warning')
    ? 'jammed'
    : paperOut(state, false)
      ? 'out'
      : has(state, 'mediaLow') || has(state, 'mediaEmpty')
        ? 'low'
        : 'full';
  const toner = has(state, 'supplyEmpty') ? 'out' : has(state, 'supplyLow') ? 'low' : 'full';
  return { device: deviceOf(state, faultOfPrinter(state)), paper, toner };
}

function deviceOf(state: IppPrinterState, obstacle: PrinterFault | null): PrinterStatus['device'] {
  if (obstacle?.code === 'printer.coverOpen') return 'userError';
  if (obstacle?.code === 'printer.hardwareError') return state.accepting ? 'hardwareError' : 'offline';
  return obstacle?.code === 'printer.absent' ? 'offline' : 'online';
}
