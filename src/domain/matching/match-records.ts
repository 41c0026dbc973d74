import { Block } from './block.js';
import { CERTAIN, classes, DOUBTFUL, evidenceFor, nameCost, type Evidence } from './evidence.js';
import { matchSums } from './match-sums.js';
import { dayOf, precisionRank, secondsBetween, type MatchedRecord, type MoneyRecord, type PairDecision } from './money-record.js';
import { meetings, type Movement } from './movement.js';
import { pairOff } from './pair-off.js';
import { certainLinks, type SureLinks } from './sure-links.js';

/** Candidates named for one record; a person looks at no more. */
const CANDIDATES_MAX = 20;
/** The same for a payment, over all of its observations. */
const AMBIGUOUS_MAX = 50;

/**
 * Says which records of a block are one movement of money. A pure function of the records and of what people decided: it does not
 * matter in which order they were loaded. Stronger evidence goes first; what is not certain is merged with its best candidate all
 * the same, so that no money counts twice, and marked for a person.
 */
export function matchRecords(records: readonly MoneyRecord[], decisions: readonly PairDecision[]): MatchedRecord[] {
  const block = new Block(records, decisions);
  const moving = block.records.filter((record) => record.moves);
  // Equal amounts at once; what a person says about a sum, or about two amounts, waits until the sums have been looked at.
  joinConfirmed(block, ({ amount }, other) => amount === other.amount);
  for (const evidence of CERTAIN) pairByEvidence(block, moving, evidence);
  matchSums(block, moving);
  joinConfirmed(block, () => true);
  for (const evidence of DOUBTFUL) pairByEvidence(block, moving, evidence);
  const links = certainLinks(block, moving);
  return outcome(block, moving, links);
}

function joinConfirmed(block: Block, holds: (one: MoneyRecord, other: MoneyRecord) => boolean): void {
  for (const [first, second] of block.confirmed()) {
    const [one, other] = [block.movementOf(first), block.movementOf(second)];
    const shareSystem = [...other.systems].some((system) => one.systems.has(system));
    // Two records confirmed with a third one and rejected with each other: what must not be one is not.
    const contradicts = shareSystem || block.anyRejected(one, other);
    if (one !== other && one.isOpen && other.isOpen && !contradicts && holds(first, second)) block.join(one, other, null);
  }
}

/** Pairs the movements of one system after the other with those found so far; once more, since what was joined may bridge a gap. */
function pairByEvidence(block: Block, records: readonly MoneyRecord[], evidence: Evidence): void {
  for (const group of classes(records, evidence)) {
    const systems = [...new Set(group.map(({ system }) => system))].sort();
    if (systems.length < 2) continue;
    const inClass = new Set(group.map(({ id }) => id));
    const cost = costOf(block, evidence, inClass);
    const isCertain = (CERTAIN as readonly unknown[]).includes(evidence);
    for (let round = 0; round < 2; round += 1) {
      const found = new Set<Movement>();
      for (const system of systems) {
        const own = new Set(group.filter((record) => record.system === system).map((record) => block.movementOf(record)));
        const left = [...found].filter((movement) => movement.isOpen && !movement.systems.has(system)).sort(byNumber);
        const right = [...own].filter((movement) => movement.isOpen && !found.has(movement)).sort(byNumber);
        for (const meeting of meetings(
          left,
          right,
          evidence.days,
          (movement) => movement,
          (one, other) => cost(one, other) !== undefined,
        )) {
          for (const [one, other] of pairOff(meeting.left, meeting.right, cost, isCertain)) {
            const [first, second] = nearest(one, other, evidence, inClass)!;
            block.join(one, other, evidence.doubt(first, second));
            own.delete(other);
          }
        }
        for (const movement of own) found.add(movement);
      }
    }
  }
}

function costOf(block: Block, evidence: Evidence, inClass: ReadonlySet<string>): (one: Movement, other: Movement) => number | undefined {
  return (one, other) => {
    if (!one.fits(other) || block.anyRejected(one, other)) return undefined;
    const pair = nearest(one, other, evidence, inClass);
    return pair && secondsBetween(...pair) + nameCost(...pair);
  };
}

