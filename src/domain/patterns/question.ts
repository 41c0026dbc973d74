import { createHash } from 'node:crypto';
import type { HeaderTag, QueryFault, QueryHeader, QueryParameter } from '../../graph/query-header.js';
import { limits } from '../../graph/query-text.js';
import { NODE_LABELS, type NodeLabel } from '../model/model.js';
import { SOURCES } from '../warnings/words.js';
import { ANYTHING, type Allowed, type Pattern, type PatternColumn } from './pattern.js';
import { COLUMN_TYPES, TOPICS, type ColumnType, type Topic } from './words.js';

export const QUESTION_ROOM = 'questions';

/**
 * Parameters that a question is given; all others are its own. Every one takes `regions`: codes that the caller may see, null: all; `batch`: data
 * version; `asOf`: last moment of what had happened; `after`, `limit`: rows passed over and rows given. Where it needs them, `until`: the day D, its
 * last moment: `asOf`, else the end of what is covered; `daysOff`: first moments of days that are no working days.
 */
export const GIVEN = ['regions', 'batch', 'asOf', 'until', 'daysOff', 'after', 'limit'] as const;
const OPTIONAL = ['until', 'daysOff'];
const GIVEN_TYPES: Readonly<Record<(typeof GIVEN)[number], string>> = {
  regions: 'string[]',
  batch: 'integer',
  asOf: 'instant',
  until: 'instant',
  daysOff: 'day[]',
  after: 'integer',
  limit: 'integer',
};

/** Longer than this a person does not wait; a question says it where it needs less or more. */
const SECONDS_DEFAULT = 30;
const SECONDS_MAX = 120;
/** Names that stand for something else in an address. */
const TAKEN = ['runs'];

const COLUMN = /^(?<name>[A-Za-z][A-Za-z0-9]*)\s+(?<type>[a-z]+)\s+(?<en>[^|]+)\|(?<zh>[^|]+)$/u;
const WORD = /^(?<word>[a-z][A-Za-z0-9-]*)\s+(?<en>[^|]+)\|(?<zh>[^|]+)$/u;
const RANGE = /^(?<minimum>-?\d+(?:\.\d+)?)\.\.(?<maximum>-?\d+(?:\.\d+)?)$/u;

export function isQuestion({ room }: QueryHeader): boolean {
  return room === QUESTION_ROOM;
}

/** What is wrong with a question's header beside what holds for every query file; none for other files. */
export function faultsOfQuestion(query: QueryHeader): QueryFault[] {
  if (!isQuestion(query)) return [];
  const faults: QueryFault[] = [];
  const at = (line: number, reason: string): void => void faults.push({ file: query.file, line, reason });
  const tags = (name: string): readonly HeaderTag[] => query.tags.get(name) ?? [];
  const text = (name: string): string => tags(name)[0]?.text ?? '';
  const fault = (tag: string, reason: string): void => at(tags(tag)[0]?.line ?? 1, reason);

  if (query.access !== 'read') fault('access', 'a question reads only');
  if (TAKEN.includes(query.id)) fault('id', `@id ${query.id} is taken by an address of the API`);
  for (const tag of ['title.zh', 'topic', 'why', 'why.zh', 'needs']) if (text(tag) === '') fault(tag, `a question lacks @${tag}`);
  if (text('topic') !== '' && !(TOPICS as readonly string[]).includes(text('topic'))) fault('topic', `@topic must be one of ${TOPICS.join(', ')}`);
  for (const source of listOf(text('needs')).filter((one) => !(SOURCES as readonly string[]).includes(one)))
    fault('needs', `@needs does not know ${source}; it takes ${SOURCES.join(', ')}`);
  if (text('seconds') !== '' && !(Number.isInteger(Number(text('seconds'))) && Number(text('seconds')) >= 1 && Number(text('seconds')) <= SECONDS_MAX))
    fault('seconds', `@seconds is a whole number from 1 to ${SECONDS_MAX}`);

  for (const name of GIVEN) {
    const parameter = query.parameters.find((one) => one.name === name);
    if (!parameter) {
      if (!OPTIONAL.includes(name)) fault('param', `a question takes $${name}`);
    } else if (parameter.type !== GIVEN_TYPES[name]) at(parameter.line, `$${name} is ${GIVEN_TYPES[name]}`);
  }
  if (text('limit') !== '$limit') fault('limit', "a question's @limit is $limit");
  if (!/\bSKIP\s+\$after\s+LIMIT\s+\$limit\s*$/iu.test(query.text) || limits(query.text).length === 0)
    fault('limit', 'a question ends with SKIP $after LIMIT $limit, so that its rows come page by page');
  if (/^none\b/iu.test(query.order)) fault('order', 'the rows of a question have an order down to a key that breaks ties: pages depend on it');
  faults.push(...faultsOfParameters(query), ...faultsOfColumns(query));
  return faults;
}

