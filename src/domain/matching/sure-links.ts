import type { Block } from './block.js';
import { CERTAIN, classes, type Evidence } from './evidence.js';
import { dayOf, type MoneyRecord } from './money-record.js';
import { meetings } from './movement.js';

/** Which records are certainly one, directly or through others. */
export class SureLinks {
  private readonly parents = new Map<string, string>();

  join(one: string, other: string): void {
    this.parents.set(this.root(other), this.root(one));
  }

  joined(one: MoneyRecord, other: MoneyRecord): boolean {
    return one.id === other.id || this.root(one.id) === this.root(other.id);
  }

  private root(id: string): string {
    let root = id;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root)) root = parent;
    if (root !== id) this.parents.set(id, root);
    return root;
  }
}

/**
 * Two records are certainly one where a person said so, or where, within the days that the evidence allows, the two systems have
 * equally many records for each other and every one of them has found its partner. Stronger evidence is not asked again.
 */
export function certainLinks(block: Block, records: readonly MoneyRecord[]): SureLinks {
  const links = new SureLinks();
  for (const [one, other] of block.confirmed()) if (block.movementOf(one) === block.movementOf(other)) links.join(one.id, other.id);
  for (const evidence of CERTAIN) {
    const found: [string, string][] = [];
    for (const group of classes(records, evidence)) {
      const bySystem = new Map<string, MoneyRecord[]>();
      for (const record of group) bySystem.set(record.system, [...(bySystem.get(record.system) ?? []), record]);
      const systems = [...bySystem.keys()].sort();
      systems.forEach((system, place) => {
        for (const other of systems.slice(place + 1)) found.push(...evenPairs(block, links, evidence, bySystem.get(system)!, bySystem.get(other)!));
      });
    }
    for (const [one, other] of found) links.join(one, other);
  }
  return links;
}

function evenPairs(block: Block, links: SureLinks, evidence: Evidence, left: readonly MoneyRecord[], right: readonly MoneyRecord[]): [string, string][] {
  const isSettled = (record: MoneyRecord, system: string): boolean =>
    block.movementOf(record).records.some((other) => other.system === system && links.joined(record, other));
  const open = (own: readonly MoneyRecord[], others: readonly MoneyRecord[]): MoneyRecord[] => own.filter((record) => !isSettled(record, others[0]!.system));
  const spanOf = ({ at }: MoneyRecord): { from: number; to: number } => ({ from: dayOf(at), to: dayOf(at) });
  const reaches = (one: MoneyRecord, other: MoneyRecord): boolean => evidence.holds(one, other) && !block.isRejected(one, other);
  return meetings(open(left, right), open(right, left), evidence.days, spanOf, reaches).flatMap((meeting) => {
    if (meeting.left.length !== meeting.right.length) return [];
    const pairs = meeting.left.map((record) => [record, meeting.right.find((other) => block.movementOf(other) === block.movementOf(record))] as const);
    return pairs.every(([, other]) => other !== undefined) ? pairs.map(([record, other]): [string, string] => [record.id, other!.id]) : [];
  });
}
