/** `docs/services.md`: every service of the menu with the rules of each city that it rests on, and its screens. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import { MENU_GROUPS, SERVICES_OF, type MenuGroup, type ServiceId } from '../../electron/api/service-id.ts';
import type { View } from '../../electron/api/view.ts';
import { entryOf } from '../../db/rules/decide.ts';
import { loadAllPacks } from '../../db/rules/load-pack.ts';
import type { Pack } from '../../db/rules/pack-schema.ts';
import type { RuleSource } from '../../db/rules/model.ts';
import { en } from '../../renderer/text/en.ts';
import { zhCn } from '../../renderer/text/zh-cn.ts';
import { NAMED_FRAMES } from '../support/frames.ts';

const SCREENS = '../test/e2e/screens/portrait.zh-CN';
const HEAD = `# Services

What a person can do at the terminal, group by group as the menu shows it: who gets it where in each city and on which sentence that
rests, and the screens that belong to it. A city that says nothing of a service is left out. \`ours\`: the documents are silent.

Written by \`node test/docs/write-services.ts\` from the rule packs, the menu and the screens: change those, not this file. All rules with
all their conditions stand in [rules-matrix.md](rules-matrix.md).
`;

/** The whole page. */
export function servicesPage(): string {
  const packs = [...loadAllPacks().values()];
  return [HEAD, ...MENU_GROUPS.map((group) => section(group, packs)), '## Beside the groups', '', entry('placesToAsk', packs)].join('\n');
}

function section(group: MenuGroup, packs: readonly Pack[]): string {
  const first = SERVICES_OF[group].filter((service) => homeOf(service) === group);
  const again = SERVICES_OF[group].filter((service) => homeOf(service) !== group).map((service) => zhCn.services[service].name);
  return [
    `## ${zhCn.menu.groups[group]} ${en.menu.groups[group]}`,
    '',
    ...(again.length === 0 ? [] : [`Shown here as well: ${again.join('、')}.`, '']),
    ...first.map((service) => entry(service, packs)),
  ].join('\n');
}

/** A service that stands in two groups is described where the menu has it first. */
function homeOf(service: ServiceId): MenuGroup | undefined {
  return MENU_GROUPS.find((group) => SERVICES_OF[group].includes(service));
}

function entry(service: ServiceId, packs: readonly Pack[]): string {
  const { name, about } = zhCn.services[service];
  const lines = packs.flatMap((pack) => linesOf(service, pack));
  return [
    `### ${name} ${en.services[service].name}`,
    '',
    `\`${service}\`: ${about}. ${en.services[service].about}.`,
    '',
    ...(lines.length === 0 ? ['No document speaks of it: it is the same everywhere.', ''] : [...TABLE, ...lines, '']),
    pictures(service),
    '',
  ].join('\n');
}

const TABLE = ['| city | entry | where | how | shown | source |', '| --- | --- | --- | --- | --- | --- |'];

function linesOf(service: ServiceId, pack: Pack): string[] {
  const given = pack.rules
    .filter((rule) => rule.service === service)
    .map((rule) => {
      const where = rule.outletKinds === 'any' ? 'anywhere' : rule.outletKinds.join(', ');
      const shown = rule.evidence.map((set) => set.join(' + ')).join(' / ');
      return row(pack, rule.id, where, rule.channels.join(', '), shown, rule.sources);
    });
  const refused = pack.notOffered
    .filter((no) => no.service === service)
    .map((no) => row(pack, entryOf(no).id, both(no.refusal.reason), 'told where', '', [no.refusal.source]));
  return [...given, ...refused];
}

function row(pack: Pack, entryName: string, where: string, how: string, shown: string, sources: readonly RuleSource[]): string {
  const cited = sources.map(({ document, quote }) => `${document}: ${quote}`).join('<br>');
  const cells = [pack.name.zh, `\`${entryName}\``, where, how, shown === '' ? '—' : shown, cited];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function both({ zh, en: english }: BilingualText): string {
  return `${zh} ${english}`;
}

/** The pictures of screens that name the service, or whose name is the service's. */
function pictures(service: ServiceId): string {
  const own = NAMED_FRAMES.filter(({ frame }) => servicesOf(frame.view).includes(service)).map(({ name }) => name);
  if (own.length === 0) return `Screens: the menu; [told where](${SCREENS}/refused.webp) unless the city lets this kiosk do it.`;
  return own.map((name) => `[![${name}](${SCREENS}/${name}.webp)](${SCREENS}/${name}.webp)`).join(' ');
}

function servicesOf(view: View): readonly string[] {
  const named = 'service' in view ? [view.service] : [];
  const asked = 'purpose' in view ? [view.purpose] : [];
  return [view.screen, ...named, ...asked];
}
