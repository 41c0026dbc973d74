import type { PropertyType } from '../model/model.js';
import type { QuarantineReason } from './words.js';
import { aliasesIn, placeOf, type ColumnName, type ColumnValue, type Condition, type Mapping, type Value } from './mapping.js';
import { dateReader, shanghaiDay, type DateReader, type TimePrecision } from './parse-date.js';
import { parseDecimal, parseMoney, type MoneyUnit } from './parse-money.js';

export type PropertyValue = string | number | boolean | readonly string[] | readonly number[];
export type Values = Record<string, PropertyValue>;

/** What the reading of one row carries along. Cells are trimmed; blank ones are empty. */
export interface RowReading {
  readonly cells: readonly string[];
  /** Ids of the nodes made so far, by the place of their alias in the mapping; absent where the node does not exist. */
  readonly ids: (string | undefined)[];
  /** The part of a split list that is being read. */
  item: string | undefined;
  /** Precision of the moment read last. */
  precision: TimePrecision;
}

/** A reading that sets its row aside. */
export class RowFault extends Error {
  constructor(
    readonly reason: QuarantineReason,
    readonly column: string | null,
    detail: string,
    /** The property at fault, where the column it is read from is not known at the place of the fault. */
    readonly property?: string,
  ) {
    super(detail);
  }
}

/** A value of a row, typed; undefined = blank. Throws `RowFault` where the text cannot be read as its type. */
export type Read = (row: RowReading) => PropertyValue | undefined;

/** Turns the values and conditions of one mapping into functions of a row, once per file. */
export class ValueCompiler {
  private readonly formats: DateReader;
  private readonly unit: MoneyUnit;

  private readonly places: ReadonlyMap<string, number>;
  /** The aliases of nodes in the order of the mapping. */
  readonly aliases: readonly string[];

  /**
   * That all columns are in the header, or `lacking`, has been checked before. Columns that the file lacks are all read from one blank
   * cell behind the others.
   */
  constructor(
    private readonly mapping: Mapping,
    private readonly header: readonly string[],
    lacking: readonly string[] = [],
  ) {
    this.places = new Map([...header.map((column, index) => [column, index] as const), ...lacking.map((column) => [column, header.length] as const)]);
    this.aliases = Object.keys(mapping.nodes ?? {});
    this.formats = dateReader([mapping.dates ?? 'yyyy-MM-dd'].flat());
    this.unit = mapping.money ?? 'yuan';
  }

  read(value: Value, type: PropertyType): Read {
    if (type === 'strings' || type === 'fens') return this.list(value, type === 'strings' ? 'string' : 'fen');
    if (typeof value === 'string') return this.column({ column: value }, type);
    if ('column' in value) return this.column(value, type);
    if ('constant' in value) {
      const constant = this.parser(type, null, {})(String(value.constant), { precision: 'day' } as RowReading);
      return () => constant;
    }
    if ('join' in value) {
      const joined = this.join(value.join, value.with ?? '', value.skipBlank ?? false);
      if (type === 'string') return joined;
      // A date and a time in two columns are one moment.
      const parse = this.parser(type, null, {});
      return (row) => {
        const text = joined(row);
        return text === undefined ? undefined : parse(String(text), row);
      };
    }
    if ('first' in value) {
      const reads = value.first.map((inner) => this.read(inner, type));
      return (row) => {
        for (const read of reads) {
          const found = read(row);
          if (found !== undefined) return found;
        }
        return undefined;
      };
    }
    if ('if' in value) {
      const holds = this.condition(value.if);
      const then = this.read(value.then, type);
      const otherwise = value.else === undefined ? undefined : this.read(value.else, type);
      return (row) => (holds(row) ? then(row) : otherwise?.(row));
    }
    if ('id' in value) {
      const alias = this.aliases.indexOf(value.id);
      return (row) => row.ids[alias];
    }
    if ('edgeId' in value) {
      const of = this.read(value.of, 'string');
      const prefix = `${value.edgeId.toLowerCase()}:`;
      return (row) => {
        const text = of(row);
        return text === undefined ? undefined : prefix + String(text);
      };
    }
    if ('sum' in value || 'count' in value || 'min' in value || 'max' in value) throw new Error('A grouping is read by the rule it stands in');
    if ('item' in value) {
      const parse = this.parser(type, null, {});
      return (row) => (row.item === undefined || row.item === '' ? undefined : parse(row.item, row));
    }
    return this.list(value, 'string');
  }

  /** The places of all cells and of all ids from which a rule makes its part. */
  madeFrom(when: Condition | undefined, values: readonly Value[]): [places: number[], aliases: number[]] {
    const columns = new Set([...(when ? columnsIn(when) : []), ...values.flatMap(columnsIn)]);
    const aliases = new Set(values.flatMap(aliasesIn));
    return [[...columns].map((column) => this.places.get(column) ?? placeOf(this.header, column)), [...aliases].map((alias) => this.aliases.indexOf(alias))];
  }

