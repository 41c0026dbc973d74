import { PAYMENT_KINDS } from '../../model/model.js';
import { DAY_MS } from './counted.js';
import type { Narrowing } from './narrowing.js';
import { placeOf, sumsOf } from './one-account.js';

const TRANSFER = PAYMENT_KINDS.indexOf('transfer');
const CASH = PAYMENT_KINDS.indexOf('cash');

/**
 * Cash-out: somebody who is no hub has transferred money to the account; in the days before a large payment in cash or to a card there were enough
 * payers, and about as much went out so as had come in.
 */
export const cashedOut: Narrowing = (counted, values) => {
  const { kinds, hubs, payersOver, inOver, outOver, windowDays, partLeast } = values as { kinds: string[]; hubs: string[] } & Record<
    'payersOver' | 'inOver' | 'outOver' | 'windowDays' | 'partLeast',
    number
  >;
  const [judged, hubKinds, cards] = [counted.kinds(kinds), counted.kinds(hubs), counted.kinds(['cash', 'person', 'household'])];
  const { accounts, payments } = counted.graph;
  const { amount, at, payer, payee } = payments;
  const isTransfer = (payment: number): boolean => payments.kind[payment] === TRANSFER && !hubKinds.has(accounts.kind[payer[payment]!]!);
  const isJudged = (account: number): boolean => {
    for (const payment of counted.made('into', account)) if (isTransfer(payment)) return true;
    return false;
  };
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch)) || !isJudged(account)) return 'not-judged';
    const outs = counted
      .outOf(account)
      .filter((payment) => payee[payment] !== account && (payments.kind[payment] === CASH || cards.has(accounts.kind[payee[payment]!]!)));
    if (!outs.some((payment) => amount[payment]! > outOver)) return 'pass';
    const ins = counted.into(account).filter((payment) => amount[payment]! > inOver && !hubKinds.has(accounts.kind[payer[payment]!]!));
    if (ins.length <= payersOver) return 'pass';
    const [sent, received] = [sumsOf(outs, (payment) => amount[payment]!), sumsOf(ins, (payment) => counted.certain(payment))];
    for (const out of outs) {
      if (amount[out]! <= outOver) continue;
      const since = at[out]! - windowDays * DAY_MS;
      const [from, to] = [placeOf(ins, at, since), placeOf(ins, at, at[out]! + 1)];
      if (to - from <= payersOver) continue;
      // Of several at one moment all count.
      const until = placeOf(outs, at, at[out]! + 1);
      if (sent[until]! - sent[placeOf(outs, at, since)]! < partLeast * (received[to]! - received[from]!)) continue;
      if (new Set(ins.slice(from, to).map((payment) => payer[payment]!)).size > payersOver) return 'ask';
    }
    return 'pass';
  };
};
