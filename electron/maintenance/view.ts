/** What the engineer's screen shows: a function of the visit. */
import { unreachable } from '../../native/base/result.ts';
import type { CardExplorerStep, CardObjectRow, CardPlace, DeviceRow, MaintenanceView } from '../api/maintenance-view.ts';
import type { ExploredApplication, ExploredFile, ExploredObject } from '../../native/card/explore/tree.ts';
import { CODE_DIGITS } from './settings.ts';
import type { CardPage, JournalPage, MaintenanceState, ReadCard, SignIn } from './state.ts';

export function maintenanceView(maintenance: MaintenanceState): MaintenanceView {
  const { at, pending, engineer, visit } = maintenance;
  switch (at.page) {
    case 'signIn':
      return signInView(at);
    case 'home':
      return { screen: 'maintenanceHome', engineer, visit };
    case 'card':
      return cardView(at);
    case 'devices':
      return {
        screen: 'maintenanceDevices',
        devices: deviceRows(maintenance),
        looking: pending?.ask.ask === 'devices' && at.devices.length === 0,
      };
    case 'journal':
      return journalView(at);
    case 'status': {
      const { level, checks, saved } = at;
      const busy = pending?.ask.ask === 'save' ? pending.ask.what : pending === null ? null : 'looking';
      return { screen: 'maintenanceStatus', level, checks, saved, busy };
    }
    default:
      return unreachable(at);
  }
}

function signInView({ step, gate, lastTry, faultCode }: SignIn): MaintenanceView {
  return {
    screen: 'maintenanceSignIn',
    step,
    lastTry,
    faultCode,
    triesLeft: gate?.gate === 'open' ? gate.triesLeft : 0,
    lockedUntilMs: gate?.gate === 'locked' ? gate.untilMs : null,
    minDigits: CODE_DIGITS.min,
    maxDigits: CODE_DIGITS.max,
  };
}

function deviceRows({ at, tests, pending }: MaintenanceState): readonly DeviceRow[] {
  if (at.page !== 'devices') return [];
  const running = pending?.ask.ask === 'test' ? pending.ask.device : null;
  return at.devices.map((found) => ({ ...found, running: found.device === running, last: tests[found.device] ?? null }));
}

function journalView({ sessions, at, of, chain, open }: JournalPage): MaintenanceView {
  if (open !== null) return { screen: 'maintenanceSession', session: open.session, entries: open.entries, page: open.at, pages: open.of };
  return { screen: 'maintenanceJournal', sessions, page: at, pages: of, chain };
}

function cardView(at: CardPage): MaintenanceView {
  if (at.card === 'read' && at.asking) return { screen: 'maintenanceUnmask' };
  const masked = !(at.card === 'read' && at.revealed);
  return { screen: 'maintenanceCard', masked, atr: at.card === 'read' ? at.atr : null, explorer: explorerStep(at) };
}

function explorerStep(at: CardPage): CardExplorerStep {
  switch (at.card) {
    case 'none':
      return { step: 'noCard', faultCode: at.faultCode };
    case 'failed':
      return { step: 'failed', faultCode: at.faultCode };
    case 'reading':
      return { step: 'reading', ...at.progress };
    case 'read':
      return readStep(at);
    default:
      return unreachable(at);
  }
}

function readStep({ applications, application, file }: ReadCard): CardExplorerStep {
  const chosen = application === null ? undefined : applications[application];
  if (chosen === undefined) return { step: 'applications', places: applications.map(applicationPlace) };
  const looked = file === null ? undefined : chosen.files[file];
  if (looked === undefined) return { step: 'files', application: applicationPlace(chosen), places: chosen.files.map(filePlace) };
  return {
    step: 'objects',
    application: applicationPlace(chosen),
    file: filePlace(looked),
    detail: looked.detail,
    rows: looked.objects.flatMap((object) => objectRows(object, 0)),
  };
}

function applicationPlace({ application, title, state, files }: ExploredApplication): CardPlace {
  return { name: application, title, state, opens: null, inside: files.filter((file) => file.state === 'read').length };
}

function filePlace({ file, title, state, opens, key, objects }: ExploredFile): CardPlace {
  return { name: file, title, state, opens: key === null ? opens : `${opens} ${key}`, inside: objects.length };
}

function objectRows({ tag, instance, name, length, shown, raw, parts }: ExploredObject, depth: number): readonly CardObjectRow[] {
  const own = { tag: instance === 1 ? tag : `${tag}#${instance}`, depth, name, length, shown, raw };
  return [own, ...parts.flatMap((part) => objectRows(part, depth + 1))];
}
