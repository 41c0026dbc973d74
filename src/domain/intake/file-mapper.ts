import { compileMapping, isGrouping, type MappingContext, type RowMapper } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import { refuse, type ReceivedFile } from './receive-package.js';
import { RowGroups, TooManyGroups } from './row-groups.js';

const CHUNK_ROWS = 5_000;

/**
 * The mapper of a received file. Where its mapping sums over rows, the file is read once before: the whole values must be known before the
 * first row of a group is written. Only rows that can be mapped count.
 * @param alive told after every few thousand rows; throwing there ends the reading
 */
export async function mapperOf(file: ReceivedFile, context: MappingContext, alive: () => Promise<void>): Promise<RowMapper> {
  const { mapping, header } = file;
  if (!isGrouping(mapping)) return compileMapping(mapping, header, context);
  const groups = new RowGroups();
  const map = compileMapping(mapping, header, context, { gather: (contributions) => groups.add(contributions) });
  try {
    for await (const rows of file.csv.chunks(CHUNK_ROWS)) {
      for (const row of rows) if (!row.fault) readFor(map, row.cells);
      await alive();
    }
  } catch (error) {
    if (error instanceof TooManyGroups) refuse([{ file: file.announced.path, line: null, reason: error.message }]);
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
