import { flagOf, MARK } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { tagsOf } from './kinds.js';
import type { Walk, WalkQuestion } from './walk.js';
import { TAGS, type WorkSpace } from './work-space.js';

/** Notes the tags under which money of the trace can come to an account that pays under tags alone: documented payments bring it, and what others give back. */
export function tagsAskedFor({ graph, documented, askedTags }: WorkSpace, walk: Walk, account: number): number {
  const { payments, accounts, lines } = graph;
  const { batch, asOf, origins } = walk.question;
  const asked = new Set<number>();
  const ask = (payment: number): void => {
    for (const tag of tagsOf(graph, payment)) {
      // Of a trace that begins at payments, others under the same tag need not be documented.
      if (origins === null && (tag >= lines.count ? walk.payouts.has(tag - lines.count) : walk.reached.has(tag))) continue;
      asked.add(tag);
    }
  };
  const { start, count, pool } = accounts.into;
  for (let place = start[account]!; place < start[account]! + count[account]! && payments.records.at(pool[place]!) <= asOf; place += 1) {
    const payment = pool[place]!;
    const isGivenBack = (payments.records.marks(payment) & MARK.settling) !== 0;
    if (!documented.has(payments.rank[payment]!) && !(isGivenBack && payments.records.visible(payment, batch))) continue;
    ask(payment);
    if (isGivenBack) for (const undone of payments.settles(payment, batch).payments) if (undone >= 0) ask(undone);
  }
  if (asked.size === 0) return TAGS.own;
  askedTags.set(account, asked);
  return TAGS.asked;
}

/** What a payment takes from an account lies there under a tag that matters. */
export function isAskedFor({ graph, askedTags, tagsOn }: WorkSpace, account: number, payment: number): boolean {
  if (tagsOn[account] !== TAGS.asked) return tagsOn[account] === TAGS.all;
  const { payout, indicator } = graph.payments;
  const asked = askedTags.get(account)!;
  return asked.has(indicator[payment]!) || (payout[payment]! >= 0 && asked.has(graph.lines.count + payout[payment]!));
}

/** Other documents' money keeps its tag only where something takes money by tag: a payment of the account, or what undoes this one. */
export function canBeAskedFor({ graph: { payments }, tagsOn }: WorkSpace, { asOf, batch }: WalkQuestion, payment: number): boolean {
  const { records } = payments;
  if (tagsOn[records.payee(payment)] !== TAGS.none) return true;
  return (
    flagOf(records.marks(payment), PAYMENT_FLAGS.settled) &&
    payments.settledBy(payment).some((later) => payments.at[later]! <= asOf && payments.visible(later, batch))
  );
}
