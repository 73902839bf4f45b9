/** Walks the social-security application: SSSE and the applications under it, file by file. No PIN is ever presented. */
import type { Fault } from '../../base/fault.ts';
import type { BilingualText } from '../../base/bilingual.ts';
import { ok, type Result } from '../../base/result.ts';
import type { FileAddress, SocialSecurityCardLife, SocialSecurityFault } from '../../ports/social-security-card.ts';
import type { CardSession } from '../session.ts';
import { readGeneration } from '../social-security/fields.ts';
import { addressText, CARD_FILES } from '../social-security/files/all-files.ts';
import type { FileSpec } from '../social-security/files/file-spec.ts';
import { ISSUER_FILE } from '../social-security/files/ssse.ts';
import { ensureApplication } from '../social-security/select-application.ts';
import { accessFor, foundOf, readFileNode, unreadFileNode, type Generation } from './social-security-files.ts';
import type { ExploredApplication, ExploredFile, ExploreOptions } from './tree.ts';

const TITLES: Readonly<Record<FileAddress['application'], BilingualText>> = {
  SSSE: { zh: '社会保障系统环境', en: 'Social-security environment' },
  DF01: { zh: '公共信息区', en: 'Public information' },
  DF02: { zh: '就业信息区', en: 'Employment' },
  DF03: { zh: '社会保险信息区1', en: 'Social insurance 1' },
  DF04: { zh: '社会保险信息区2', en: 'Social insurance 2' },
  DF07: { zh: '人事人才信息区', en: 'Personnel' },
};
const APPLICATIONS = Object.keys(TITLES).filter((name): name is FileAddress['application'] => name in TITLES);
const VERSION_TAG = 0x03;

/** What is learnt on the way. */
interface Walk {
  generation: Generation;
  /** A refused authentication costs the key a try: no second one is risked. */
  options: ExploreOptions;
}

/** All applications, those that the card does not have included. A fault is one of card or reader: the walk ended there. */
export async function exploreSocialSecurity(
  session: CardSession,
  card: SocialSecurityCardLife,
  options: ExploreOptions,
): Promise<Result<readonly ExploredApplication[], Fault>> {
  const walk: Walk = { generation: 1, options };
  const applications: ExploredApplication[] = [];
  for (const application of APPLICATIONS) {
    const selected = await session.converse((channel) => ensureApplication(channel, application), options.signal);
    if (!selected.ok && breaksOff(selected.error)) return selected;
    const files = selected.ok ? await exploreFiles(card, application, walk) : ok([]);
    if (!files.ok) return files;
    applications.push({
      application,
      title: TITLES[application],
      state: selected.ok ? 'read' : foundOf(selected.error),
      detail: selected.ok ? null : selected.error.detail,
      files: files.value,
    });
    if (!selected.ok && application === 'SSSE') break;
  }
  return ok(applications);
}

async function exploreFiles(
  card: SocialSecurityCardLife,
  application: FileAddress['application'],
  walk: Walk,
): Promise<Result<readonly ExploredFile[], Fault>> {
  const files: ExploredFile[] = [];
  for (const spec of CARD_FILES.filter((file) => file.application === application)) {
    walk.options.onPlace?.(addressText(spec));
    const file = await exploreFile(card, spec, walk);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}

async function exploreFile(card: SocialSecurityCardLife, file: FileSpec, walk: Walk): Promise<Result<ExploredFile, Fault>> {
  const access = accessFor(file, walk.generation, walk.options);
  if (access === null) return ok(unreadFileNode(file, walk.generation, null));
  const items = await card.readItems(file, [], access, walk.options.signal);
  if (items.ok) {
    if (file === ISSUER_FILE) walk.generation = generationOf(items.value.find(({ tag }) => tag === VERSION_TAG)?.value);
    return ok(readFileNode(file, walk.generation, items.value, walk.options));
  }
  if (breaksOff(items.error)) return items;
  if (items.error.code === 'ssc.authenticationRefused') walk.options = { ...walk.options, useKeys: false };
  return ok(unreadFileNode(file, walk.generation, items.error));
}

/** An unknown version is taken for the newest: it has the strictest access conditions. */
function generationOf(specification = ''): Generation {
  const generation = readGeneration(specification);
  return generation.ok ? generation.value : 3;
}

/** Whether card or reader failed, not what was asked for. */
function breaksOff({ code }: SocialSecurityFault): boolean {
  return code.startsWith('card.') || code.startsWith('reader.') || code.startsWith('pcsc.');
}
