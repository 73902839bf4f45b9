/** Words of the engineer's pages. States of devices stay in XFS words beside these. */
import type {
  DeviceCounts,
  DeviceName,
  DeviceRow,
  CardPlace,
  MaintenancePage,
  MaintenanceView,
  Paper,
  ReadinessLevel,
  SavedFile,
} from '../../electron/api/maintenance-view.ts';

type SignIn = Extract<MaintenanceView, { screen: 'maintenanceSignIn' }>;

export interface MaintenanceTexts {
  readonly exit: string;
  readonly again: string;
  readonly code: (faultCode: string) => string;
  readonly signIn: {
    readonly title: Readonly<Record<SignIn['step'], string>>;
    readonly about: Readonly<Record<SignIn['step'], string>>;
    readonly lastTry: Readonly<Record<Exclude<SignIn['lastTry'], 'none'>, string>>;
    readonly triesLeft: (tries: number) => string;
    readonly lockedUntil: (time: string) => string;
    readonly length: (min: number, max: number) => string;
  };
  readonly home: {
    readonly title: string;
    readonly lead: (engineer: string, visit: string) => string;
    readonly pages: Readonly<Record<Exclude<MaintenancePage, 'home'>, { readonly name: string; readonly about: string }>>;
  };
  readonly card: {
    readonly title: string;
    readonly noCard: string;
    readonly noCardAbout: string;
    readonly broken: string;
    readonly failed: string;
    readonly reading: string;
    readonly progress: (done: number, of: number, place: string) => string;
    readonly masked: string;
    readonly revealed: string;
    readonly unmask: string;
    readonly mask: string;
    readonly unmaskTitle: string;
    readonly unmaskLines: readonly string[];
    readonly unmaskConfirm: string;
    readonly states: Readonly<Record<CardPlace['state'], string>>;
    readonly opens: (opens: string) => string;
    readonly files: (count: number) => string;
    readonly objects: (count: number) => string;
    readonly tag: string;
    readonly meaning: string;
    readonly bytes: string;
    readonly unnamed: string;
    readonly hidden: (count: number) => string;
    readonly nothing: string;
  };
  readonly devices: {
    readonly title: string;
    readonly about: string;
    readonly names: Readonly<Record<DeviceName, string>>;
    readonly states: Readonly<Record<DeviceRow['state'], string>>;
    readonly papers: Readonly<Record<Paper, string>>;
    readonly tests: Readonly<Record<DeviceName, string>>;
    readonly running: Readonly<Record<DeviceName, string>>;
    readonly supplies: Readonly<Record<DeviceRow['supplies'][number]['supply'], string>>;
    readonly levels: Readonly<Record<DeviceRow['supplies'][number]['level'], string>>;
    readonly counts: (counts: DeviceCounts) => string;
    readonly stop: string;
    readonly passed: string;
    readonly failed: string;
    readonly notTested: string;
    readonly looking: string;
  };
  readonly journal: {
    readonly title: string;
    readonly session: string;
    readonly begun: string;
    readonly ended: string;
    readonly open: string;
    readonly empty: string;
    readonly verify: string;
    readonly notChecked: string;
    readonly checking: string;
    readonly whole: (entries: number) => string;
    readonly broken: (where: string) => string;
    readonly time: string;
    readonly step: string;
    readonly outcome: string;
    readonly intent: string;
  };
  readonly status: {
    readonly title: string;
    readonly looking: string;
    readonly levels: Readonly<Record<ReadinessLevel, string>>;
    readonly about: Readonly<Record<ReadinessLevel, string>>;
    readonly save: Readonly<Record<SavedFile['what'], string>>;
    readonly saving: Readonly<Record<SavedFile['what'], string>>;
    readonly saved: (file: string) => string;
    readonly notSaved: (faultCode: string) => string;
  };
}
