/** Where a command comes from and who acts there. A fleet believes its own registers, a lone terminal its own configuration. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Channel, OutletKind } from '../rules/model.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { ensureOutlet, findOutlet, findStaff, findTerminal } from '../stores/places.ts';
import type { AuthorityCommand, Terminal } from './api.ts';
import { isSigned, serves } from './sign-ins.ts';

/** `registered`: only terminals, outlets and staff of the registers are served. `trusted`: a terminal is what it says it is. */
export type PlaceTrust = 'registered' | 'trusted';

export interface Place {
  /** null: the terminal says no number. */
  readonly outletId: string | null;
  readonly outletName: string;
  readonly outletKinds: readonly OutletKind[];
  readonly channel: Channel;
  readonly bank: string | null;
  /** A clerk of the register; null: none, or one that only the terminal knows. */
  readonly staffId: string | null;
  /** May do what is the back office's. */
  readonly office: boolean;
}

/** The command's place, or that terminal, outlet or clerk are not what they say. */
export async function placeOf(
  tx: AuthorityDatabase,
  command: Pick<AuthorityCommand, 'terminal' | 'staff' | 'staffProof'> & { readonly command: string },
  trust: PlaceTrust,
  { today, nowMs, onlyLooks = false }: { readonly today: CivilDate; readonly nowMs: number; readonly onlyLooks?: boolean },
): Promise<Result<Place, 'notAuthorised'>> {
  if (!(await isSigned({ tx, nowMs, today }, command, trust))) return err('notAuthorised');
  const staff = command.staff === undefined ? null : await findStaff(tx, command.staff, today);
  const { terminal } = command;
  if (trust === 'trusted') {
    const place = saidPlace(terminal, staff === null ? null : (command.staff ?? null));
    if (!onlyLooks) await remember(tx, terminal);
    return ok(place);
  }
  const found = await findTerminal(tx, terminal.id);
  if (found === null || (found.retired_on !== null && found.retired_on <= today)) return err('notAuthorised');
  if (terminal.outletId !== undefined && terminal.outletId !== found.outlet_id) return err('notAuthorised');
  const place = await findOutlet(tx, found.outlet_id);
  if (place?.outlet.city !== terminal.city || (place.outlet.retired_on !== null && place.outlet.retired_on <= today))
    return err('notAuthorised');
  // A counter is worked by a clerk of that outlet; at a kiosk nobody stands behind the command.
  if (found.channel === 'counter' ? staff?.outletId !== found.outlet_id || !serves(staff.roles) : command.staff !== undefined) {
    return err('notAuthorised');
  }
  return ok({
    outletId: place.outlet.id,
    outletName: place.outlet.name,
    outletKinds: place.kinds,
    channel: found.channel,
    bank: place.outlet.bank,
    staffId: command.staff ?? null,
    office: staff?.roles.includes('office') === true,
  });
}

function saidPlace(terminal: Terminal, staffId: string | null): Place {
  const { outletId = null, outletName, outletKinds, bank = null, channel = 'kiosk' } = terminal;
  return { outletId, outletName, outletKinds, channel, bank, staffId, office: channel === 'counter' };
}

/** Reports and orders name the outlet by its number. */
async function remember(tx: AuthorityDatabase, { outletId, outletName, bank, city }: Terminal): Promise<void> {
  if (outletId !== undefined)
    await ensureOutlet(tx, { id: outletId, name: outletName, city, bank: bank ?? null, address: '', telephone: null });
}
