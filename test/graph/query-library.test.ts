import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultyQueries } from '../../src/failures.js';
import { QueryLibrary } from '../../src/graph/query-library.js';

const query = (id: string, more = ''): string =>
  `/**\n * @id ${id}\n * @title T\n * @returns n\n * @order one row\n * @limit 1, a constant\n${more} */\nRETURN 1 AS n\n`;

describe('the query library', () => {
  let folder: string;
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'library-')), 'cypher');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  it('finds every query file below the folder by its id, in the order of the paths, and nothing else', () => {
    put('traces/b.cypher', query('b'));
    put('documents/c.cypher', query('c'));
    put('traces/a.cypher', query('a'));
    put('README.md', 'no query');
    const library = QueryLibrary.load(folder);
    expect(library.all().map(({ file }) => file)).toEqual(['cypher/documents/c.cypher', 'cypher/traces/a.cypher', 'cypher/traces/b.cypher']);
    expect(library.inRoom('traces').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(library.get('c').title).toBe('T');
    expect(() => library.get('d')).toThrow('No query file is named d.cypher');
  });

  it('refuses faulty files with every fault of every file in one message', () => {
    put('a/one.cypher', query('one', ' * @parm x integer\n'));
    put('a/two.cypher', 'RETURN 1');
    put('b/one.cypher', query('one'));
    let failure: unknown;
    try {
      QueryLibrary.load(folder);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(FaultyQueries);
    expect((failure as FaultyQueries).message.split('\n')).toEqual([
      '3 fault(s) in query files:',
      'cypher/a/one.cypher:7 @parm is no known tag; cypher/README.md lists them',
      'cypher/a/two.cypher:1 the file must begin with a header comment /** … */',
      'cypher/b/one.cypher:1 @id one is already used by cypher/a/one.cypher',
    ]);
    expect((failure as FaultyQueries).hint).toMatch(/start again/u);
  });
});
