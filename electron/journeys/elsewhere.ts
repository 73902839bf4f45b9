/** A loss at the place of treatment (异地就医): what the records know of it, whatever anybody says. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Circumstance } from '../../db/rules/model.ts';
import type { ServiceId } from '../api/view.ts';
import type { Known, Scene } from './journey.ts';

/** The circumstances in which the records see a person, as the authority does. */
export function knownCircumstances({ person }: Known): readonly Circumstance[] {
  if (person?.settledElsewhere !== true) return [];
  return isReported(person) ? ['settledElsewhere', 'filed', 'reportedAtPlaceOfTreatment'] : ['settledElsewhere', 'filed'];
}

/** Why there is nothing to report or to lift there; `null`: there is, or nobody can say. */
export function nothingToDoThere(service: string, { person }: Known): BilingualText | null {
  if (person === null) return null;
  if (service === 'lossElsewhere' && isReported(person))
    return { zh: '已经在就医地挂失', en: 'The loss is reported at the place of treatment already' };
  if (service === 'liftLossElsewhere' && !isReported(person))
    return { zh: '没有在就医地挂失，不用解除', en: 'No loss is reported at the place of treatment' };
  return null;
}

/** Lifting such a report is shown to whom it concerns: who has one, and anybody at an office that takes them. */
export function isOutOfPlace(service: ServiceId, { person }: Known, { config }: Scene): boolean {
  if (service !== 'liftLossElsewhere') return false;
  return !config.terminal.outletKinds.includes('officeOfTreatment') && (person === null || !isReported(person));
}

function isReported({ card }: NonNullable<Known['person']>): boolean {
  return card.lossElsewhere !== undefined;
}
