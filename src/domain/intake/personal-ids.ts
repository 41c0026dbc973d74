import { EDGES, NODES, type EdgeKind, type NodeKind } from '../model/model.js';
import { PERSONAL, PERSONAL_OF_EDGES, type PersonalKind } from '../model/property-rules.js';
import type { ColumnName, Condition, Mapping, Value } from './mapping.js';

/** An id made of a column that the same mapping reads as personal: where, and of what. */
export interface PersonalId {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

interface Reading {
  readonly kind: PersonalKind;
  /** Under which the column is read so; undefined: always. */
  readonly when: string | undefined;
}

/** The name of an account may be an office's; these never are. */
const REFUSED: Readonly<Partial<Record<PersonalKind, string>>> = {
  account: 'an account number',
  'id-number': 'an id number',
  phone: 'a phone number',
  name: "a person's name",
};

/**
 * Ids stand in links, cursors and the access log, where nothing is masked: what makes one may not be read as personal elsewhere in the
 * mapping. A column that says by a condition whose it is (HOLDER_CODE, if HOLDER_TYPE is unit) may make the id under another condition.
 */
export function personalIds(mapping: Mapping): PersonalId[] {
  const readings = personalReadings(mapping);
  const found: PersonalId[] = [];
  const check = (path: readonly (string | number)[], owner: string, value: Value | undefined, when: string | undefined): void => {
    for (const column of value === undefined ? [] : textColumns(value)) {
      const reading = readings.get(column)?.find((one) => one.when === undefined || when === undefined || one.when === when);
      if (!reading) continue;
      found.push({
        path,
        reason:
          `${owner} would hold the text of ${column}, which this mapping reads as ${REFUSED[reading.kind]!}: ids stand in links and logs, unmasked. ` +
          'Use { id: alias } of the account, person or household instead, which gives nothing away',
      });
    }
  };
  for (const [alias, rule] of Object.entries(mapping.nodes ?? {})) {
    const kind: NodeKind | undefined = NODES[rule.label];
    for (const part of !kind || kind.opaque ? [] : kind.key) {
      check(['nodes', alias, 'set', part], `the id of ${alias}`, rule.set[part], conditionOf(rule.when));
    }
  }
  (mapping.edges ?? []).forEach((rule, index) => {
    const kind: EdgeKind | undefined = EDGES[rule.type];
    for (const part of kind?.key ?? []) check(['edges', index, 'set', part], `the id of ${rule.type}`, rule.set?.[part], conditionOf(rule.when));
  });
  return found;
}

function personalReadings(mapping: Mapping): Map<string, Reading[]> {
  const readings = new Map<string, Reading[]>();
  const note = (set: Readonly<Record<string, Value>> | undefined, personal: Readonly<Record<string, PersonalKind>>, when: string | undefined): void => {
    for (const [property, kind] of Object.entries(personal)) {
      const value = set?.[property];
      if (value === undefined || !REFUSED[kind] || (kind === 'account' && isMadeUp(value))) continue;
      for (const column of textColumns(value)) readings.set(column, [...(readings.get(column) ?? []), { kind, when }]);
    }
  };
  for (const rule of Object.values(mapping.nodes ?? {})) note(rule.set, PERSONAL[rule.label] ?? {}, conditionOf(rule.when));
  for (const rule of mapping.edges ?? []) note(rule.set, PERSONAL_OF_EDGES[rule.type] ?? {}, conditionOf(rule.when));
  return readings;
}

/** An account of the mapping's own making (支付明细|410325|2017|…): a number that no bank has given stands behind a word. */
function isMadeUp(value: Value): boolean {
  return typeof value === 'object' && 'join' in value && value.join.some((part) => typeof part === 'object' && 'constant' in part);
}

function conditionOf(when: Condition | undefined): string | undefined {
  return when === undefined ? undefined : JSON.stringify(when);
}

/** Columns whose text comes out of a value; those that only decide, or are looked up in a table, leave nothing of themselves. */
function textColumns(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if ('column' in value) {
    const inner = [value.each, value.default].flatMap((one) => (typeof one === 'object' ? textColumns(one) : []));
    return value.map === undefined ? [nameOf(value.column), ...inner] : inner;
  }
  if ('join' in value) return value.join.flatMap(textColumns);
  if ('first' in value) return value.first.flatMap(textColumns);
  if ('list' in value) return value.list.flatMap(textColumns);
  if ('edgeId' in value) return textColumns(value.of);
  if ('if' in value) return [value.then, value.else].flatMap((one) => (one === undefined ? [] : textColumns(one)));
  return [];
}

function nameOf(column: ColumnName): string {
  return String(column);
}
