/** The header of a query file: what it is, what it takes, what it gives back. `cypher/README.md` explains each tag. */

export interface QueryHeader {
  readonly id: string;
  /** First folder below `cypher/`: `traces`, `intake`, `documents` … */
  readonly room: string;
  /** Path from the project's root, with `/`. */
  readonly file: string;
  readonly access: Access;
  readonly title: string;
  readonly parameters: readonly QueryParameter[];
  /** Columns, in order; empty for a write that returns nothing. */
  readonly returns: readonly string[];
  /** The stated order of the rows. */
  readonly order: string;
  /** How many rows at most (a number or `$name`), or in words why there is no limit. */
  readonly limit: string;
  /** Every tag with its text, as written; repeated tags keep their order. */
  readonly tags: ReadonlyMap<string, readonly HeaderTag[]>;
  /** The whole file: the header comment goes to the database too, where it names the statement in the query log. */
  readonly text: string;
}

export type Access = 'read' | 'write' | 'schema';

export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** JSON after `=`; undefined when the parameter must be given. */
  readonly default: string | undefined;
  readonly meaning: string;
  /** `@param.zh`; null: it has none, as those that no reader is shown. */
  readonly meaningZh: string | null;
  readonly line: number;
}

/** `fen`, `instant` and `day` are integers; the name says what they count. `map` is a row of anything. */
export const PARAMETER_TYPES = ['string', 'integer', 'number', 'fen', 'instant', 'day', 'boolean', 'map'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number] | `${(typeof PARAMETER_TYPES)[number]}[]`;

export interface HeaderTag {
  readonly text: string;
  readonly line: number;
}

export interface QueryFault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Tags of every query, then those of a warning and of an analyst's question. One that is not listed is most likely misspelt. */
const TAGS = ['id', 'title', 'title.zh', 'access', 'param', 'param.zh', 'returns', 'order', 'limit', 'note', 'note.zh', 'plan'];
const WARNING_TAGS = [
  ...['code', 'bands', 'bands.zh', 'precision', 'subject', 'reads', 'narrowed', 'needs', 'clause', 'traps', 'measure', 'message', 'message.zh'],
  ...['unit', 'unit.zh'],
  ...['why', 'why.zh', 'basis', 'basis.zh', 'engine', 'version'],
];
const QUESTION_TAGS = ['topic', 'allowed', 'column', 'word', 'edge', 'seconds'];
const KNOWN_TAGS: ReadonlySet<string> = new Set([...TAGS, ...WARNING_TAGS, ...QUESTION_TAGS]);

const PARAMETER = /^(?<name>[A-Za-z][A-Za-z0-9]*)\s+(?<type>[a-z]+(?:\[\])?)(?:\s*=\s*(?<default>"(?:[^"\\]|\\.)*"|\S+))?\s*(?<meaning>.*)$/u;
const ACCESS: readonly string[] = ['read', 'write', 'schema'] satisfies Access[];

