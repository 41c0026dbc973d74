import type { SearchHit } from '../api/shapes.js';
import type { TraceAddress } from '../screens/address.js';

export interface Target {
  readonly to: '/trace/$number' | '/from/$kind/$id' | '/entity/$id';
  readonly params: Record<string, string>;
  readonly search: TraceAddress;
}

/**
 * Where a hit leads: a document to its trace, a payee, account or project to the trace from there with its file open, any
 * other thing to its file. A number which several issuers use takes its issuer along (the id of a document holds it).
 */
export function searchTarget(hit: SearchHit, all: readonly SearchHit[]): Target {
  if (hit.kind === 'document') {
    const twins = all.filter((other) => other.kind === 'document' && other.label === hit.label).length > 1;
    const issuer = /^document:([^|]*\|[^|]*)\|/u.exec(hit.id)?.[1];
    return { to: '/trace/$number', params: { number: hit.label }, search: twins && issuer ? { issuer: `unit:${issuer}` } : {} };
  }
  const kind = { enterprise: 'payee', household: 'payee', person: 'payee', account: 'account', project: 'project' }[hit.kind as string];
  if (kind) return { to: '/from/$kind/$id', params: { kind, id: hit.id }, search: { select: hit.id } };
  return { to: '/entity/$id', params: { id: hit.id }, search: {} };
}
