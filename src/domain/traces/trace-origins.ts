import { apportion } from './money-share.js';
import type { TraceMaterial } from './trace-reader.js';
import { isSettling, tagsOf, type PaymentRow } from './trace-rows.js';

/** A trace that begins at payments instead of at a document's lines: traced fen arise where these payments arrive. */
export interface TraceOrigins {
  readonly payments: ReadonlySet<string>;
  /** Fen of them that each indicator provided: what the chain above is drawn for. */
  readonly lines: ReadonlyMap<string, number>;
  /** First legs behind second legs among them, cut to the share that these second legs used. */
  readonly firstLegs: readonly PaymentRow[];
}

/** Which indicators and first legs stand behind some payments; a second leg used its first legs in proportion to their amounts. */
export function originsOf(material: TraceMaterial, ids: ReadonlySet<string>): TraceOrigins {
  const chosen = material.payments.filter((row) => ids.has(row.id));
  const { rows: firstLegs, covered } = firstLegsOf(material, chosen, ids);
  const lines = new Map<string, number>();
  for (const row of [...chosen.filter((one) => !covered.has(one.id)), ...firstLegs]) {
    const funding = row.indicator !== null ? [{ lineId: row.indicator, amount: 1 }] : material.funding.filter((one) => one.batchId === row.batch);
    apportion(
      row.amount,
      funding.map((one) => one.amount),
    ).forEach((share, place) => {
      const line = funding[place]!.lineId;
      if (share > 0) lines.set(line, (lines.get(line) ?? 0) + share);
    });
  }
  return { payments: ids, lines, firstLegs };
}

function firstLegsOf(material: TraceMaterial, chosen: readonly PaymentRow[], ids: ReadonlySet<string>): { rows: PaymentRow[]; covered: Set<string> } {
  const legsInto = new Map<string, PaymentRow[]>();
  for (const leg of material.payments) {
    if (isSettling(leg.kind) || leg.kind === 'reclassification' || ids.has(leg.id)) continue;
    for (const tag of [leg.batch, leg.indicator]) if (tag !== null) legsInto.set(`${leg.payee} ${tag}`, [...(legsInto.get(`${leg.payee} ${tag}`) ?? []), leg]);
  }
  const needs = new Map<string, number>();
  const covered = new Set<string>();
  for (const row of chosen) {
    const key = tagsOf(row)
      .map((tag) => `${row.payer} ${tag}`)
      .find((one) => legsInto.has(one));
    if (key === undefined) continue;
    needs.set(key, (needs.get(key) ?? 0) + row.amount);
    covered.add(row.id);
  }
  const rows = new Map<string, PaymentRow>();
  for (const [key, amount] of needs) {
    const legs = legsInto.get(key)!;
    apportion(
      amount,
      legs.map((leg) => leg.amount),
    ).forEach((share, place) => {
      const leg = legs[place]!;
      if (share > 0) rows.set(leg.id, { ...leg, amount: (rows.get(leg.id)?.amount ?? 0) + share });
    });
  }
  return { rows: [...rows.values()], covered };
}
