/** The virtual card's public side. */
export { blankCard, isBlank } from './blank.ts';
export { forwardTo } from './forward.ts';
export {
  DEFAULT_PERSONA_ID,
  listVirtualCards,
  loadHolders,
  loadPersona,
  loadPersonas,
  loadVirtualCard,
  type CardLibraryFault,
} from './library.ts';
export { KEY_IDS } from './files/layout-table.ts';
export { type Persona } from './persona.ts';
export { testRootKeys } from './personalise.ts';
export { REALISTIC_T0, realisticTiming, type CardTiming } from './timing.ts';
export { type VirtualCard } from './virtual-card.ts';
export { insertIntoVpcd, type InsertedCard } from './vpcd.ts';
