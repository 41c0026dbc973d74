import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FaultyQueries } from '../failures.js';
import { parseQueryHeader, type QueryFault, type QueryHeader } from './query-header.js';

/** Every query of the project, by id. The folder is the registry: a new file needs no list to be changed. */
export class QueryLibrary {
  private constructor(private readonly byId: ReadonlyMap<string, QueryHeader>) {}

  /** Reads `cypher/**` and refuses to start on any fault, all of them in one message. */
  static load(folder: string): QueryLibrary {
    const byId = new Map<string, QueryHeader>();
    const faults: QueryFault[] = [];
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.cypher'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const path of files) {
      const file = relative(join(folder, '..'), path);
      const parsed = parseQueryHeader(file, readFileSync(path, 'utf8'));
      faults.push(...parsed.faults);
      if (!parsed.header) continue;
      const twin = byId.get(parsed.header.id);
      if (twin) faults.push({ file, line: 1, reason: `@id ${parsed.header.id} is already used by ${twin.file}` });
      byId.set(parsed.header.id, parsed.header);
    }
    if (faults.length > 0) {
      const list = faults.map((fault) => `${fault.file}:${fault.line} ${fault.reason}`).join('\n');
      throw new FaultyQueries(`${faults.length} fault(s) in query files:\n${list}`, 'Mend the files named and start again.', { faults });
    }
    return new QueryLibrary(byId);
  }

  get(id: string): QueryHeader {
    const query = this.byId.get(id);
    if (!query) throw new Error(`No query file is named ${id}.cypher`);
    return query;
  }

  all(): QueryHeader[] {
    return [...this.byId.values()];
  }

  inRoom(room: string): QueryHeader[] {
    return this.all().filter((query) => query.room === room);
  }
}
