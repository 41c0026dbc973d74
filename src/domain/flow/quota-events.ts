import type { MoneyGraph } from '../projection/money-graph.js';
import { isMadeOf } from './kinds.js';
import type { Walk } from './walk.js';

export interface QuotaEvent {
  readonly at: number;
  readonly issue: boolean;
  readonly seq: number;
  readonly id: string;
  /** Line or allocation. */
  readonly thing: number;
  readonly amount: number;
}

/** Issues and allocations of a walk in the one order: at a moment issues first, then what the source numbers, then the id. */
export interface QuotaEvents {
  readonly events: readonly QuotaEvent[];
  /** Lines made out of the quota of traced roots, those included. */
  readonly derived: ReadonlySet<number>;
  /** Lines whose issue is traced; none where the trace begins at payments. */
  readonly roots: ReadonlySet<number>;
}

export function quotaEvents(graph: MoneyGraph, walk: Walk): QuotaEvents {
  const { allocations } = graph;
  const { batch, asOf } = walk.question;
  // A trace that begins at payments has no traced issue: what stands on the lines is only what dilutes it.
  const roots = new Set(walk.question.origins ? [] : walk.question.roots);
  const derived = derivedFrom(graph, walk, roots);
  const fundedBy = new Map<number, number[]>();
  for (const allocation of walk.allocations) if (isMadeOf(graph, allocation, walk.question)) push(fundedBy, allocations.target[allocation]!, allocation);
  const events: QuotaEvent[] = [];
  for (const line of walk.reached) {
    const values = graph.lines.valuesAt(line, batch);
    const inflows = fundedBy.get(line) ?? [];
    // A root line's amount is traced whole, but what another root line brought into it is traced there already.
    const counted = roots.has(line) ? inflows.filter((allocation) => derived.has(allocations.source[allocation]!)) : inflows;
    const sum = (some: readonly number[]): number => some.reduce((total, allocation) => total + allocations.amount[allocation]!, 0);
    // A root that states no amount and collects what its document takes back is issued with that.
    const collected = roots.has(line) && values.amount === 0 ? inflows.filter((allocation) => !derived.has(allocations.source[allocation]!)) : [];
    const own = Math.max(0, values.amount + sum(collected) - sum(counted));
    const at = issuedAt(graph, values, inflows, batch);
    if (own > 0 && at <= asOf) events.push({ at, issue: true, seq: 0, id: graph.lines.ids.id(line), thing: line, amount: own });
  }
  for (const allocation of walk.allocations)
    events.push({
      at: allocations.at[allocation]!,
      issue: false,
      seq: allocations.seq[allocation]!,
      id: allocations.ids.id(allocation),
      thing: allocation,
      amount: allocations.amount[allocation]!,
    });
  events.sort((a, b) => a.at - b.at || Number(b.issue) - Number(a.issue) || a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { events, derived, roots };
}

function issuedAt(graph: MoneyGraph, values: { readonly issuedAt: number; readonly document: number }, inflows: readonly number[], batch: number): number {
  if (!Number.isNaN(values.issuedAt)) return values.issuedAt;
  const issued = values.document < 0 ? NaN : graph.documents.valuesAt(values.document, batch).issuedAt;
  if (!Number.isNaN(issued)) return issued;
  return inflows.length > 0 ? Math.min(...inflows.map((allocation) => graph.allocations.at[allocation]!)) : 0;
}

function derivedFrom(graph: MoneyGraph, walk: Walk, roots: ReadonlySet<number>): Set<number> {
  const { source, target } = graph.allocations;
  const out = new Map<number, number[]>();
  for (const allocation of walk.allocations) if (isMadeOf(graph, allocation, walk.question)) push(out, source[allocation]!, target[allocation]!);
  const derived = new Set(roots);
  const open = [...roots];
  for (let line = open.pop(); line !== undefined; line = open.pop()) {
    for (const made of out.get(line) ?? []) {
      if (derived.has(made)) continue;
      derived.add(made);
      open.push(made);
    }
  }
  return derived;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
