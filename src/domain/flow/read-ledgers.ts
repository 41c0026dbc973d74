import { shanghaiDay, startOfDay } from '../attribution/sweep-plan.js';
import { listOf, type Adjacency } from '../projection/adjacency.js';
import { MARK } from '../projection/movement-records.js';
import { TAGS } from './account-states.js';
import { tagsAskedFor } from './asked-tags.js';
import { BOUNCE, isFiscalKind } from './kinds.js';
import type { Walk } from './walk.js';
import type { WorkSpace } from './work-space.js';

/** What stands on each reached account, in their order, before its movements are read one by one; fen. */
export interface LedgerBeginnings {
  readonly accounts: readonly number[];
  readonly balance: Float64Array;
  readonly lacked: Float64Array;
  readonly openingUnknown: Uint8Array;
}

/** Movements looked at between two looks at the clock. */
const CHECK_EVERY = 50_000;

/**
 * Notes in the work space every movement of every reached account up to the date of the question, and from when on those of each account
 * are read. What came before the day on which traced money can first stand on an account is one balance (see `LedgerSums`), unless
 * something of the question reaches back before that day, or money that was there then can be asked for by its tag.
 */
export function readLedgers(space: WorkSpace, walk: Walk): LedgerBeginnings {
  const { graph, room } = space;
  const accounts = space.accounts.touched;
  const { batch, asOf, check } = walk.question;
  const early = reachedBefore(space, walk);
  const balance = room.numbers(accounts.length);
  const lacked = room.numbers(accounts.length);
  const openingUnknown = room.bytes(accounts.length);
  let looked = 0;
  for (let place = 0; place < accounts.length; place += 1) {
    const account = accounts[place]!;
    const opening = graph.accounts.openings(account, batch);
    const amount = opening?.amount ?? 0;
    const day = firstDay(space, account);
    const summed = isFiscalKind[graph.accounts.kindAt(account, batch)] === 1 ? undefined : space.sums.before(account, batch, amount, day);
    const paysTagged = summed === undefined || (summed.firstTagged !== Infinity && summed.firstTagged <= asOf);
    const tags = paysTagged ? tagsOn(space, walk, account) : TAGS.none;
    const isSummed = !paysTagged && !early.has(account) && !reachesBack(space, walk, account, day);
    const from = isSummed ? day : -Infinity;
    balance[place] = isSummed ? summed.balance : amount;
    lacked[place] = isSummed ? summed.lacked : 0;
    openingUnknown[place] = opening === undefined ? 1 : 0;
    space.accounts.read(account, from, tags);
    looked += noteMovements(space, walk, account, from);
    if (looked < CHECK_EVERY) continue;
    check();
    looked = 0;
  }
  return { accounts, balance, lacked, openingUnknown };
}

/** Which tags of an account's money matter that pays under tags. */
function tagsOn(space: WorkSpace, walk: Walk, account: number): number {
  const { batch, asOf } = walk.question;
  const payer = space.payers.of(account, batch, asOf);
  if (!payer) return TAGS.all;
  // That a day's order is not known holds for all that happens on it.
  for (const day of payer.dateOnly) space.dateOnly.add(day);
  return tagsAskedFor(space, walk, account, payer);
}

/** First moment of the day on which traced money can first stand on an account. */
function firstDay({ accounts }: WorkSpace, account: number): number {
  return startOfDay(shanghaiDay(accounts.earliest(account)));
}

/** Accounts that a documented payment of the trace meets before the day on which money is followed to them. */
function reachedBefore(space: WorkSpace, { documented }: Walk): Set<number> {
  const { at, payer, payee } = space.graph.payments;
  const early = new Set<number>();
  for (const payment of documented) {
    for (const account of [payer[payment]!, payee[payment]!]) {
      const first = space.accounts.earliest(account);
      if (first !== Infinity && at[payment]! < first && at[payment]! < firstDay(space, account)) early.add(account);
    }
  }
  return early;
}

/** Something from a day on undoes a payment from before it: a bounce, or what takes the money of a line or payout batch: a refund, or a voucher that moves it to another line. */
function reachesBack(space: WorkSpace, walk: Walk, account: number, day: number): boolean {
  const { graph } = space;
  const { at, kind, indicator, payout, records } = graph.payments;
  const { batch } = walk.question;
  for (const side of [graph.accounts.into, graph.accounts.out]) {
    const isComing = side === graph.accounts.into;
    const { pool } = side;
    const { first, end } = movementsFrom(space, walk, side, account, day);
    for (let place = first; place < end; place += 1) {
      const payment = pool[place]!;
      if (records.isPlain(payment) || (records.marks(payment) & (MARK.settling | MARK.reclassification)) === 0 || !records.visible(payment, batch)) continue;
      const isBounce = kind[payment] === BOUNCE;
      if (isComing && !isBounce && (records.marks(payment) & MARK.reclassification) === 0) continue;
      for (const undone of graph.payments.settles(payment, batch).payments)
        if (undone >= 0 && at[undone]! < day && (isBounce || indicator[undone]! >= 0 || payout[undone]! >= 0)) return true;
    }
  }
  return false;
}

/** Returns how many movements were looked at. */
function noteMovements(space: WorkSpace, walk: Walk, account: number, from: number): number {
  const { graph, ledger } = space;
  const { rank, records } = graph.payments;
  const { batch } = walk.question;
  const isNewest = batch >= graph.version;
  let looked = 0;
  for (const side of [graph.accounts.into, graph.accounts.out]) {
    // What is paid under tags that do not matter takes nothing of the trace; what was documented is noted by itself.
    if (side === graph.accounts.out && space.accounts.tagsOn(account) >= TAGS.own) {
      looked += noteAskedFor(space, walk, account);
      continue;
    }
    const { pool } = side;
    const { first, end } = movementsFrom(space, walk, side, account, from);
    for (let place = first; place < end; place += 1) {
      const payment = pool[place]!;
      if ((isNewest && records.isPlain(payment)) || records.visible(payment, batch)) ledger.add(rank[payment]!);
    }
    looked += end - first;
  }
  return looked;
}

/** Of what an account pays under tags alone, what takes money that the trace can have brought; what is documented is noted by itself. */
function noteAskedFor({ graph, ledger, askedTags }: WorkSpace, walk: Walk, account: number): number {
  const { lines, payouts, payments } = graph;
  const { records, rank } = payments;
  const { batch, asOf } = walk.question;
  let looked = 0;
  for (const tag of askedTags.get(account) ?? []) {
    const under = tag >= lines.count ? listOf(payouts.payments, tag - lines.count) : listOf(lines.payments, tag);
    looked += under.length;
    for (const payment of under)
      if (records.payer(payment) === account && records.at(payment) <= asOf && records.visible(payment, batch)) ledger.add(rank[payment]!);
  }
  return looked;
}

/** Places in an account's list of what moved from a moment on and up to the date of the question. */
function movementsFrom(
  { graph }: WorkSpace,
  walk: Walk,
  { start, count, pool }: Adjacency,
  account: number,
  from: number,
): { readonly first: number; readonly end: number } {
  const { records } = graph.payments;
  const { asOf } = walk.question;
  const first = start[account]!;
  const last = first + count[account]!;
  const end = asOf === Infinity ? last : records.firstAt(pool, first, last, asOf + 1);
  return { first: from === -Infinity ? first : records.firstAt(pool, first, end, from), end };
}
