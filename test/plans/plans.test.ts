import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cypherFolder } from '../../src/config.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { costlyOperators } from '../../src/graph/query-plan.js';
import { plansFolder, queryPlans, type PlannedQuery } from '../../src/query-plans.js';

const library = QueryLibrary.load(cypherFolder);
const queries = library.all().filter(({ access }) => access !== 'schema');

/** On a database of its own: plans depend on the version and on the statistics, so they are made where both are known. */
describe('the plan of', () => {
  const plans = new Map<string, PlannedQuery>();

  beforeAll(async () => {
    for (const planned of await queryPlans(library, () => undefined)) plans.set(planned.query.id, planned);
  }, 300_000);

  describe.each(queries.map((query) => [query.id, query] as const))('%s', (id, query) => {
    it('gives the columns of @returns', () => expect(plans.get(id)!.plan.columns).toEqual(query.returns));

    it('scans no whole graph and, in a read, multiplies no rows, unless @plan says why', () => {
      // A write that joins two nodes by an edge finds each by its id: a product of one and one.
      const costly = costlyOperators(plans.get(id)!.plan).filter((name) => query.access === 'read' || name === 'AllNodesScan');
      const reasons = query.tags.get('plan')?.[0]?.text ?? '';
      expect(costly.filter((name) => !reasons.includes(name))).toEqual([]);
    });

    it('is the one checked in; if not, run `npm run generate:plans` and look at the difference', () => {
      const { file, text } = plans.get(id)!;
      const path = join(plansFolder, file);
      expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
    });
  });
});

it('no plan is left of a query that is gone', () => {
  const stored = readdirSync(plansFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.plan'))
    .map((entry) => join(entry.parentPath, entry.name).slice(plansFolder.length + 1));
  expect(stored.sort()).toEqual(queries.map(({ room, id }) => `${room}/${id}.plan`).sort());
});
