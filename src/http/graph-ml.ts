import type { DrawnEdge, DrawnRows } from '../domain/patterns/drawn-rows.js';
import type { PatternExport } from '../domain/patterns/pattern.service.js';
import type { PatternColumn } from '../domain/patterns/pattern.js';
import type { CsvLanguage } from './step-table.js';

/** Types of GraphML; a whole number of fen fits a long, not an int. */
type KeyType = 'string' | 'long' | 'double' | 'boolean';

const KEY_TYPES: Readonly<Partial<Record<PatternColumn['type'], KeyType>>> = {
  integer: 'long',
  fen: 'long',
  year: 'long',
  day: 'long',
  instant: 'long',
  number: 'double',
  share: 'double',
  boolean: 'boolean',
};
/** What a row says that is no node and no edge of its own. */
const isPlain = ({ type }: PatternColumn): boolean => !['node', 'nodes', 'edges', 'message'].includes(type);

/**
 * The rows of a saved run as GraphML 1.0 (Gephi, yEd, NetworkX, igraph read it): nodes with kind and masked name, edges with amounts in fen and
 * times in epoch milliseconds. Written as it comes, each node and edge once; only ids are remembered.
 */
export async function* graphMl({ pattern, run, drawing }: PatternExport, language: CsvLanguage): AsyncGenerator<string> {
  const title = language === 'zh' ? pattern.titleZh : pattern.title;
  const plain = pattern.edge === null ? [] : pattern.columns.filter(isPlain);
  // Before anything is written, so that a failure at the start is still an answer of its own.
  let next = await drawing.next();
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    `<desc>${escaped(`${title}; ${pattern.id}; run ${run.id}; data version ${run.dataVersion}; ${JSON.stringify(run.parameters)}`)}</desc>`,
    key('kind', 'node', 'string'),
    key('label', 'node', 'string'),
    key('type', 'edge', 'string'),
    key('amountFen', 'edge', 'long'),
    key('at', 'edge', 'long'),
    ...plain.map(({ name, type }) => key(`row.${name}`, 'edge', KEY_TYPES[type] ?? 'string')),
    `<graph id="${escaped(run.id)}" edgedefault="directed">`,
    '',
  ].join('\n');
  const nodes = new Set<string>();
  const edges = new Set<string>();
  for (; !next.done; next = await drawing.next()) yield part(next.value, plain, nodes, edges);
  yield '</graph>\n</graphml>\n';
}

function part({ nodes, edges }: DrawnRows, plain: readonly PatternColumn[], drawnNodes: Set<string>, drawnEdges: Set<string>): string {
  const lines: string[] = [];
  for (const { id, kind, label } of nodes) {
    if (drawnNodes.has(id)) continue;
    drawnNodes.add(id);
    lines.push(`<node id="${escaped(id)}">${data('kind', kind)}${data('label', label)}</node>`);
  }
  for (const edge of edges) {
    if (drawnEdges.has(edge.id)) continue;
    drawnEdges.add(edge.id);
    lines.push(edgeLine(edge, plain));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function edgeLine({ id, type, source, target, amount, at, row }: DrawnEdge, plain: readonly PatternColumn[]): string {
  const cells = row === null ? [] : plain.map(({ name }) => data(`row.${name}`, row[name]));
  return `<edge id="${escaped(id)}" source="${escaped(source)}" target="${escaped(target)}">${data('type', type)}${data('amountFen', amount)}${data('at', at)}${cells.join('')}</edge>`;
}

const key = (id: string, of: 'node' | 'edge', type: KeyType): string => `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`;
const data = (id: string, value: unknown): string =>
  value === null || value === undefined ? '' : `<data key="${id}">${escaped(String(value as string))}</data>`;

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Characters that XML 1.0 cannot hold in any spelling, lone halves of surrogate pairs among them. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text that stands between tags or in a value: nothing in it is read as markup, and line breaks survive in values. */
export function escaped(text: string): string {
  return text
    .replace(IMPOSSIBLE, '\u{FFFD}')
    .replace(/[&<>"']/gu, (character) => NAMES[character]!)
    .replace(/[\t\n\r]/gu, (character) => `&#${character.codePointAt(0)!};`);
}
