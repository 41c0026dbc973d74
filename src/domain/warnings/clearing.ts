import type { RegionRate } from './base-rates.js';
import { lackViews } from './clause-views.js';
import type { ClearingView, TrapView } from './clearing.shapes.js';
import type { Rule } from './rule.js';
import { trapOf, TRAPS } from './trap-words.js';

/** All traps in words; one a rule names and nobody has put in words stands for itself. */
export function trapViews(): TrapView[] {
  return TRAPS.map((trap) => ({ ...trap }));
}

/** What would make a finding pass, or tells more of it: what can explain it by its rule, and the clauses that wait for data in its region. */
export function clearingOf(rule: Rule | undefined, trap: string | null, lacks: RegionRate['lacks']): ClearingView {
  return {
    traps: (rule?.traps ?? []).map((id) => ({ ...(trapOf(id) ?? unnamed(id)), holds: id === trap })),
    lacks: lackViews(rule, lacks),
  };
}

const unnamed = (id: string): TrapView => ({ id, effect: 'suppress', title: id, titleZh: id, meaning: '', meaningZh: '' });
