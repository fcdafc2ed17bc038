import type { AuditAction, AuditFilter } from '../../api/generated';
import { AUDIT_ACTION } from '../../ui/words';

export const ACTIONS = Object.keys(AUDIT_ACTION) as AuditAction[];

/** What the address says: days are whole ones, where the reader is. */
export interface Narrowing {
  actions: AuditAction[];
  actor: string;
  object: string;
  since: string;
  until: string;
}

/** The filter of the API; null where nothing is narrowed. What is no day in the address means nothing. */
export function filterOf({ actions, actor, object, since, until }: Narrowing): AuditFilter | null {
  const filter: AuditFilter = {
    ...(actions.length > 0 && { actions }),
    ...(actor.trim() !== '' && { actor: actor.trim() }),
    ...(object.trim() !== '' && { objectId: object.trim() }),
    ...(startOf(since, 0) !== null && { since: startOf(since, 0) }),
    ...(startOf(until, 1) !== null && { until: startOf(until, 1) }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
}

function startOf(day: string, later: number): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) {
    return null;
  }
  const start = new Date(`${day}T00:00:00`);
  if (Number.isNaN(start.getTime())) {
    return null;
  }
  start.setDate(start.getDate() + later);
  return start.toISOString();
}
