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
  private readonly shapes = new Map<string, Shape>();

  constructor(
    private readonly folder: string,
    private readonly sequence: number,
  ) {}

  /** Writes an edge and gives its place, `[file, position]`; undefined where no file can hold it. */
  edge({ type, id, source, target, origin, values, codes, copied }: EdgeLine): [number, number] | undefined {
    let shape: Shape | undefined = this.shapeOf(type);
    let line = `${source},${target},${quoted(id)},${this.sequence},${quoted(origin)}`;
    for (const property in values) {
      const value: PropertyValue = values[property]!;
      shape = shape.with(property, typeIn(value));
      if (!shape) return undefined;
      line += `,${cellOf(value)}`;
    }
    const own = shape.columns.length;
    if (codes.length > 0) {
      shape = shape.with('dataQuality', typeIn(codes));
      line += `,${cellOf(codes)}`;
    }
    for (const property in copied) {
      const value: PropertyValue = copied[property]!;
      shape = shape?.with(property, typeIn(value));
      line += `,${cellOf(value)}`;
    }
    if (!shape || !isOneLine(line)) return undefined;
    const file = shape.files[own] ?? this.open(shape, own, EDGE_HEAD);
    return [file.number, file.file.append(line)];
  }

  /** Writes a node, apart from those of its properties that no file can hold: they are given back. */
  node({ label, number, id, origin, values }: NodeLine): Values | undefined {
    let shape = this.shapeOf(label);
    let line = `${number},${quoted(id)},${this.sequence},${quoted(origin)}`;
    let others: Values | undefined;
    if (!isOneLine(line)) throw new Error(`The id or the source of ${JSON.stringify(id)} holds a line feed, which no file for the import can hold`);
    for (const property in values) {
      const value = values[property]!;
      const kind = typeIn(value);
      const cell = kind === undefined ? '' : cellOf(value);
      if (kind === undefined || !isOneLine(cell)) (others ??= {})[property] = value;
      else {
        shape = shape.with(property, kind)!;
        line += `,${cell}`;
      }
    }
    const own = shape.columns.length;
    const file = shape.files[own] ?? this.open(shape, own, NODE_HEAD);
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

  private shapeOf(name: string): Shape {
    let shape = this.shapes.get(name);
    if (!shape) this.shapes.set(name, (shape = new Shape(name, [])));
    return shape;
  }

  private open(shape: Shape, own: number, head: readonly string[]): ShapedFile {
    const { name, columns } = shape;
    const number = this.files.length;
    const file = new BlockFile(join(this.folder, `${number}-${name.replace(':', '-')}.csv`));
    file.append([...head, ...columns.map(({ property, type }) => `${property}:${type}`)].join());
    const shaped = { number, name, columns, copied: columns.length - own, file };
    this.files.push(shaped);
    shape.files[own] = shaped;
    return shaped;
  }
}

/**
 * What a line is called and which columns it has. The shape of a line is found by walking from column to column: a text that names
 * them all would have to be made anew for each of millions of lines.
 */
class Shape {
  /** The files of this shape, by how many of the columns are the line's own. */
  readonly files: ShapedFile[] = [];
  private readonly next: Partial<Record<Column['type'], Map<string, Shape>>> = {};

  constructor(
    readonly name: string,
    readonly columns: readonly Column[],
  ) {}

  /** The shape with one more column; undefined where no file can hold its value. */
  with(property: string, type: Column['type'] | undefined): Shape | undefined {
    if (type === undefined) return undefined;
    const ofType = (this.next[type] ??= new Map<string, Shape>());
    let shape = ofType.get(property);
    if (!shape) ofType.set(property, (shape = new Shape(this.name, [...this.columns, { property, type }])));
    return shape;
  }
}
