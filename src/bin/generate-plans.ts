import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cypherFolder } from '../config.js';
import { QueryLibrary } from '../graph/query-library.js';
import { plansFolder, queryPlans } from '../query-plans.js';
import { exitWith } from '../terminal/exit.js';

const USAGE = `npm run generate:plans

Writes test/plans/<room>/<id>.plan for every query file: its columns and the planner's operators, from EXPLAIN on the
embedded database with the schema applied and a small graph of every label and type. Look at what changed before you
commit it.`;

/** All plans afresh, so that the plan of a query that is gone goes too. */
async function generatePlans(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const planned = await queryPlans(QueryLibrary.load(cypherFolder), (text) => console.error(text));
  for (const entry of readdirSync(plansFolder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.plan')) rmSync(join(entry.parentPath, entry.name));
  }
  for (const { file, text } of planned) {
    mkdirSync(dirname(join(plansFolder, file)), { recursive: true });
    writeFileSync(join(plansFolder, file), text);
  }
  console.log(`${planned.length} plans written to test/plans.`);
  return 0;
}

await exitWith(generatePlans);
