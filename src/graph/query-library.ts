import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { FaultyQueries } from '../failures.js';
import { parseQueryHeader, type QueryFault, type QueryHeader } from './query-header.js';
import { faultsOfQuery } from './query-rules.js';

/** Every query of the project, by id. The folder is the registry: a new file needs no list to be changed. */
export class QueryLibrary {
  private constructor(private readonly byId: ReadonlyMap<string, QueryHeader>) {}

  /** Reads `cypher/**` and refuses to start on any fault, all of them in one message with file and line. `more` finds those of a kind of file. */
  static load(folder: string, more: (query: QueryHeader) => QueryFault[] = () => []): QueryLibrary {
    const byId = new Map<string, QueryHeader>();
    const faults: QueryFault[] = [];
    for (const path of queryFiles(folder)) {
      const file = relative(join(folder, '..'), path).replaceAll(sep, '/');
      const { header, faults: ofHeader } = parseQueryHeader(file, readFileSync(path, 'utf8'));
      faults.push(...ofHeader);
      if (!header) continue;
      faults.push(...faultsOfQuery(header), ...more(header));
      const twin = byId.get(header.id);
      if (twin) faults.push({ file, line: 1, reason: `@id ${header.id} is already used by ${twin.file}` });
      byId.set(header.id, header);
    }
    if (faults.length > 0) {
      const list = faults.map((fault) => `${fault.file}:${fault.line} ${fault.reason}`).join('\n');
      throw new FaultyQueries(`${faults.length} fault(s) in query files:\n${list}`, 'Mend the files named and start again.', { faults });
    }
    return new QueryLibrary(byId);
  }

  /** With one more query, in the place of the one of its name: a draft, which is in no folder. */
  with(query: QueryHeader): QueryLibrary {
    return new QueryLibrary(new Map([...this.byId, [query.id, query]]));
  }

  /** A name that no file has is a mistake in the caller, not in the question. */
  get(id: string): QueryHeader {
    const query = this.byId.get(id);
    if (!query) throw new Error(`No query file is named ${id}.cypher`);
    return query;
  }

  /** In the order of their paths. */
  all(): QueryHeader[] {
    return [...this.byId.values()];
  }

  inRoom(room: string): QueryHeader[] {
    return this.all().filter((query) => query.room === room);
  }
}

function queryFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cypher'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
