import { compileMapping, isGrouping, type MappingContext, type RowMapper } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import type { Mapping } from './mapping.js';
import { refuse } from './receive-package.js';
import { RowGroups, TooManyGroups } from './row-groups.js';
import type { TableFile } from './table-rows.js';

const CHUNK_ROWS = 5_000;

/** A file that can be read again and again, with the mapping that says what its rows mean. */
export interface MappableFile {
  readonly path: string;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly csv: TableFile;
}

/**
 * The mapper of a file. Where its mapping sums over rows, the file is read once before: the whole values must be known before the
 * first row of a group is written. Only rows that can be mapped count.
 * @param alive told after every few thousand rows; throwing there ends the reading
 */
export async function mapperOf(file: MappableFile, context: MappingContext, alive: () => Promise<void>): Promise<RowMapper> {
  const { mapping, header } = file;
  if (!isGrouping(mapping)) return compileMapping(mapping, header, context);
  const groups = new RowGroups();
  const map = compileMapping(mapping, header, context, { gather: (contributions, facts) => groups.add(contributions, facts) });
  try {
    for await (const rows of file.csv.chunks(CHUNK_ROWS)) {
      for (const row of rows) if (!row.fault) readFor(map, row.cells);
      await alive();
    }
  } catch (error) {
    if (error instanceof TooManyGroups) refuse([{ file: file.path, line: null, reason: error.message }]);
    throw error;
  }
  return compileMapping(mapping, header, context, { groups });
}

/** A row that cannot be read is set aside in the second reading, with its reason. */
function readFor(map: RowMapper, cells: readonly string[]): void {
  try {
    map(cells);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
  }
}