  condition(condition: Condition): (row: RowReading) => boolean {
    if ('all' in condition) {
      const all = condition.all.map((inner) => this.condition(inner));
      return (row) => all.every((holds) => holds(row));
    }
    if ('any' in condition) {
      const any = condition.any.map((inner) => this.condition(inner));
      return (row) => any.some((holds) => holds(row));
    }
    if ('no' in condition) {
      const holds = this.condition(condition.no);
      return (row) => !holds(row);
    }
    const at = this.place(condition.column);
    if (condition.present !== undefined) return (row) => (row.cells[at] !== '') === condition.present;
    if (condition.sign !== undefined) {
      const wanted = condition.sign === 'negative' ? -1 : condition.sign === 'zero' ? 0 : 1;
      return (row) => {
        const amount = parseMoney(row.cells[at]!, this.unit);
        return typeof amount === 'number' && Math.sign(amount) === wanted;
      };
    }
    if (condition.readable !== undefined) {
      const readable = this.readable(condition.readable);
      return (row) => readable(row.cells[at]!);
    }
    if (condition.same !== undefined) {
      const other = this.place(condition.same);
      return (row) => row.cells[at] === row.cells[other];
    }
    const negated = condition.not !== undefined;
    const texts = new Set([condition.is ?? condition.in ?? condition.not ?? []].flat().map(String));
    return (row) => texts.has(row.cells[at]!) !== negated;
  }

  private readable(type: 'amount' | 'date' | 'number'): (text: string) => boolean {
    if (type === 'amount') return (text) => typeof parseMoney(text, this.unit) === 'number';
    if (type === 'date') return (text) => this.formats(text) !== undefined;
    return (text) => parseDecimal(text) !== undefined;
  }

  private join(values: readonly Value[], separator: string, skipBlank: boolean): Read {
    const reads = values.map((inner) => this.read(inner, 'string'));
    return (row) => {
      const parts: string[] = [];
      for (const read of reads) {
        const part = read(row);
        if (part !== undefined) parts.push(String(part));
        else if (!skipBlank) return undefined;
      }
      return parts.length === 0 ? undefined : parts.join(separator);
    };
  }

  private list(value: Value, type: 'string' | 'fen'): Read {
    if (typeof value === 'object' && 'list' in value) {
      const reads = value.list.map((inner) => this.read(inner, type));
      return (row) => listOf(reads.map((read) => read(row)));
    }
    if (typeof value === 'object' && 'column' in value && value.split !== undefined && value.take === undefined) return this.splitList(value, type);
    if (typeof value === 'object' && 'if' in value) {
      const holds = this.condition(value.if);
      const then = this.list(value.then, type);
      const otherwise = value.else === undefined ? undefined : this.list(value.else, type);
      return (row) => (holds(row) ? then(row) : otherwise?.(row));
    }
    const one = this.read(value, type);
    return (row) => listOf([one(row)]);
  }

  private splitList(value: ColumnValue, type: 'string' | 'fen'): Read {
    const at = this.place(value.column);
    const separator = value.split!;
    const parse = this.parser(type, this.nameOf(value.column), value);
    const each = value.each === undefined ? undefined : this.read(value.each, type);
    return (row) => {
      const parts = row.cells[at]!.split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const read = parts.map((part) => {
        if (!each) return parse(part, row);
        row.item = part;
        return each(row);
      });
      row.item = undefined;
      return listOf(read);
    };
  }

  private column(value: ColumnValue, type: PropertyType): Read {
    const at = this.place(value.column);
    const cut = cutterOf(value);
    const table = typeof value.map === 'string' ? this.mapping.tables![value.map]! : value.map;
    const mapped = table && new Map(Object.entries(table).map(([from, to]) => [from, String(to)]));
    const column = this.nameOf(value.column);
    const parse = this.parser(type, column, value);
    const fallback = value.default === undefined ? undefined : this.read(typeof value.default === 'object' ? value.default : { constant: value.default }, type);
    return (row) => {
      let text = row.cells[at]!;
      if (cut && text !== '') text = cut(text);
      if (text === '') return fallback?.(row);
      if (mapped) {
        const found = mapped.get(text);
        if (found === undefined) {
          if (fallback) return fallback(row);
          throw new RowFault('unknown-value', column, `${JSON.stringify(text)} is not in the value table of ${column}`);
        }
        text = found;
      }
      return parse(text, row);
    };
  }

