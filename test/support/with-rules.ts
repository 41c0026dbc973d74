import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cypherFolder } from '../../src/config.js';

/**
 * A folder of all query files, but of the rules only some: a run of all sixty takes minutes, most of them to plan the statements, and what is
 * tested is how a run looks. Codes as `JS-01`.
 */
export function withRules(...codes: readonly string[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'yuanliu-rules-')), 'cypher');
  cpSync(cypherFolder, folder, { recursive: true });
  const kept = codes.map((code) => `${code.toLowerCase()}-`);
  for (const room of ['warnings', 'patterns'])
    for (const file of readdirSync(join(folder, room))) if (!kept.some((start) => file.startsWith(start))) rmSync(join(folder, room, file));
  return folder;
}
