import { inOrder, type MatchedRecord, type MoneyRecord, type PairDecision } from './money-record.js';
import { Movement } from './movement.js';

/** Records of a block, the movements they belong to so far, and what was decided about pairs of them. */
export class Block {
  readonly records: readonly MoneyRecord[];
  private readonly movements = new Map<string, Movement>();
  private readonly verdicts = new Map<string, 'confirm' | 'reject'>();
  private readonly byId: ReadonlyMap<string, MoneyRecord>;
  private readonly rejecting = new Set<string>();

  constructor(records: readonly MoneyRecord[], decisions: readonly PairDecision[]) {
    this.records = [...records].sort(inOrder);
    this.byId = new Map(this.records.map((record) => [record.id, record]));
    this.records.forEach((record, place) => this.movements.set(record.id, new Movement(place, record)));
    for (const { record, others, decision } of [...decisions].sort(inSequence)) for (const other of others) this.verdicts.set(pairKey(record, other), decision);
    for (const [key, decision] of this.verdicts) if (decision === 'reject') for (const id of key.split('\n')) this.rejecting.add(id);
  }

  movementOf(record: MoneyRecord): Movement {
    return this.movements.get(record.id)!;
  }

  confirmed(): [MoneyRecord, MoneyRecord][] {
    const pairs = [...this.verdicts].filter(([, decision]) => decision === 'confirm').map(([key]) => key.split('\n').map((id) => this.byId.get(id)));
    return pairs.filter(([one, other]) => one !== undefined && other !== undefined) as [MoneyRecord, MoneyRecord][];
  }

  isConfirmed(one: MoneyRecord, other: MoneyRecord): boolean {
    return this.verdicts.get(pairKey(one.id, other.id)) === 'confirm';
  }

  isRejected(one: MoneyRecord, other: MoneyRecord): boolean {
    return this.rejecting.has(one.id) && this.verdicts.get(pairKey(one.id, other.id)) === 'reject';
  }

  anyRejected(one: Movement, other: Movement): boolean {
    if (this.rejecting.size === 0) return false;
    return one.records.some((record) => this.rejecting.has(record.id) && other.records.some((second) => this.isRejected(record, second)));
  }

  join(one: Movement, other: Movement, doubt: MatchedRecord['doubt']): void {
    for (const record of other.records) this.movements.set(record.id, one);
    one.take(other, doubt);
  }

  all(): Movement[] {
    return [...new Set(this.movements.values())];
  }
}

function inSequence(one: PairDecision, other: PairDecision): number {
  const [left, right] = [one, other].map(({ record, others, decision }) => [record, decision, ...others].join('\n')) as [string, string];
  return one.sequence - other.sequence || (left < right ? -1 : left > right ? 1 : 0);
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}
