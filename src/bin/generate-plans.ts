import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cypherFolder } from '../config.js';
import { QueryLibrary } from '../graph/query-library.js';
import { readPlanText } from '../graph/query-plan.js';
import { planDigests, planFile, plannedOf, plansFolder, queryPlans, storedPlan } from '../query-plans.js';
import { exitWith } from '../terminal/exit.js';

const USAGE = `npm run generate:plans [-- --all]

Writes test/plans/<room>/<id>.plan for every query file: its columns and the planner's operators, from EXPLAIN on the
embedded database with the schema applied and a small graph of every label and type. Look at what changed before you
commit it. A plan whose statement, schema and database are the same as when it was written stays; --all makes all afresh.`;

async function generatePlans(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const library = QueryLibrary.load(cypherFolder);
  const digestOf = planDigests(library);
  const queries = plannedOf(library);
  const stale = process.argv.includes('--all') ? queries : queries.filter((query) => readPlanText(storedPlan(query)).digest !== digestOf(query));
  const planned = stale.length === 0 ? [] : await queryPlans(library, stale, (text) => console.error(text));
  const files = new Set(queries.map((query) => join(plansFolder, planFile(query))));
  for (const entry of readdirSync(plansFolder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && entry.name.endsWith('.plan') && !files.has(path)) rmSync(path);
  }
  for (const { file, text } of planned) {
    mkdirSync(dirname(join(plansFolder, file)), { recursive: true });
    writeFileSync(join(plansFolder, file), text);
  }
  console.log(`${planned.length} of ${queries.length} plans written to test/plans.`);
  return 0;
}

await exitWith(generatePlans);
