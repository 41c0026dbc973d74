import { parseQueryHeader } from '../../src/graph/query-header.js';
import { faultsOfQuery } from '../../src/graph/query-rules.js';

const FILE = 'cypher/documents/lines-of-document.cypher';
const GOOD = `/**
 * @id       lines-of-document
 * @title    The lines a document carries
 * @param    document string         Node id
 * @param    kind     string = "a b" Kind asked for
 * @param    limit    integer = 200  Lines on a page,
 *           never more than 5,000
 * @returns  id, amount
 * @order    amount, largest first, then id
 * @limit    $limit
 */
MATCH (d:Document {id: $document})-[:CARRIES]->(line:Indicator {kind: $kind})
RETURN line.id AS id, line.amount AS amount ORDER BY amount DESC, id LIMIT $limit
`;

/** All faults of a file, as the library collects them. */
function faults(text: string): string[] {
  const { header, faults: ofHeader } = parseQueryHeader(FILE, text);
  return [...ofHeader, ...(header ? faultsOfQuery(header) : [])].map(({ line, reason }) => `${line} ${reason}`);
}

describe('a query header', () => {
  it('is read into id, room, access, parameters with defaults, columns, order and limit', () => {
    const { header } = parseQueryHeader(FILE, GOOD);
    expect(faults(GOOD)).toEqual([]);
    expect(header).toMatchObject({ id: 'lines-of-document', room: 'documents', access: 'read', returns: ['id', 'amount'], limit: '$limit' });
    expect(header?.parameters).toEqual([
      { name: 'document', type: 'string', default: undefined, meaning: 'Node id', meaningZh: null, line: 4 },
      { name: 'kind', type: 'string', default: '"a b"', meaning: 'Kind asked for', meaningZh: null, line: 5 },
      { name: 'limit', type: 'integer', default: '200', meaning: 'Lines on a page, never more than 5,000', meaningZh: null, line: 6 },
    ]);
  });

  it('has the Chinese meaning of a parameter beside the English one', () => {
    const { header } = parseQueryHeader(FILE, GOOD.replace(' */', ' * @param.zh limit    每页行数，最多 5,000\n */'));
    expect(header?.parameters.map(({ meaningZh }) => meaningZh)).toEqual([null, null, '每页行数，最多 5,000']);
  });

  it('must be there, with a statement after it', () => {
    expect(faults('MATCH (n) RETURN n')).toEqual(['1 the file must begin with a header comment /** … */']);
    expect(faults(GOOD.slice(0, GOOD.indexOf('*/') + 2))).toContain('11 the file holds no statement');
  });

  it('names every fault at once, each with its line', () => {
    const bad = GOOD.replace('@id       lines-of-document', '@id       lines')
      .replace('@title ', '@tilte ')
      .replace('document string ', 'document text ')
      .replace('= 200', '= two')
      .replace('id, amount\n', 'id, id\n');
    expect(faults(bad)).toEqual([
      '3 @tilte is no known tag; cypher/README.md lists them',
      '2 @id lines must equal the file name lines-of-document',
      '1 the header lacks @title',
      '8 @returns names id twice',
      '4 @param document has type text; use string, integer, number, fen, instant, day, boolean, map or one of them with []',
      '6 @param limit has the default two, which is no JSON value',
    ]);
  });

  it.each([
    [
      'an undeclared parameter',
      GOOD.replace('{kind: $kind}', '{kind: $sort}'),
      ['12 $sort is used but has no @param', '5 @param kind is declared but never used'],
    ],
    ['a write in a read', GOOD.replace('RETURN', 'SET line.x = 1 RETURN'), ['13 SET writes, but @access is read']],
    ['an unbounded pattern', GOOD.replace('[:CARRIES]', '[:CARRIES*]'), ['12 [:CARRIES*] has no upper bound; write one, such as *1..6 or {1,6}']],
    ['a limit that is not kept', GOOD.replace('LIMIT $limit', 'SKIP $limit'), ['10 @limit says $limit, but the statement has no LIMIT $limit']],
    [
      'a limit without reason',
      GOOD.replace('@limit    $limit', '@limit    none'),
      ['10 @limit must give the number or parameter after LIMIT, or say in words why there is none'],
    ],
    ['a twice given tag', GOOD.replace(' */', ' * @order    id\n */'), ['11 @order is given twice']],
    ['a Chinese text of nothing', GOOD.replace(' */', ' * @note.zh  说明\n */'), ['11 @note.zh is given without @note']],
    ['a Chinese text twice', GOOD.replace(' */', ' * @title.zh 文件的指标\n * @title.zh 指标\n */'), ['12 @title.zh is given twice']],
    [
      'Chinese meanings that are none, or two',
      GOOD.replace(' */', ' * @param.zh limit\n * @param.zh kind 类型\n * @param.zh kind 种类\n */'),
      ['11 @param.zh must read: name meaning', '13 @param.zh kind is given twice'],
    ],
    ['a parameter that explains nothing', GOOD.replace('Node id', ''), ['4 @param document does not say what it means']],
    [
      'an unknown access',
      GOOD.replace(' * @param    document', ' * @access   reads\n * @param    document'),
      ['4 @access must be read, write or schema, not reads'],
    ],
  ])('refuses %s', (_name, text, expected) => expect(faults(text)).toEqual(expected));

  it.each(['1, the id is unique', 'none: a region has at most some 200 counties'])('accepts the reason "%s" instead of a LIMIT', (reason) =>
    expect(faults(GOOD.replace('LIMIT $limit', 'SKIP $limit').replace('@limit    $limit', `@limit    ${reason}`))).toEqual([]),
  );

  it('lets a write go without columns, order and limit', () => {
    const write = `/**\n * @id lines-of-document\n * @title Mark a line\n * @access write\n * @param id string Line\n */\nMATCH (n:Indicator {id: $id}) SET n.seen = true\n`;
    expect(faults(write)).toEqual([]);
  });
});