/** The two records, one of each movement, that lie nearest in time among those for which the evidence holds. */
function nearest(one: Movement, other: Movement, evidence: Evidence, inClass: ReadonlySet<string>): [MoneyRecord, MoneyRecord] | undefined {
  let best: [MoneyRecord, MoneyRecord] | undefined;
  for (const first of one.records) {
    if (!inClass.has(first.id)) continue;
    for (const second of other.records) {
      if (!inClass.has(second.id) || Math.abs(dayOf(first.at) - dayOf(second.at)) > evidence.days || !evidence.holds(first, second)) continue;
      if (!best || secondsBetween(first, second) < secondsBetween(...best)) best = [first, second];
    }
  }
  return best;
}

function byNumber(one: Movement, other: Movement): number {
  return one.from - other.from || one.number - other.number;
}

function outcome(block: Block, moving: readonly MoneyRecord[], links: SureLinks): MatchedRecord[] {
  const byAmount = new Map<number, MoneyRecord[]>();
  const bySerial = new Map<string, MoneyRecord[]>();
  for (const record of moving) {
    collect(byAmount, record.amount, record);
    if (record.serial !== null) collect(bySerial, record.serial, record);
  }
  const candidatesOf = (record: MoneyRecord, movement: Movement): string[] =>
    [...new Set([...byAmount.get(record.amount)!, ...(record.serial === null ? [] : bySerial.get(record.serial)!)])]
      .filter(
        (other) => other.system !== record.system && block.movementOf(other) !== movement && !block.isRejected(record, other) && evidenceFor(record, other),
      )
      .sort((one, other) => secondsBetween(record, one) - secondsBetween(record, other) || (one.id < other.id ? -1 : 1))
      .slice(0, CANDIDATES_MAX)
      .map(({ id }) => id);
  const observed = new Map<string, MatchedRecord>();
  for (const movement of block.all()) {
    const { payment } = movement;
    for (const record of movement.records) {
      if (movement.isOpen && record === payment) continue;
      const isSure = links.joined(record, payment);
      const doubt = isSure ? movement.sumDoubt : (doubtBetween(movement, record.id, payment.id) ?? 'several-candidates');
      const candidates = doubt === null ? [] : isSure ? alternativesOf(movement) : candidatesOf(record, movement);
      const payments = movement.isOpen ? [payment] : movement.observes.map((target) => target.payment);
      observed.set(record.id, {
        id: record.id,
        of: [...new Set(payments.map(({ id }) => id))].sort(),
        observations: [],
        at: record.at,
        precision: record.precision,
        unconfirmed: doubt !== null,
        ambiguousWith: candidates,
        doubt,
      });
    }
  }
  return block.records.map((record) => observed.get(record.id) ?? paymentOf(record, block.movementOf(record), observed));
}

function paymentOf(record: MoneyRecord, movement: Movement, observed: ReadonlyMap<string, MatchedRecord>): MatchedRecord {
  const others = [...movement.records.filter((other) => other !== record), ...movement.observers.flatMap(({ records }) => records)];
  const own = new Set([record.id, ...others.map(({ id }) => id)]);
  const open = others.map(({ id }) => observed.get(id)!).filter(({ unconfirmed }) => unconfirmed);
  const sure = others.filter(({ id }) => !observed.get(id)!.unconfirmed).sort((one, other) => (one.id < other.id ? -1 : 1));
  const finest = sure.reduce((best, other) => (precisionRank(other.precision) > precisionRank(best.precision) ? other : best), record);
  return {
    id: record.id,
    of: [],
    observations: others.map(({ id }) => id).sort(),
    at: finest.at,
    precision: finest.precision,
    unconfirmed: open.length > 0,
    ambiguousWith: [...new Set(open.flatMap(({ ambiguousWith }) => ambiguousWith))]
      .filter((id) => !own.has(id))
      .sort()
      .slice(0, AMBIGUOUS_MAX),
    doubt: null,
  };
}

function alternativesOf(movement: Movement): string[] {
  return [...new Set(movement.alternatives.map((other) => other.payment.id))].sort().slice(0, CANDIDATES_MAX);
}

function doubtBetween({ doubts }: Movement, one: string, other: string): MatchedRecord['doubt'] {
  const parted = doubts.find(({ left, right }) => (left.includes(one) && right.includes(other)) || (right.includes(one) && left.includes(other)));
  return parted?.doubt ?? null;
}

function collect<K>(groups: Map<K, MoneyRecord[]>, key: K, record: MoneyRecord): void {
  const group = groups.get(key);
  if (group) group.push(record);
  else groups.set(key, [record]);
}
