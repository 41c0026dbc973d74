import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { version } from '../boot.js';
import { projectFolder } from '../config.js';
import { exitWith } from '../terminal/exit.js';
import { readArguments } from '../terminal/arguments.js';
import { contractFiles } from '../http/contract-files.js';

const USAGE = `Writes openapi.json and the viewer's types of it (web/src/api/schema.d.ts) from the decorators in src.

  npm run generate:contract
  npm run generate:contract -- --check     writes nothing; exit code 1 when a file is stale`;

/** @returns the exit code */
async function generateContract(): Promise<number> {
  const read = readArguments(USAGE, { check: { type: 'boolean' } }, 0);
  if (typeof read === 'number') return read;
  const stale: string[] = [];
  for (const [path, text] of await contractFiles(version)) {
    const file = join(projectFolder, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (read.values['check']) stale.push(path);
    else if (existsSync(dirname(file))) writeFileSync(file, text);
  }
  if (stale.length === 0) return 0;
  console.error(`Stale: ${stale.join(', ')}. Run npm run generate:contract and commit the result.`);
  return 1;
}

await exitWith(generateContract);
