import type { Block } from './block.js';
import { BOOKING_DAYS, OTHER, SIDES, type Side } from './evidence.js';
import { dayOf, type MoneyRecord } from './money-record.js';
import { meetings, type Movement } from './movement.js';
import { pairOff } from './pair-off.js';

/** Lines of one system that belong together on one account and one day: a payout batch, a voucher, a serial number. */
interface Lines {
  readonly movements: Movement[];
  readonly payees: ReadonlySet<string>;
  readonly amount: number;
  readonly from: number;
  readonly to: number;
  /** Named together by the source as one payout, or by the bank's serial. */
  readonly isPayout: boolean;
}

interface Sum {
  readonly movement: Movement;
  readonly record: MoneyRecord;
}

const TOGETHER = ['batch', 'serial', 'movement'] as const;

/**
 * One to many: one debit (or credit) of an account that is the sum of the lines of a payout batch or voucher of that day. The lines
 * stay the payments, since they name the payees; only where the single record carries the tag and the lines do not is it the payment.
 */
export function matchSums(block: Block, records: readonly MoneyRecord[]): void {
  for (const side of SIDES) {
    const groups = linesByAmount(block, records, side);
    if (groups.size === 0) continue;
    const singles = new Map<string, Sum[]>();
    for (const record of records) {
      const key = record[side].known ? `${record[side].same}|${record.amount}` : '';
      if (!groups.has(key)) continue;
      const list = singles.get(key) ?? [];
      singles.set(key, list);
      list.push({ movement: block.movementOf(record), record });
    }
    for (const key of [...singles.keys()].sort()) {
      const sums = singles.get(key)!;
      for (const system of [...new Set(sums.map(({ record }) => record.system))].sort())
        pair(
          block,
          side,
          sums.filter(({ record }) => record.system === system),
          groups.get(key)!,
        );
    }
  }
}

function pair(block: Block, side: Side, sums: readonly Sum[], groups: readonly Lines[]): void {
  const cost = ({ movement, record }: Sum, lines: Lines): number | undefined => {
    const own = dayOf(record.at);
    const days = Math.max(lines.from - own, own - lines.to, 0);
    if (days > BOOKING_DAYS || !movement.isOpen || movement.observers.length > 0 || lines.movements.includes(movement)) return undefined;
    const other = record[OTHER[side]];
    const namesAnother = other.known && !other.collective && [...lines.payees].some((payee) => payee !== other.same);
    const isTaken = lines.movements.some(
      (target) => !target.isOpen || [...movement.systems].some((system) => target.systems.has(system)) || block.anyRejected(movement, target),
    );
    return namesAnother || isTaken ? undefined : days;
  };
  const spanOf = (item: Sum | Lines): { from: number; to: number } => ('record' in item ? item.movement : item);
  for (const meeting of meetings(sums, groups, BOOKING_DAYS, spanOf, (one, lines) => cost(one, lines) !== undefined)) {
    const isEven = meeting.left.length === meeting.right.length;
    // What a person has confirmed goes first; the others share what is left.
    const wanted = meeting.left.flatMap((sum) => meeting.right.filter((lines) => isWanted(block, sum, lines)).map((lines): [Sum, Lines] => [sum, lines]));
    const left = meeting.left.filter((sum) => !wanted.some(([one]) => one === sum));
    const right = meeting.right.filter((lines) => !wanted.some(([, other]) => other === lines));
    const pairs = [...wanted, ...pairOff(left, right, cost)];
    for (const [sum, lines] of pairs) {
      if (cost(sum, lines) === undefined) continue;
      const isSure = isWanted(block, sum, lines);
      const other = sum.record[OTHER[side]];
      const isEveryPair = pairs.length === meeting.left.length;
      const doubt = isSure ? null : !(isEven && isEveryPair) ? 'several-payouts' : other.known || lines.isPayout ? null : 'no-counterparty';
      const alternatives = meeting.right.filter((one) => one !== lines && cost(sum, one) !== undefined).flatMap(({ movements }) => movements);
      stand(sum.movement, lines.movements, doubt, alternatives);
    }
  }
}

function stand(single: Movement, lines: readonly Movement[], doubt: Movement['sumDoubt'], alternatives: readonly Movement[]): void {
  if (single.tagged && !lines.some(({ tagged }) => tagged)) {
    for (const line of lines) {
      line.observe([single], doubt);
      line.alternatives = [];
    }
    return;
  }
  single.observe(lines, doubt);
  single.alternatives = doubt === null ? [] : alternatives;
}

function isWanted(block: Block, { movement }: Sum, lines: Lines): boolean {
  return lines.movements.some((target) => target.records.some((record) => movement.records.some((own) => block.isConfirmed(own, record))));
}

/** Lines that belong together, by account and sum; those that several systems state are one. */
function linesByAmount(block: Block, records: readonly MoneyRecord[], side: Side): Map<string, Lines[]> {
  const together = new Map<string, MoneyRecord[]>();
  for (const record of records) {
    if (!record[side].known || !block.movementOf(record).isOpen) continue;
    for (const kind of TOGETHER) {
      if (record[kind] === null) continue;
      const key = `${kind}|${record[side].same}|${record[kind]}|${record.system}|${dayOf(record.at)}`;
      const group = together.get(key);
      if (group) group.push(record);
      else together.set(key, [record]);
    }
  }
  const found = new Map<string, Lines[]>();
  const seen = new Set<string>();
  for (const key of [...together.keys()].sort()) {
    const members = together.get(key)!;
    const movements = [...new Set(members.map((record) => block.movementOf(record)))].sort((one, other) => one.number - other.number);
    if (movements.length < 2) continue;
    const first = members[0]!;
    const set = `${side}|${movements.map(({ number }) => number).join()}`;
    if (seen.has(set)) continue;
    seen.add(set);
    const amount = members.reduce((sum, record) => sum + record.amount, 0);
    const place = `${first[side].same}|${amount}`;
    const lines = found.get(place) ?? [];
    found.set(place, lines);
    lines.push({
      movements,
      payees: new Set(members.map((record) => record[OTHER[side]].same)),
      amount,
      from: Math.min(...days(members)),
      to: Math.max(...days(members)),
      isPayout: !key.startsWith('movement|'),
    });
  }
  return found;
}

function days(records: readonly MoneyRecord[]): number[] {
  const first = dayOf(records[0]!.at);
  return [first, ...new Set(records.map((record) => dayOf(record.at)))];
}