function faultsOfParameters(query: QueryHeader): QueryFault[] {
  const faults: QueryFault[] = [];
  const own = ownParameters(query);
  const fault = (line: number, reason: string): void => void faults.push({ file: query.file, line, reason });
  for (const tag of ['param.zh', 'allowed'])
    for (const { text, line } of query.tags.get(tag) ?? [])
      if (!own.some(({ name }) => name === text.split(/\s+/u)[0])) fault(line, `@${tag} names ${text.split(/\s+/u)[0]!}, which is no parameter of its own`);
  for (const { name, type, line, default: byDefault, meaningZh } of own) {
    if (/^(?:map|instant)/u.test(type)) fault(line, `@param ${name}: ${type} is no type that a form can ask for; take day, or a parameter for each part`);
    if (meaningZh === null) fault(line, `@param ${name} lacks its @param.zh`);
    const tag = allowedTag(query, name);
    const isNumeric = /^(?:integer|number|fen)/u.test(type);
    if (tag === undefined) {
      if (isNumeric) fault(line, `@param ${name} lacks its range: @allowed ${name} 1..100`);
      continue;
    }
    const { kinds, values, minimum, maximum } = allowedOf(tag.text);
    if (kinds.length === 0 && values.length === 0 && minimum === null)
      fault(tag.line, `@allowed ${name} takes a range (1..100), labels of nodes, or words (in|out)`);
    else if (isNumeric !== (minimum !== null)) fault(tag.line, `@allowed ${name} does not go with the type ${type}`);
    const value = byDefault === undefined ? null : (JSON.parse(byDefault) as unknown);
    if (minimum !== null && typeof value === 'number' && (value < minimum || value > maximum!))
      fault(line, `the default of @param ${name} lies outside ${minimum}..${maximum!}`);
  }
  return faults;
}

function faultsOfColumns(query: QueryHeader): QueryFault[] {
  const faults: QueryFault[] = [];
  const fault = (line: number, reason: string): void => void faults.push({ file: query.file, line, reason });
  const tags = query.tags.get('column') ?? [];
  for (const { text, line } of tags) {
    const groups = COLUMN.exec(text)?.groups;
    if (!groups) fault(line, '@column must read: name type English|中文');
    else if (!(COLUMN_TYPES as readonly string[]).includes(groups['type']!))
      fault(line, `@column ${groups['name']!} has type ${groups['type']!}; use ${COLUMN_TYPES.join(', ')}`);
  }
  const columns = columnsOf(query);
  if (columns.map(({ name }) => name).join() !== query.returns.join())
    fault(query.tags.get('returns')?.[0]?.line ?? 1, 'the @column tags must name the columns of @returns, in their order');
  for (const { text, line } of query.tags.get('word') ?? []) if (!WORD.test(text)) fault(line, '@word must read: word English|中文');
  const edge = query.tags.get('edge')?.[0];
  if (edge) {
    const ends = listOf(edge.text);
    if (ends.length !== 2 || ends.some((end) => columns.find(({ name }) => name === end)?.type !== 'node'))
      fault(edge.line, '@edge names two columns of type node');
  }
  return faults;
}

/** A file without faults as a pattern. */
export function questionOf(query: QueryHeader): Pattern {
  const text = (tag: string): string => query.tags.get(tag)?.[0]?.text ?? '';
  const edge = listOf(text('edge'));
  const parameters = ownParameters(query).map(({ name, type, default: byDefault, meaning, meaningZh }) => ({
    name,
    type,
    required: byDefault === undefined,
    default: byDefault === undefined ? null : (JSON.parse(byDefault) as unknown),
    meaning,
    meaningZh,
    allowed: allowedOf(allowedTag(query, name)?.text ?? ''),
  }));
  const columns = columnsOf(query);
  const statement = query.text.slice(query.text.indexOf('*/') + 2).trim();
  const decides = [statement, parameters.map(({ name, type, default: value }) => [name, type, value]), columns.map(({ name, type }) => [name, type])];
  return {
    id: query.id,
    topic: text('topic') as Topic,
    title: query.title,
    titleZh: text('title.zh'),
    why: text('why'),
    whyZh: text('why.zh'),
    note: text('note') || null,
    noteZh: text('note.zh') || null,
    needs: listOf(text('needs')),
    parameters,
    columns,
    words: Object.fromEntries(
      (query.tags.get('word') ?? []).map((tag) => {
        const { word, en, zh } = WORD.exec(tag.text)!.groups as { word: string; en: string; zh: string };
        return [word, { en: en.trim(), zh: zh.trim() }];
      }),
    ),
    edge: edge.length === 2 ? [edge[0]!, edge[1]!] : null,
    order: query.order,
    seconds: text('seconds') === '' ? SECONDS_DEFAULT : Number(text('seconds')),
    digest: createHash('sha256').update(JSON.stringify(decides)).digest('hex'),
    rule: null,
    file: query.file,
  };
}

function ownParameters(query: QueryHeader): QueryParameter[] {
  return query.parameters.filter(({ name }) => !(GIVEN as readonly string[]).includes(name));
}

function columnsOf(query: QueryHeader): PatternColumn[] {
  return (query.tags.get('column') ?? []).flatMap(({ text }) => {
    const groups = COLUMN.exec(text)?.groups;
    return groups ? [{ name: groups['name']!, type: groups['type'] as ColumnType, title: groups['en']!.trim(), titleZh: groups['zh']!.trim() }] : [];
  });
}

function allowedTag(query: QueryHeader, name: string): HeaderTag | undefined {
  return (query.tags.get('allowed') ?? []).find(({ text }) => text.split(/\s+/u)[0] === name);
}

/** `name 1..365`, `name Unit Enterprise`, `name in|out`. */
function allowedOf(text: string): Allowed {
  const said = text.split(/\s+/u).slice(1);
  const range = RANGE.exec(said.join(' '))?.groups;
  if (range) return { ...ANYTHING, minimum: Number(range['minimum']), maximum: Number(range['maximum']) };
  if (said.length > 0 && said.every((word) => (NODE_LABELS as readonly string[]).includes(word))) return { ...ANYTHING, kinds: said as NodeLabel[] };
  const values = said.join(' ').split('|');
  return said.length === 1 && values.every((value) => /^[a-z][A-Za-z0-9-]*$/u.test(value)) ? { ...ANYTHING, values } : ANYTHING;
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((word) => word !== '');
}
