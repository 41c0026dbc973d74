/** The header of a query file: what it is, what it takes, what it gives back. `cypher/README.md` explains each tag. */

export interface QueryParameter {
  readonly name: string;
  readonly type: string;
  /** Text after `=`; undefined when the parameter must be given. */
  readonly default: string | undefined;
  readonly meaning: string;
  readonly line: number;
}

export interface QueryHeader {
  readonly id: string;
  /** First room below `cypher/`: `traces`, `intake`, `documents` … */
  readonly room: string;
  readonly file: string;
  readonly access: 'read' | 'write' | 'schema';
  readonly title: string;
  readonly parameters: readonly QueryParameter[];
  /** Columns, in order; empty for a write that returns nothing. */
  readonly returns: readonly string[];
  /** The stated order of the rows. */
  readonly order: string;
  /** How many rows at most, or why there is no limit. */
  readonly limit: string;
  /** Every tag with its text, as written; repeated tags keep their order. */
  readonly tags: ReadonlyMap<string, readonly HeaderTag[]>;
  readonly text: string;
}

export interface HeaderTag {
  readonly text: string;
  readonly line: number;
}

export interface QueryFault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

const PARAMETER = /^(?<name>[A-Za-z][A-Za-z0-9]*)\s+(?<type>[a-z-]+(?:\[\])?)(?:\s*=\s*(?<default>\S+))?\s*(?<meaning>.*)$/u;
const ACCESS = new Set(['read', 'write', 'schema']);

/** Parses one query file; faults are collected, never thrown, so that one start names them all. */
export function parseQueryHeader(file: string, text: string): { header?: QueryHeader; faults: QueryFault[] } {
  const faults: QueryFault[] = [];
  const fault = (line: number, reason: string): void => void faults.push({ file, line, reason });
  const end = text.indexOf('*/');
  if (!text.startsWith('/**') || end < 0) {
    fault(1, 'the file must begin with a header comment /** … */');
    return { faults };
  }
  const tags = new Map<string, HeaderTag[]>();
  let last: { name: string; tag: HeaderTag } | undefined;
  text.slice(0, end).split('\n').forEach((raw, index) => {
    const content = raw.replace(/^\s*(?:\/\*\*|\*)\s?/u, '').trimEnd();
    const match = /^@(?<name>[a-z.]+)(?:\s+(?<rest>.*))?$/u.exec(content.trim());
    if (match?.groups) {
      const name = match.groups['name']!;
      const tag = { text: (match.groups['rest'] ?? '').trim(), line: index + 1 };
      tags.set(name, [...(tags.get(name) ?? []), tag]);
      last = { name, tag };
    } else if (last && content.trim() !== '') {
      // A line without a tag continues the one above.
      const list = tags.get(last.name)!;
      last.tag = { ...last.tag, text: `${last.tag.text} ${content.trim()}` };
      list[list.length - 1] = last.tag;
    }
  });

  const one = (name: string, required = true): string => {
    const found = tags.get(name) ?? [];
    if (required && found.length === 0) fault(1, `the header lacks @${name}`);
    if (found.length > 1) fault(found[1]!.line, `@${name} is given twice`);
    return found[0]?.text ?? '';
  };
  const id = one('id');
  const expected = file.replace(/^.*\//u, '').replace(/\.cypher$/u, '');
  if (id !== '' && id !== expected) fault(tags.get('id')![0]!.line, `@id ${id} must equal the file name ${expected}`);
  const access = one('access', false) || 'read';
  if (!ACCESS.has(access)) fault(tags.get('access')![0]!.line, `@access must be read, write or schema, not ${access}`);
  const title = one('title');
  const isRead = access === 'read';
  const returns = one('returns', isRead).split(',').map((column) => column.trim()).filter((column) => column !== '');
  const order = one('order', isRead);
  const limit = one('limit', isRead);
  const parameters: QueryParameter[] = [];
  for (const tag of tags.get('param') ?? []) {
    const groups = PARAMETER.exec(tag.text)?.groups;
    if (!groups) {
      fault(tag.line, '@param must read: name type [= default] meaning');
      continue;
    }
    parameters.push({ name: groups['name']!, type: groups['type']!, default: groups['default'], meaning: groups['meaning']!.trim(), line: tag.line });
  }
  const body = text.slice(end + 2).trim();
  if (body === '') fault(text.split('\n').length, 'the file holds no statement');
  const used = new Set([...body.matchAll(/\$([A-Za-z_][A-Za-z0-9_]*)/gu)].map((match) => match[1]!));
  for (const name of used) {
    if (!parameters.some((parameter) => parameter.name === name)) fault(1, `$${name} is used but has no @param`);
  }
  if (faults.length > 0) return { faults };
  const room = file.split('/').at(-2) ?? '';
  return { header: { id, room, file, access: access as QueryHeader['access'], title, parameters, returns, order, limit, tags, text }, faults };
}
