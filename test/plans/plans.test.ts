import { readdirSync } from 'node:fs';
import { cypherFolder } from '../../src/config.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { costlyOperators, readPlanText } from '../../src/graph/query-plan.js';
import { planDigests, planFile, plannedOf, plansFolder, queryPlans, storedPlan } from '../../src/query-plans.js';
import { someOf } from '../support/some-of.js';

const library = QueryLibrary.load(cypherFolder);
const queries = plannedOf(library);
const digestOf = planDigests(library);
/** Planning all of them takes minutes. */
const PLANNED_ANEW = 6;

describe.each(queries.map((query) => [query.id, query] as const))('the plan of %s', (_, query) => {
  const plan = readPlanText(storedPlan(query));

  it('is of this statement, schema and database; if not, run `npm run generate:plans` and look at the difference', () => expect(plan.digest).toBe(digestOf(query)));

  it('gives the columns of @returns', () => expect(plan.columns).toEqual(query.returns));

  it('scans no whole graph and, in a read, multiplies no rows, unless @plan says why', () => {
    // A write that joins two nodes by an edge finds each by its id: a product of one and one.
    const costly = costlyOperators(plan).filter((name) => query.access === 'read' || name === 'AllNodesScan');
    const reasons = query.tags.get('plan')?.[0]?.text ?? '';
    expect(costly.filter((name) => !reasons.includes(name))).toEqual([]);
  });
});

/** On a database of its own: plans depend on the version and on the statistics, so they are made where both are known. */
it('some plans, other ones each time, are those checked in', async () => {
  const some = someOf(queries, PLANNED_ANEW);
  const planned = await queryPlans(library, some, () => undefined);
  expect(planned.map(({ text }) => text)).toEqual(some.map(storedPlan));
}, 600_000);

it('no plan is left of a query that is gone', () => {
  const stored = readdirSync(plansFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.plan'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(plansFolder.length + 1));
  expect(stored.sort()).toEqual(queries.map(planFile).sort());
});
