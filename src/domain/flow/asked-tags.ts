import { flagOf, MARK } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { TAGS } from './account-states.js';
import { tagsOf } from './kinds.js';
import type { TaggedPayer } from './tagged-payers.js';
import type { Walk, WalkQuestion } from './walk.js';
import type { WorkSpace } from './work-space.js';

/**
 * Notes the tags that matter on an account that pays under tags alone: those under which money of the trace can come to it, which
 * documented payments bring and what others give back, and those under which something was paid together with one that matters.
 */
export function tagsAskedFor({ graph, documented, askedTags }: WorkSpace, walk: Walk, account: number, { together }: TaggedPayer): number {
  const { payments, accounts, lines } = graph;
  const { batch, asOf, origins } = walk.question;
  const asked = new Set<number>();
  // Of a trace that begins at payments, others under the same tag need not be documented.
  const isOwn = (tag: number): boolean => origins === null && (tag >= lines.count ? walk.payouts.has(tag - lines.count) : walk.reached.has(tag));
  const ask = (tag: number): void => {
    if (!isOwn(tag)) asked.add(tag);
  };
  const askFor = (payment: number): void => tagsOf(graph, payment).forEach(ask);
  const { start, count, pool } = accounts.into;
  for (let place = start[account]!; place < start[account]! + count[account]! && payments.records.at(pool[place]!) <= asOf; place += 1) {
    const payment = pool[place]!;
    const isGivenBack = (payments.records.marks(payment) & MARK.settling) !== 0;
    if (!documented.has(payments.rank[payment]!) && !(isGivenBack && payments.records.visible(payment, batch))) continue;
    askFor(payment);
    if (isGivenBack) for (const undone of payments.settles(payment, batch).payments) if (undone >= 0) askFor(undone);
  }
  for (const [tag, others] of together) if (isOwn(tag)) others.forEach(ask);
  // Those that are added here come in turn.
  for (const tag of asked) together.get(tag)?.forEach(ask);
  if (asked.size === 0) return TAGS.own;
  askedTags.set(account, asked);
  return TAGS.asked;
}

/** What a payment takes from an account lies there under a tag that matters. */
export function isAskedFor({ graph, askedTags, accounts }: WorkSpace, account: number, payment: number): boolean {
  const tags = accounts.tagsOn(account);
  if (tags !== TAGS.asked) return tags === TAGS.all;
  const { payout, indicator } = graph.payments;
  const asked = askedTags.get(account)!;
  return asked.has(indicator[payment]!) || (payout[payment]! >= 0 && asked.has(graph.lines.count + payout[payment]!));
}

/** Other documents' money keeps its tag only where something takes money by tag: a payment of the account, or what undoes this one. */
export function canBeAskedFor({ graph: { payments }, accounts }: WorkSpace, { asOf, batch }: WalkQuestion, payment: number): boolean {
  const { records } = payments;
  if (accounts.tagsOn(records.payee(payment)) !== TAGS.none) return true;
  return (
    flagOf(records.marks(payment), PAYMENT_FLAGS.settled) &&
    payments.settledBy(payment).some((later) => payments.at[later]! <= asOf && payments.visible(later, batch))
  );
}
