import { GROWING_LISTS } from '../model/property-rules.js';

const GROWING: ReadonlySet<string> = new Set(GROWING_LISTS);

/**
 * Names of properties in the order in which values hold them. Rows made by one mapping have few such lists, so each is made once and
 * found again by walking from name to name.
 */
export class PropertyNames {
  private static readonly none = new PropertyNames([]);
  private readonly next = new Map<string, PropertyNames>();
  /** Those that a defining row states, sorted: lists that grow belong to nobody, and initials to the name. */
  readonly statable: readonly string[];

  private constructor(readonly list: readonly string[]) {
    this.statable = list.filter(isStatable).sort();
  }

  static of(values: Readonly<Record<string, unknown>>): PropertyNames {
    let names = PropertyNames.none;
    for (const property in values) names = names.with(property);
    return names;
  }

  private with(property: string): PropertyNames {
    let names = this.next.get(property);
    if (!names) this.next.set(property, (names = new PropertyNames([...this.list, property])));
    return names;
  }
}

export function isStatable(property: string): boolean {
  return property !== 'pinyin' && !GROWING.has(property);
}
