import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cypherFolder, projectFolder } from '../config.js';
import { catalogueOf, type MeasuredSet, type SourceNames } from '../domain/warnings/catalogue.js';
import { faultsOfRule } from '../domain/warnings/rule.js';
import { RuleBook } from '../domain/warnings/rule-book.js';
import { QueryLibrary } from '../graph/query-library.js';
import { readArguments } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';

const USAGE = `Writes the catalogue of warnings, docs/generated/warnings.md, from the headers of their files.

  npm run generate:warnings
  npm run generate:warnings -- --check    only says whether it is fresh

Exit codes: 0 written or fresh; 1 stale; 2 wrong usage.`;

/** @returns the exit code */
async function generateWarnings(): Promise<number> {
  const read = readArguments(USAGE, { check: { type: 'boolean' } }, 0);
  if (typeof read === 'number') return read;
  const measured = join(projectFolder, 'docs', 'evaluation.json');
  const known = existsSync(measured) ? (JSON.parse(readFileSync(measured, 'utf8')) as MeasuredSet[]) : [];
  // The catalogue calls sources as the viewer does.
  const words = JSON.parse(readFileSync(join(projectFolder, 'web', 'src', 'text', 'zh-CN.json'), 'utf8')) as { sources: SourceNames };
  const text = catalogueOf(new RuleBook(QueryLibrary.load(cypherFolder, faultsOfRule)).rules, known, words.sources);
  const file = join(projectFolder, 'docs', 'generated', 'warnings.md');
  if (read.values['check']) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return 0;
    console.error('docs/generated/warnings.md is stale: npm run generate:warnings');
    return 1;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log('docs/generated/warnings.md');
  return 0;
}

await exitWith(generateWarnings);
