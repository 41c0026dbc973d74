import { join } from 'node:path';
import type { PropertyValue, Values } from '../compile-value.js';
import type { KnownEdge } from '../decide-row.js';
import { BlockFile } from './block-file.js';
import { cellOf, cellsOf, isOneLine, quoted, typeIn, valuesFrom, type Column } from './import-line.js';

/** Files of nodes or edges for `neo4j-admin database import`, by what they are called there. */
export interface ImportGroup {
  /** `Entity:Account` of nodes, `PAID` of edges. */
  readonly name: string;
  readonly paths: readonly string[];
}

interface ShapedFile {
  readonly number: number;
  readonly name: string;
  readonly columns: readonly Column[];
  /** How many of the columns were copied from elsewhere; they come last. */
  readonly copied: number;
  readonly file: BlockFile;
}

/** What stands before the properties of an edge; `:START_ID` and `:END_ID` are handles of nodes. */
const EDGE_HEAD = [':START_ID', ':END_ID', 'id:string', 'addedIn:long', 'source:string'];
const NODE_HEAD = [':ID', 'id:string', 'addedIn:long', 'source:string'];

/** An edge as it is written; codes and what was copied are columns like the others. */
export interface EdgeLine {
  readonly type: string;
  readonly id: string;
  readonly source: number;
  readonly target: number;
  readonly origin: string;
  readonly values: Values;
  readonly codes: readonly string[];
  readonly copied: Values | undefined;
}

export interface NodeLine {
  readonly label: string;
  readonly number: number;
  readonly id: string;
  readonly origin: string;
  readonly values: Values;
}

/**
 * The files of one import. Rows with the same properties share a file, whose header names just these: rows made by one mapping have few
 * such shapes, and no row carries columns it leaves blank.
 */
export class ImportFiles {
  private readonly files: ShapedFile[] = [];
  private readonly shapes = new Map<string, ShapedFile>();

  constructor(
    private readonly folder: string,
    private readonly sequence: number,
  ) {}

  /** Writes an edge and gives its place, `[file, position]`; undefined where no file can hold it. */
  edge({ type, id, source, target, origin, values, codes, copied }: EdgeLine): [number, number] | undefined {
    let shape = type;
    let line = `${source},${target},${quoted(id)},${this.sequence},${quoted(origin)}`;
    const add = (property: string, value: PropertyValue): boolean => {
      const kind = typeIn(value);
      if (kind === undefined) return false;
      shape += ` ${property}:${kind}`;
      line += `,${cellOf(value)}`;
      return true;
    };
    for (const property in values) if (!add(property, values[property]!)) return undefined;
    shape += ' |';
    if (codes.length > 0 && !add('dataQuality', codes)) return undefined;
    for (const property in copied) if (!add(property, copied[property]!)) return undefined;
    if (!isOneLine(line)) return undefined;
    const file = this.shapes.get(shape) ?? this.open(shape, EDGE_HEAD);
    return [file.number, file.file.append(line)];
  }

  /** Writes a node, apart from those of its properties that no file can hold: they are given back. */
  node({ label, number, id, origin, values }: NodeLine): Values | undefined {
    let shape = label;
    let line = `${number},${quoted(id)},${this.sequence},${quoted(origin)}`;
    let others: Values | undefined;
    if (!isOneLine(line)) throw new Error(`The id or the source of ${JSON.stringify(id)} holds a line feed, which no file for the import can hold`);
    for (const property in values) {
      const value = values[property]!;
      const kind = typeIn(value);
      const cell = kind === undefined ? '' : cellOf(value);
      if (kind === undefined || !isOneLine(cell)) (others ??= {})[property] = value;
      else {
        shape += ` ${property}:${kind}`;
        line += `,${cell}`;
      }
    }
    const file = this.shapes.get(shape) ?? this.open(shape, NODE_HEAD);
    file.file.append(line);
    return others;
  }

  /** An edge written earlier, as its row stated it. */
  edgeAt(file: number, position: number, idOf: (handle: number) => string): KnownEdge {
    const { name, columns, copied, file: lines } = this.files[file]!;
    const cells = cellsOf(lines.lineAt(position));
    return {
      id: cells[2]!,
      type: name,
      source: idOf(Number(cells[0])),
      target: idOf(Number(cells[1])),
      values: valuesFrom(columns.slice(0, columns.length - copied), cells.slice(EDGE_HEAD.length)),
      mine: true,
    };
  }

  /** Ends the files; nodes and edges by what they are called in the import. */
  close(): { readonly nodes: ImportGroup[]; readonly edges: ImportGroup[]; readonly bytes: number } {
    for (const { file } of this.files) file.close();
    const groupsOf = (isNode: boolean): ImportGroup[] =>
      this.files.filter(({ name }) => name.startsWith('Entity:') === isNode).map(({ name, file }) => ({ name, paths: [file.path] }));
    return { nodes: groupsOf(true), edges: groupsOf(false), bytes: this.files.reduce((sum, { file }) => sum + file.length, 0) };
  }

  private open(shape: string, head: readonly string[]): ShapedFile {
    const [name, ...words] = shape.split(' ') as [string, ...string[]];
    const bar = words.indexOf('|');
    const columns = words
      .filter((word) => word !== '|')
      .map((word) => ({ property: word.slice(0, word.indexOf(':')), type: word.slice(word.indexOf(':') + 1) as Column['type'] }));
    const number = this.files.length;
    const file = new BlockFile(join(this.folder, `${number}-${name.replace(':', '-')}.csv`));
    file.append([...head, ...columns.map(({ property, type }) => `${property}:${type}`)].join());
    const shaped = { number, name, columns, copied: bar < 0 ? 0 : columns.length - bar, file };
    this.files.push(shaped);
    this.shapes.set(shape, shaped);
    return shaped;
  }
}
