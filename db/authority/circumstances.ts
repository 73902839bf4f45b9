/** What is particular about a person: said by the clerk, or known to the authority, whose word counts where both speak. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { Circumstance } from '../rules/model.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { isReportedElsewhere } from '../stores/loss-reports.ts';
import { insurancesOf } from '../stores/persons.ts';
import { liveReferral } from '../stores/referrals.ts';
import type { AuthorityCommand } from './api.ts';

/** What the records know, whatever anybody says. */
const KNOWN: readonly Circumstance[] = ['settledElsewhere', 'filed', 'residentOnly'];

export async function circumstancesOf(
  tx: AuthorityDatabase,
  command: Pick<AuthorityCommand, 'subject' | 'circumstances'>,
  today: CivilDate,
): Promise<readonly Circumstance[]> {
  const person = command.subject.socialSecurityNumber;
  const said = (command.circumstances ?? []).filter((one) => !KNOWN.includes(one));
  const filed = (await liveReferral(tx, person, today)) !== null;
  const reported = filed && (await isReportedElsewhere(tx, person));
  const medical = (await insurancesOf(tx, person)).filter((one) => one.state !== 'ended').map((one) => one.kind);
  const residentOnly = medical.includes('residentMedical') && !medical.includes('employeeMedical');
  return [
    ...said,
    ...(filed ? (['settledElsewhere', 'filed'] as const) : []),
    ...(reported ? (['reportedAtPlaceOfTreatment'] as const) : []),
    ...(residentOnly ? (['residentOnly'] as const) : []),
  ];
}
