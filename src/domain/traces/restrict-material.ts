import { apportion } from './money-share.js';
import { settled } from './sweep-events.js';
import { isSettling, type TraceMaterial } from './trace-reader.js';
import type { PaymentRow } from './trace-rows.js';

/**
 * Narrows a trace to some payments (one payment, or all to one payee): of their lines only the fen that these payments
 * drew are traced. A second leg brings the first with it, in the proportion of the first legs' amounts.
 */
export function restrictToPayments(material: TraceMaterial, ids: ReadonlySet<string>): TraceMaterial {
  const chosen = material.payments.filter((row) => ids.has(row.id));
  const firstLegs = firstLegsOf(material, chosen);
  const settling = material.payments.filter((row) => isSettling(row.kind) && row.settles.some((id) => ids.has(id))).map((row) => {
    const named = settled(row).filter(({ payment }) => ids.has(payment));
    return { ...row, settles: named.map(({ payment }) => payment), settledAmounts: named.map(({ amount }) => amount), amount: named.reduce((sum, { amount }) => sum + amount, 0) };
  });
  const issues = new Map<string, number>();
  const draw = (line: string, amount: number): void => void issues.set(line, (issues.get(line) ?? 0) + amount);
  for (const row of [...chosen.filter((one) => !firstLegs.covered.has(one.id)), ...firstLegs.rows]) {
    if (row.indicator !== null) draw(row.indicator, row.amount);
    else {
      const funding = material.funding.filter((one) => one.batchId === row.batch);
      apportion(row.amount, funding.map((one) => one.amount)).forEach((share, place) => draw(funding[place]!.lineId, share));
    }
  }
  const roots = [...issues.keys()].sort();
  const wanted = new Set(roots);
  return { ...material, roots, reached: wanted, issues, allocations: [], payments: [...firstLegs.rows, ...chosen, ...settling] };
}

function firstLegsOf(material: TraceMaterial, chosen: readonly PaymentRow[]): { rows: PaymentRow[]; covered: Set<string> } {
  const chosenIds = new Set(chosen.map((row) => row.id));
  const needs = new Map<string, { amount: number; legs: PaymentRow[]; ids: string[] }>();
  for (const row of chosen) {
    for (const tag of [row.batch, row.indicator]) {
      if (tag === null) continue;
      const legs = material.payments.filter((leg) => leg.payee === row.payer && (leg.batch === tag || leg.indicator === tag) && !isSettling(leg.kind) && !chosenIds.has(leg.id));
      if (legs.length === 0) continue;
      const need = needs.get(`${row.payer} ${tag}`) ?? { amount: 0, legs, ids: [] };
      need.amount += row.amount;
      need.ids.push(row.id);
      needs.set(`${row.payer} ${tag}`, need);
      break;
    }
  }
  const rows = new Map<string, PaymentRow>();
  for (const { amount, legs } of needs.values()) {
    apportion(amount, legs.map((leg) => leg.amount)).forEach((share, place) => {
      const leg = legs[place]!;
      if (share > 0) rows.set(leg.id, { ...leg, amount: (rows.get(leg.id)?.amount ?? 0) + share });
    });
  }
  return { rows: [...rows.values()], covered: new Set([...needs.values()].flatMap((need) => need.ids)) };
}
