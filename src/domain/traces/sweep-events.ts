import { END_KINDS, FUNDING_KINDS } from '../model/model.js';
import type { SweepEvent } from './sweep-event.js';
import type { TraceMaterial } from './trace-reader.js';
import { isSettling, tagsOf, type AllocationRow, type PaymentRow } from './trace-rows.js';

/** Turns stored rows into the events of the sweep; bounces are netted against their payment and make no event. */
export function sweepEvents(material: TraceMaterial): { events: SweepEvent[]; bounces: PaymentRow[] } {
  const { events, bounces } = moneyEvents(material);
  return { events: [...quotaEvents(material), ...events], bounces };
}

function quotaEvents(material: TraceMaterial): SweepEvent[] {
  // A trace that begins at payments has no traced issue: what stands on the lines is only what dilutes it.
  const roots = new Set(material.origins ? [] : material.roots);
  const derived = derivedFrom(roots, material.allocations);
  const fundedBy = new Map<string, AllocationRow[]>();
  for (const row of material.allocations) if (isFunding(row.kind)) push(fundedBy, row.target, row);
  const events: SweepEvent[] = [];
  for (const id of material.reached) {
    const line = material.lines.get(id);
    if (!line) continue;
    const inflows = fundedBy.get(id) ?? [];
    // A root line's amount is traced whole, but what another root line brought into it is traced there already.
    const counted = roots.has(id) ? inflows.filter((row) => derived.has(row.source)) : inflows;
    const own = Math.max(0, (line.amount ?? 0) - counted.reduce((sum, row) => sum + row.amount, 0));
    const at = line.issuedAt ?? line.documentIssuedAt ?? inflows[0]?.at ?? 0;
    if (own > 0) events.push({ id: `issue:${id}`, at, seq: 0, dayPrecise: true, act: { type: 'issue', line: id, amount: own, traced: roots.has(id) } });
  }
  for (const row of material.allocations) {
    events.push({
      id: row.id,
      at: row.at,
      seq: row.seq,
      dayPrecise: row.timePrecision !== 'second' && row.timePrecision !== 'minute',
      act: {
        type: 'allocation',
        source: row.source,
        target: row.target,
        amount: row.amount,
        containedInTarget: roots.has(row.target) && isFunding(row.kind) && !derived.has(row.source),
      },
    });
  }
  return events;
}

function moneyEvents(material: TraceMaterial): { events: SweepEvent[]; bounces: PaymentRow[] } {
  const payments = new Map(material.payments.filter((row) => !isSettling(row.kind)).map((row) => [row.id, row]));
  const fundingOf = new Map<string, { line: string; weight: number }[]>();
  for (const row of material.funding) push(fundingOf, row.batchId, { line: row.lineId, weight: row.amount });
  const funding = (row: PaymentRow): { line: string; weight: number }[] =>
    row.indicator !== null ? [{ line: row.indicator, weight: 1 }] : row.batch !== null ? (fundingOf.get(row.batch) ?? []) : [];

  const bounced = new Map<string, number>();
  const bounces: PaymentRow[] = [];
  const events: SweepEvent[] = [];
  for (const row of material.payments) {
    if (row.kind !== 'bounce' || !settled(row).some(({ payment }) => payments.has(payment))) continue;
    bounces.push(row);
    for (const { payment, amount } of settled(row)) bounced.set(payment, (bounced.get(payment) ?? 0) + amount);
  }
  const netted = new Set(bounces.map((row) => row.id));
  for (const row of material.payments) {
    if (netted.has(row.id)) continue;
    const event = { id: row.id, at: row.at, seq: row.seq, dayPrecise: row.timePrecision !== 'second' && row.timePrecision !== 'minute' };
    if (isSettling(row.kind)) {
      const named = settled(row).filter(({ payment }) => payments.has(payment));
      const undone = named[0] && payments.get(named[0].payment);
      const restored = row.restoresQuota || row.kind === 'reversal' ? (row.indicator !== null ? funding(row) : undone ? funding(undone) : funding(row)) : [];
      events.push({
        ...event,
        act: { type: 'settlement', payer: row.payer, receiver: row.payee, amount: row.amount, settles: named, tags: tagsOf(row), restores: restored },
      });
    } else if (row.kind === 'reclassification') {
      if (row.indicator !== null)
        events.push({ ...event, act: { type: 'reclassification', payee: row.payee, amount: row.amount, settles: settled(row), line: row.indicator } });
    } else {
      const payer = material.accounts.get(row.payer);
      events.push({
        ...event,
        act: {
          type: 'payment',
          payer: row.payer,
          payee: row.payee,
          amount: row.amount,
          bounced: Math.min(row.amount, bounced.get(row.id) ?? 0),
          tags: tagsOf(row),
          funding: funding(row),
          origin: material.origins?.payments.has(row.id) ?? false,
          payerHasLots: !(END_KINDS as readonly string[]).includes(payer?.kind ?? 'unknown'),
        },
      });
    }
  }
  return { events, bounces };
}

/** The payments a row undoes, with the fen; a single one without an amount is undone by the whole row. */
export function settled(row: PaymentRow): { payment: string; amount: number }[] {
  return row.settles.map((payment, place) => ({ payment, amount: row.settledAmounts[place] ?? (row.settles.length === 1 ? row.amount : 0) }));
}

export function isFunding(kind: string): boolean {
  return (FUNDING_KINDS as readonly string[]).includes(kind);
}

/** The lines made out of some lines' quota, those included. */
function derivedFrom(roots: ReadonlySet<string>, allocations: readonly AllocationRow[]): Set<string> {
  const out = new Map<string, string[]>();
  for (const row of allocations) if (isFunding(row.kind)) push(out, row.source, row.target);
  const derived = new Set(roots);
  const open = [...roots];
  for (let line = open.pop(); line !== undefined; line = open.pop()) {
    for (const target of out.get(line) ?? []) {
      if (derived.has(target)) continue;
      derived.add(target);
      open.push(target);
    }
  }
  return derived;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