/** Parses one header; faults are collected, never thrown, so that one start names them all. No header: the file cannot be used. */
export function parseQueryHeader(file: string, text: string): { header?: QueryHeader; faults: QueryFault[] } {
  const faults: QueryFault[] = [];
  const fault = (line: number, reason: string): void => void faults.push({ file, line, reason });
  const end = text.indexOf('*/');
  if (!text.startsWith('/**') || end < 0) {
    fault(1, 'the file must begin with a header comment /** … */');
    return { faults };
  }
  if (text.slice(end + 2).trim() === '') fault(text.split('\n').length, 'the file holds no statement');

  const tags = tagsOf(text.slice(0, end));
  for (const [name, [first]] of tags) {
    if (!KNOWN_TAGS.has(name)) fault(first!.line, `@${name} is no known tag; cypher/README.md lists them`);
  }
  faultsOfChinese(tags, fault);
  const one = (name: string, required: boolean): string => {
    const found = tags.get(name) ?? [];
    if (required && (found[0]?.text ?? '') === '') fault(found[0]?.line ?? 1, `the header lacks @${name}`);
    if (found.length > 1) fault(found[1]!.line, `@${name} is given twice`);
    return found[0]?.text ?? '';
  };

  const id = one('id', true);
  const expected = file.replace(/^.*\//u, '').replace(/\.cypher$/u, '');
  if (id !== '' && id !== expected) fault(tags.get('id')![0]!.line, `@id ${id} must equal the file name ${expected}`);
  const access = one('access', false) || 'read';
  if (!ACCESS.includes(access)) fault(tags.get('access')![0]!.line, `@access must be read, write or schema, not ${access}`);
  const isRead = access === 'read';
  const title = one('title', true);
  const returns = one('returns', isRead)
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  for (const [index, column] of returns.entries()) {
    if (returns.indexOf(column) !== index) fault(tags.get('returns')![0]!.line, `@returns names ${column} twice`);
  }
  const order = one('order', isRead);
  const limit = one('limit', isRead);
  const parameters = parametersOf(tags, fault);
  const room = file.split('/').at(-2) ?? '';
  return { header: { id, room, file, access: access as Access, title, parameters, returns, order, limit, tags, text }, faults };
}

function tagsOf(comment: string): Map<string, HeaderTag[]> {
  const tags = new Map<string, HeaderTag[]>();
  let last: { list: HeaderTag[]; name: string } | undefined;
  for (const [index, raw] of comment.split('\n').entries()) {
    const content = raw.replace(/^\s*(?:\/\*\*|\*)?/u, '').trim();
    const groups = /^@(?<name>[a-z.]+)(?:\s+(?<rest>.*))?$/iu.exec(content)?.groups;
    if (groups) {
      const name = groups['name']!;
      const list = tags.get(name) ?? [];
      list.push({ text: (groups['rest'] ?? '').trim(), line: index + 1 });
      tags.set(name, list);
      last = { list, name };
    } else if (last && content !== '') {
      // A line without a tag continues the one above.
      const above = last.list.pop()!;
      last.list.push({ ...above, text: `${above.text} ${content}`.trim() });
    }
  }
  return tags;
}

type Fault = (line: number, reason: string) => void;

/** A Chinese text says what an English one says: without it, or a second time, it is a slip. */
function faultsOfChinese(tags: ReadonlyMap<string, readonly HeaderTag[]>, fault: Fault): void {
  for (const [name, found] of tags) {
    if (!name.endsWith('.zh') || name === PARAMETER_ZH || !KNOWN_TAGS.has(name)) continue;
    if (!tags.has(name.slice(0, -'.zh'.length))) fault(found[0]!.line, `@${name} is given without @${name.slice(0, -'.zh'.length)}`);
    if (found.length > 1) fault(found[1]!.line, `@${name} is given twice`);
  }
}

const PARAMETER_ZH = 'param.zh';

/** By parameter: `@param.zh name 含义`. */
function meaningsZh(tags: readonly HeaderTag[], fault: Fault): Map<string, string> {
  const meanings = new Map<string, string>();
  for (const { text, line } of tags) {
    const [name = ''] = text.split(/\s+/u);
    const meaning = text.slice(name.length).trim();
    if (meanings.has(name)) fault(line, `@${PARAMETER_ZH} ${name} is given twice`);
    if (meaning === '') fault(line, `@${PARAMETER_ZH} must read: name meaning`);
    meanings.set(name, meaning);
  }
  return meanings;
}

function parametersOf(all: ReadonlyMap<string, readonly HeaderTag[]>, fault: Fault): QueryParameter[] {
  const parameters: QueryParameter[] = [];
  const chinese = meaningsZh(all.get(PARAMETER_ZH) ?? [], fault);
  for (const tag of all.get('param') ?? []) {
    const groups = PARAMETER.exec(tag.text)?.groups;
    if (!groups) {
      fault(tag.line, '@param must read: name type [= default] meaning');
      continue;
    }
    const { name, type, meaning } = groups as { name: string; type: string; meaning: string };
    const byDefault = groups['default'];
    if (!(PARAMETER_TYPES as readonly string[]).includes(type.replace('[]', ''))) {
      fault(tag.line, `@param ${name} has type ${type}; use ${PARAMETER_TYPES.join(', ')} or one of them with []`);
    }
    if (byDefault !== undefined && !isJson(byDefault)) fault(tag.line, `@param ${name} has the default ${byDefault}, which is no JSON value`);
    if (parameters.some((parameter) => parameter.name === name)) fault(tag.line, `@param ${name} is given twice`);
    if (meaning.trim() === '') fault(tag.line, `@param ${name} does not say what it means`);
    parameters.push({ name, type: type as ParameterType, default: byDefault, meaning: meaning.trim(), meaningZh: chinese.get(name) || null, line: tag.line });
  }
  return parameters;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
