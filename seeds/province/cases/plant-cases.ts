import type { World } from '../../demo/story/world.ts';
import type { Ground } from '../story/ground.ts';
import { AS_OF, type Options } from '../story/options.ts';
import { disclosing } from '../story/seats.ts';
import type { Line } from '../../demo/story/budget.ts';
import { ACCOUNT_CASES } from './account-cases.ts';
import { ALLOCATION_CASES } from './allocation-cases.ts';
import { BID_CASES } from './bid-cases.ts';
import { CaseScene } from './case-scene.ts';
import { ENTERPRISE_CASES } from './enterprise-cases.ts';
import { FLOW_CASES } from './flow-cases.ts';
import { HOUSEHOLD_CASES } from './household-cases.ts';
import { KINDS, type Kind, type Label, type Told } from './label.ts';
import { PROGRESS_CASES } from './progress-cases.ts';
import { RECEIPT_CASES } from './receipt-cases.ts';
import { line, project } from './subjects.ts';
import { USE_CASES } from './use-cases.ts';

/** How each kind of a rule is planted. */
export type RuleCases = Record<Kind, (scene: CaseScene) => Told>;
export type CaseBook = Readonly<Record<string, RuleCases>>;

export const ALL_CASES: CaseBook = {
  ...RECEIPT_CASES,
  ...ALLOCATION_CASES,
  ...PROGRESS_CASES,
  ...USE_CASES,
  ...ACCOUNT_CASES,
  ...ENTERPRISE_CASES,
  ...HOUSEHOLD_CASES,
  ...FLOW_CASES,
  ...BID_CASES,
};

/** Plants every rule's cases into the counties in turn and says where they are. */
export function plantCases(world: World, ground: Ground, options: Options): Label[] {
  const labels: Label[] = [];
  const { seats } = ground.geography;
  let serial = 0;
  let next = 0;
  for (const [rule, cases] of Object.entries(ALL_CASES)) {
    // Some rules need what only some counties deliver.
    const fit = rule === 'SY-08' ? seats.filter(disclosing) : rule === 'FP-05' ? seats.filter((seat) => seat.pools) : seats;
    const places = fit.length > 0 ? fit : seats;
    for (const kind of KINDS) {
      for (let turn = 0; turn < options.cases[kind]; turn += 1) {
        const seat = places[next % places.length]!;
        next += 1;
        const made = world.budget.lines.length;
        const told = cases[kind](new CaseScene(world, ground, seat, turn, `${rule} ${kind}`, () => (serial += 1)));
        labels.push({
          case: `${rule}-${kind}-${turn + 1}`,
          rule,
          kind,
          ...(told.trap ? { trap: told.trap } : {}),
          subjectIds: told.subjects,
          paymentIds: (told.payments ?? []).map(({ slip }) => `paid:${slip}`),
          documentNumbers: [...new Set((told.documents ?? []).filter((number) => number !== undefined))],
          madeIds: idsOf(world.budget.lines.slice(made)),
          ...(told.band ? { expectedBand: told.band } : {}),
          asOf: AS_OF,
          note: told.note,
        });
      }
    }
  }
  world.budget.close();
  return labels;
}

function idsOf(lines: readonly Line[]): string[] {
  return [...new Set(lines.flatMap((one) => [String(line(one)), ...(one.project ? [String(project(one.project))] : [])]))];
}
