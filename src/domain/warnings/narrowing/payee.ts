import { ACCOUNT_KINDS, PAYMENT_KINDS } from '../../model/model.js';
import { PAYMENT_TELLS } from '../../projection/payments.js';
import type { Narrowing } from './narrowing.js';

const UNKNOWN = ACCOUNT_KINDS.indexOf('unknown');
const BOUNCE = PAYMENT_KINDS.indexOf('bounce');

/**
 * One account for several households: what lines of rosters paid into it was for more than one beneficiary. How many households these are depends on
 * the day: a person may change over, and households are merged and split.
 */
export const sharedAccount: Narrowing = (counted, values) => {
  const judged = counted.kinds((values as { kinds: string[] }).kinds);
  const { accounts, payments } = counted.graph;
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    let first = -1;
    for (const payment of counted.made('into', account)) {
      const beneficiary = payments.beneficiary[payment]!;
      if (!counted.isOnRoster(payment) || beneficiary < 0 || !counted.pays(payment)) continue;
      if (first >= 0 && first !== beneficiary) return 'ask';
      first = beneficiary;
    }
    return first < 0 ? 'not-judged' : 'pass';
  };
};

/** Abnormal account: unknown, not open on a day, with a state on record, named otherwise, sent back, or somebody else's. */
export const abnormal: Narrowing = (counted) => {
  const { batch, graph } = counted;
  const { accounts, payments, parties, recordKinds } = graph;
  const state = recordKinds.number('account-status');
  const isNamedOtherwise = (payment: number): boolean => (payments.tells[payment]! & PAYMENT_TELLS.otherPayee) !== 0;
  const isNamed = (payment: number): boolean =>
    payments.indicator[payment]! >= 0 || payments.project[payment]! >= 0 || payments.payout[payment]! >= 0 || payments.contract[payment]! >= 0;
  return (account) => {
    const lines: number[] = [];
    for (const payment of counted.made('into', account)) {
      if (!counted.pays(payment)) continue;
      if (counted.namesOthers(payment)) return 'ask';
      if (isNamed(payment)) lines.push(payment);
    }
    if (lines.length === 0) return 'not-judged';
    // Of earlier values of an account the days are not known here.
    if (accounts.changedIn[account]! > 0 || accounts.kindAt(account, batch) === UNKNOWN) return 'ask';
    if (counted.sources(accounts.records, account).includes(state)) return 'ask';
    const [openedAt, closedAt] = [accounts.openedAt[account]!, accounts.closedAt[account]!];
    if (lines.some((line) => isNamedOtherwise(line) || payments.at[line]! >= closedAt || payments.at[line]! < openedAt)) return 'ask';
    for (const payment of counted.made('out', account)) if (payments.kind[payment] === BOUNCE) return 'ask';
    const near = counted.holdersOf(account, ['Household', 'Person']);
    if (near.size === 0) return 'pass';
    for (const holder of [...near])
      for (const other of [...counted.targets(parties.memberships, holder), ...counted.sources(parties.memberships, holder)]) near.add(other);
    const own = lines.filter((line) => payments.beneficiary[line]! >= 0);
    // Where the holder himself is paid, several share the account, which is another rule's.
    if (own.some((line) => near.has(payments.beneficiary[line]!))) return 'pass';
    return own.some((line) => counted.isOnRoster(line)) ? 'ask' : 'pass';
  };
};
