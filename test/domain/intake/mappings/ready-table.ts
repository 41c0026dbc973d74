import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../../src/config.js';
import { table, type PackageFile } from '../packages.js';

/** A file in the columns of its first row, to be read by a mapping of `seeds/mappings`. */
export function readyTable(mapping: string, rows: readonly Record<string, string>[], more: Partial<PackageFile> = {}): PackageFile {
  return {
    path: `${mapping}.csv`,
    bytes: table(Object.keys(rows[0]!), rows),
    mapping: readFileSync(join(projectFolder, 'seeds', 'mappings', `${mapping}.yaml`), 'utf8'),
    ...more,
  };
}

/** What every table of the national system carries. */
export const NATIONAL = {
  MOF_DIV_CODE: '410325',
  FISCAL_YEAR: '2024',
  IS_DELETED: '0',
  CREATE_TIME: '2024-03-01 09:00:00',
  UPDATE_TIME: '2024-03-02 09:00:00',
};
