import type { Application, CardState } from './chip.ts';

/** Whether an application was blocked, itself or the one it lies under. */
export function isBlocked({ memory }: CardState, { id, kind, parent }: Application): boolean {
  if (memory.blocked === 'application' && (kind === 'ssse' || kind === 'df')) return true;
  return memory.blockedApplications.has(id) || (parent !== undefined && memory.blockedApplications.has(parent));
}
