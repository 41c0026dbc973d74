import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, type Document } from 'yaml';

/** One thing wrong with a file of a package: what, where, and on which line (null where no line can be named). */
export interface Fault {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

/** A YAML file that keeps the line of each of its parts, so that every fault names one. */
export class YamlFile {
  private constructor(
    readonly name: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    readonly faults: Fault[],
  ) {}

  static parse(name: string, text: string): YamlFile {
    const lines = new LineCounter();
    // Aliases that expand to millions of nodes and keys given twice are refused by the parser itself.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
    const faults = document.errors.map((error) => ({ file: name, line: error.linePos?.[0].line ?? null, reason: error.message.split('\n')[0]! }));
    return new YamlFile(name, document, lines, faults);
  }

  /** The content as plain values; only after `faults` has been found empty. */
  content(): unknown {
    return this.document.toJS({ maxAliasCount: 100 }) as unknown;
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