  private parser(
    type: PropertyType,
    column: string | null,
    modifiers: Pick<ColumnValue, 'format' | 'unit' | 'sign'>,
  ): (text: string, row: RowReading) => PropertyValue {
    const unreadable = (reason: QuarantineReason, text: string, what: string): RowFault =>
      new RowFault(reason, column, `${JSON.stringify(text)} is no ${what}`);
    switch (type) {
      case 'fen': {
        const unit = modifiers.unit ?? this.unit;
        return (text) => {
          const fen = parseMoney(text, unit);
          if (typeof fen === 'string') throw unreadable(fen, text, `amount in ${unit} with no more decimals than the currency has`);
          if (modifiers.sign === 'negate') return fen === 0 ? 0 : -fen;
          return modifiers.sign === 'absolute' ? Math.abs(fen) : fen;
        };
      }
      case 'day':
      case 'instant': {
        const reader = modifiers.format === undefined ? this.formats : dateReader([modifiers.format].flat());
        return (text, row) => {
          const moment = reader(text);
          if (!moment)
            throw unreadable('unparseable-date', text, `date in the format ${[modifiers.format ?? this.mapping.dates ?? 'yyyy-MM-dd'].flat().join(' or ')}`);
          row.precision = moment.precision;
          return type === 'day' && moment.precision !== 'day' ? shanghaiDay(moment.at) : moment.at;
        };
      }
      case 'integer':
        return (text) => {
          const plain = text.normalize('NFKC');
          const number = /^[+-]?\d{1,15}(?:\.0+)?$/u.test(plain) ? Number(plain) : Number.NaN;
          if (Number.isNaN(number)) throw unreadable('unparseable-number', text, 'whole number');
          return number;
        };
      case 'number':
        return (text) => {
          const plain = text.normalize('NFKC').replace(/%$/u, '');
          if (!/^[+-]?\d{1,15}(?:\.\d{1,12})?$/u.test(plain)) throw unreadable('unparseable-number', text, 'number');
          return Number(plain);
        };
      case 'boolean':
        return (text) => {
          const flag = FLAGS.get(text.normalize('NFKC').toLowerCase());
          if (flag === undefined) throw unreadable('unparseable-flag', text, 'flag (1/0, true/false, 是/否, Y/N)');
          return flag;
        };
      default:
        return (text) => {
          if (text.length > TEXT_MAX) throw new RowFault('too-long', column, `the text has ${text.length} characters, at most ${TEXT_MAX} are taken`);
          return text;
        };
    }
  }

  /** Place of a column in every row; rows of another length do not come here. */
  private place(column: ColumnName): number {
    const at = typeof column === 'string' ? (this.places.get(column) ?? -1) : placeOf(this.header, column);
    if (at < 0) throw new Error(`Column ${column} is used but was not checked`);
    return at;
  }

  private nameOf(column: ColumnName): string {
    return this.header[this.place(column)] ?? String(column);
  }
}

/** The database indexes texts of up to 8,167 bytes; a Chinese character takes three. */
export const TEXT_MAX = 2_500;

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', '是', 'y', 'yes'].map((text) => [text, true] as const),
  ...['0', 'false', '否', 'n', 'no'].map((text) => [text, false] as const),
]);

function cutterOf(value: ColumnValue): ((text: string) => string) | undefined {
  const { split, take, start, length } = value;
  if (split === undefined && start === undefined && length === undefined) return undefined;
  return (text) => {
    let part = split === undefined ? text : (text.split(split).at(take === undefined || take < 0 ? (take ?? 1) : take - 1) ?? '');
    if (split !== undefined && take === undefined) part = text;
    if (start === undefined && length === undefined) return part.trim();
    const characters = [...part];
    const from = (start ?? 1) - 1;
    return characters
      .slice(from, length === undefined ? undefined : from + length)
      .join('')
      .trim();
  };
}

function listOf(values: readonly (PropertyValue | undefined)[]): readonly string[] | readonly number[] | undefined {
  const list = values.filter((value): value is string | number => value !== undefined);
  return list.length === 0 ? undefined : (list as string[] | number[]);
}

/** Every column a value or condition names; one counted from the right as `-1`. */
export function columnsIn(part: Value | Condition): string[] {
  if (typeof part === 'string') return [part];
  const named: string[] = 'column' in part ? [String(part.column)] : [];
  for (const [key, inner] of Object.entries(part) as [string, unknown][]) {
    if (key === 'same') named.push(String(inner));
    else if (['sum', 'min', 'max'].includes(key)) named.push(...columnsIn(inner as Value));
    else if (['join', 'first', 'list', 'all', 'any'].includes(key)) named.push(...(inner as (Value | Condition)[]).flatMap(columnsIn));
    else if (['if', 'then', 'else', 'of', 'each', 'no'].includes(key)) named.push(...columnsIn(inner as Value | Condition));
    else if (key === 'default' && typeof inner === 'object' && inner !== null) named.push(...columnsIn(inner as Value));
  }
  return named;
}
