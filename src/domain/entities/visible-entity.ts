import { NotFound, OutOfScope } from '../../failures.js';
import type { Row } from '../../graph/graph.js';
import { NODES, labelOfId } from '../model/model.js';
import type { EntityRow } from './entity-rows.js';

export type EntityReader = <T extends Row>(query: string, parameters: Row) => Promise<T[]>;

/** The node, if it exists, had been issued by `asOf` (epoch ms) and the caller's region contains it or is connected with it. */
export async function visibleEntity(read: EntityReader, id: string, scope: readonly string[] | null, asOf = Number.MAX_SAFE_INTEGER): Promise<EntityRow> {
  const [row] = labelOfId(id) ? await read<EntityRow>('entity', { id, asOf }) : [];
  // Labels of bookkeeping nodes have no inspector.
  if (row && row.kind in NODES && (await isInScope(read, id, row, scope))) return row;
  throw unseen(id, scope);
}

/** With a scope the same answer for what does not exist and for what lies outside: it does not tell which ids exist. */
export function unseen(id: string, scope: readonly string[] | null, facts: Record<string, unknown> = {}): NotFound | OutOfScope {
  return scope === null
    ? new NotFound(`Nothing has the id ${id}.`, 'Ids come from traces and from GET /api/search?q=; search again if the id is old.', facts)
    : new OutOfScope(
        'Your region does not reach this subject, or nothing has this id.',
        'Ask without scope if you may, or search inside your region: GET /api/search?q=&scope=.',
        facts,
      );
}

async function isInScope(read: EntityReader, id: string, row: EntityRow, scope: readonly string[] | null): Promise<boolean> {
  if (scope === null || row.kind === 'SubsidyItem') return true;
  if (row.region !== null && scope.includes(row.region)) return true;
  const recipient = row.properties['recipientRegion'];
  if (typeof recipient === 'string' && scope.includes(recipient)) return true;
  return (await read<{ reached: boolean }>('entity-reached', { id, scope })).length > 0;
}
