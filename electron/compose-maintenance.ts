/** What an engineer's mode acts on, from the same parts as the session: readers, drivers, journal, rule pack. */
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '../native/base/bytes.ts';
import type { Clock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import { EXPLORED_PLACES, exploreCard } from '../native/card/explore/explore.ts';
import { openCard, type OpenCard } from '../native/card/open-card.ts';
import { renderA4Pdf } from '../native/printer/pdf/a4.ts';
import type { Pack } from '../db/rules/pack-schema.ts';
import packageFile from '../package.json' with { type: 'json' };
import type { JournalReader } from './audit/journal.ts';
import type { Machine } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { idlePictures } from './kiosk/idle-pictures.ts';
import type { MaintenanceTools, PackInForce, ReaderTools } from './maintenance/runner/tools.ts';
import type { Journal } from './session/journal.ts';
import type { CardReaderWatch } from './watch-card-reader.ts';

export interface MaintenanceParts {
  readonly configuration: Configuration;
  readonly machine: Machine;
  readonly devices: MaintenanceTools['devices'];
  readonly health: MaintenanceTools['health'];
  readonly reader: Pick<CardReaderWatch, 'name'>;
  readonly journal: Journal & JournalReader;
  readonly outbox: MaintenanceTools['outbox'];
  readonly pack: Pack;
  readonly clock: Clock;
  readonly visitNumber: () => string;
}

/** The tools of maintenance mode and of the readiness report. */
export function maintenanceTools(parts: MaintenanceParts): MaintenanceTools {
  const { configuration, machine, devices, health, journal, clock, visitNumber } = parts;
  const { engineers, requireCard, tries, lockMinutes, folder } = configuration.maintenance;
  return {
    settings: { engineers, requireCard, tries, lockMinutes },
    terminal: configuration.terminal,
    simulated: machine.simulated,
    clock,
    visitNumber,
    journal,
    reader: readerTools(parts),
    devices,
    barcodeReader: machine.barcodeReader ?? null,
    health,
    outbox: parts.outbox,
    idle: () => ({
      notices: configuration.idle.notices.length,
      pictures: idlePictures(configuration.idle.folder, configuration.idle.pictures),
    }),
    pack: packInForce(parts.pack),
    keyService: keyServiceOf(parts),
    versions: { 'social-card-kiosk': packageFile.version, node: process.version, platform: `${process.platform} ${process.arch}` },
    publicConfiguration: publicConfiguration(configuration),
    folder: folder ?? join(configuration.dataDirectory, 'maintenance'),
    freeBytes: () => freeBytes(configuration.dataDirectory),
    renderPdf: renderA4Pdf,
  };
}

function keyServiceOf({ machine, configuration }: MaintenanceParts): MaintenanceTools['keyService'] {
  return machine.simulated ? 'simulated' : configuration.keyService.kind;
}

function readerTools(parts: MaintenanceParts): ReaderTools {
  const { machine, reader } = parts;
  const useKeys = keyServiceOf(parts) !== 'none';
  const withCard = async <T>(
    insertion: number,
    signal: AbortSignal,
    work: (card: OpenCard) => Promise<Result<T, Fault>>,
  ): Promise<Result<T, Fault>> => {
    const opened = await openCard(machine.readers, reader.name() ?? '', insertion, { keys: machine.keys, signal });
    if (!opened.ok) return opened;
    try {
      return await work(opened.value);
    } finally {
      await opened.value.close();
    }
  };
  return {
    power: (insertion, signal) =>
      withCard(insertion, signal, ({ connection }) =>
        Promise.resolve(ok({ atr: toHex(connection.atr), protocol: connection.protocol === 'chipT0' ? 'T=0' : 'T=1' })),
      ),
    explore: (insertion, reveal, signal, onProgress) =>
      withCard(insertion, signal, async (card) => {
        const onPlace = (place: string): void => onProgress({ done: EXPLORED_PLACES.indexOf(place), of: EXPLORED_PLACES.length, place });
        const applications = await exploreCard(card, { reveal, useKeys, signal, onPlace });
        return applications.ok ? ok({ atr: toHex(card.session.atr), applications: applications.value }) : applications;
      }),
    cardNumber: (insertion, signal) =>
      withCard(insertion, signal, async ({ socialSecurity }) => {
        const read = await socialSecurity.read(signal);
        return read.ok ? ok(read.value.card.cardNumber) : read;
      }),
  };
}

function packInForce({ city, version, name, rules }: Pack): PackInForce {
  const from = rules.map(({ effectiveFrom }) => effectiveFrom).sort();
  const to = rules.map(({ effectiveTo }) => effectiveTo);
  const last = to.includes(null) ? null : to.toSorted().at(-1);
  return { city, version, nameZh: name.zh, nameEn: name.en, rules: rules.length, from: from[0] ?? null, to: last ?? null };
}

/** What of a configuration may leave the terminal: named one by one, so that a new setting stays inside until it is named too. */
function publicConfiguration(configuration: Configuration): unknown {
  const { terminal, cardReader, comfort, idle, pinDigits, slipPrinter, documentPrinter, keyService, recordingDays, maintenance } =
    configuration;
  return {
    terminal,
    cardReader: cardReader ?? null,
    comfort,
    idle,
    pinDigits,
    slipPrinter: slipPrinter ?? null,
    documentPrinter: documentPrinter ?? null,
    keyService: { kind: keyService.kind },
    recordingDays,
    maintenance: { engineers: maintenance.engineers.length, requireCard: maintenance.requireCard, tries: maintenance.tries },
  };
}

function freeBytes(directory: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
}
