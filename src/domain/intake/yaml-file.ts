import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Document, LineCounter, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';

/** One thing wrong with a file of a package: what, where, and on which line (null where no line can be named). */
export interface Fault {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

/** The deepest mapping nests a dozen levels; what reads the content recurses. */
const DEPTH_MAX = 64;
const TOO_DEEP = `is nested more than ${DEPTH_MAX} levels deep`;
/** Uses of one anchor, those through other anchors multiplied; a ready mapping uses one once. */
const ALIASES_MAX = 16;

/** A YAML file that keeps the line of each of its parts, so that every fault names one. */
export class YamlFile {
  private constructor(
    readonly name: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly values: unknown,
    readonly faults: Fault[],
  ) {}

  static parse(name: string, text: string): YamlFile {
    const lines = new LineCounter();
    let document = new Document();
    let values: unknown;
    const faults: Fault[] = [];
    try {
      // Keys given twice are refused by the parser itself.
      document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
      // The parser reports its own overflow as an error of the text.
      faults.push(
        ...document.errors.map((error) => ({
          file: name,
          line: error.linePos?.[0].line ?? null,
          reason: error.message.startsWith('Maximum call stack') ? TOO_DEEP : error.message.split('\n')[0]!,
        })),
      );
      // A few lines of aliases to aliases could stand for millions of values.
      if (faults.length === 0) values = document.toJS({ maxAliasCount: ALIASES_MAX }) as unknown;
      if (isDeeperThan(values, DEPTH_MAX)) faults.push({ file: name, line: null, reason: TOO_DEEP });
    } catch (error) {
      // What recurses ends with RangeError on deep nesting; ReferenceError tells of aliases.
      if (error instanceof RangeError) faults.push({ file: name, line: null, reason: TOO_DEEP });
      else if (error instanceof ReferenceError)
        faults.push({ file: name, line: null, reason: 'uses too many aliases (*name): write the values where they belong' });
      else throw error;
    }
    return new YamlFile(name, document, lines, values, faults);
  }

  /** The content as plain values; only after `faults` has been found empty. */
  content(): unknown {
    return this.values;
  }

  /** Line of the part at a path, or of the nearest part around it that exists. */
  lineOf(path: readonly (string | number)[]): number | null {
    for (let length = path.length; length >= 0; length -= 1) {
      const offset = this.offsetOf(path.slice(0, length));
      if (offset !== undefined) return this.lines.linePos(offset).line;
    }
    return null;
  }

  fault(path: readonly (string | number)[], reason: string): Fault {
    return { file: this.name, line: this.lineOf(path), reason };
  }

  /** Checks the content against a JSON Schema of `seeds/mappings`; the faults name line, place and rule. */
  checked(schema: 'mapping' | 'manifest'): Fault[] {
    if (this.faults.length > 0) return this.faults;
    const validate = validatorOf(schema);
    if (validate(this.content())) return [];
    return deepest(validate.errors ?? []).map((error) => {
      const path = pathOf(error.instancePath);
      return this.fault(path, `${path.length === 0 ? 'the file' : path.join('.')} ${wordsOf(error)}`);
    });
  }

  private offsetOf(path: readonly (string | number)[]): number | undefined {
    if (path.length === 0) return this.document.contents?.range?.[0];
    const parent = this.document.getIn(path.slice(0, -1), true) ?? (path.length === 1 ? this.document.contents : undefined);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(path.at(-1)));
      if (pair && isNode(pair.key)) return pair.key.range?.[0];
    }
    const node = this.document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}

/** Each value once per level, so that one which holds itself is seen as too deep and not followed for ever. */
function isDeeperThan(value: unknown, max: number): boolean {
  let level = new Set([value]);
  for (let depth = 0; level.size > 0; depth += 1) {
    if (depth > max) return true;
    const below = new Set<unknown>();
    for (const part of level) {
      if (typeof part === 'object' && part !== null) for (const child of Object.values(part) as unknown[]) below.add(child);
    }
    level = below;
  }
  return false;
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(schema: 'mapping' | 'manifest'): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const path = fileURLToPath(new URL(`../../../seeds/mappings/${schema}.schema.json`, import.meta.url));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  validators.set(schema, validate);
  return validate;
}

/** `anyOf` reports a fault for each of its branches: the ones that lie deepest are about what was meant. */
function deepest(errors: readonly ErrorObject[]): ErrorObject[] {
  const depth = (error: ErrorObject): number => pathOf(error.instancePath).length;
  const plain = errors.filter((error) => error.keyword !== 'anyOf');
  const groups = Map.groupBy(plain.length > 0 ? plain : errors, (error) => pathOf(error.instancePath).slice(0, 3).join('.'));
  return [...groups.values()].flatMap((group) => {
    const most = Math.max(...group.map(depth));
    return group.filter((error) => depth(error) === most).slice(0, 3);
  });
}

function wordsOf(error: ErrorObject): string {
  const parameters = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') return `has the unknown key ${String(parameters['additionalProperty'])}`;
  if (error.keyword === 'enum') return `must be one of ${(parameters['allowedValues'] as unknown[]).join(', ')}`;
  if (error.keyword === 'type' && error.instancePath.includes('/totals/'))
    return "must be a whole number or a quoted decimal ('1234.50'): an unquoted decimal would pass through a float";
  return error.message ?? 'is not allowed';
}

function pathOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
