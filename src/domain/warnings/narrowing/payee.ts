import { ACCOUNT_KINDS, PAYMENT_KINDS } from '../../model/model.js';
import { PAYMENT_TELLS } from '../../projection/payments.js';
import type { Narrowing } from './narrowing.js';

const UNKNOWN = ACCOUNT_KINDS.indexOf('unknown');
const BOUNCE = PAYMENT_KINDS.indexOf('bounce');

/** One account for several households: what lines of rosters paid into it was for more than one of them. */
export const sharedAccount: Narrowing = (counted, values) => {
  const { kinds, yellowHouseholds } = values as { kinds: string[]; yellowHouseholds: number };
  const judged = counted.kinds(kinds);
  const { accounts, payments, parties } = counted.graph;
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const beneficiaries = new Set<number>();
    for (const payment of counted.made('into', account))
      if ((payments.tells[payment]! & PAYMENT_TELLS.rosterLine) !== 0 && payments.beneficiary[payment]! >= 0 && counted.pays(payment))
        beneficiaries.add(payments.beneficiary[payment]!);
    if (beneficiaries.size === 0) return 'not-judged';
    if (beneficiaries.size === 1) return 'pass';
    // A person counts for every household that he ever belonged to; which of them it is depends on the day.
    const homes = new Set<number>();
    for (const beneficiary of beneficiaries)
      for (const home of counted.isHousehold(beneficiary)
        ? [beneficiary]
        : parties.memberships.ofSource(beneficiary).map((link) => parties.memberships.target[link]!))
        homes.add(home);
    return homes.size >= yellowHouseholds ? 'ask' : 'pass';
  };
};

/** Abnormal account: unknown, not open on a day, with a state on record, named otherwise, sent back, or somebody else's. */
export const abnormal: Narrowing = (counted) => {
  const { batch, graph } = counted;
  const { accounts, payments, parties, recordKinds } = graph;
  const state = recordKinds.number('account-status');
  const isOf = (payment: number, place: number): boolean => (payments.tells[payment]! & place) !== 0;
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
    if (lines.some((line) => isOf(line, PAYMENT_TELLS.otherPayee) || payments.at[line]! >= closedAt || payments.at[line]! < openedAt)) return 'ask';
    for (const payment of counted.made('out', account)) if (payments.kind[payment] === BOUNCE) return 'ask';
    const near = counted.holdersOf(account, ['Household', 'Person']);
    if (near.size === 0) return 'pass';
    for (const holder of [...near])
      for (const other of [...counted.targets(parties.memberships, holder), ...counted.sources(parties.memberships, holder)]) near.add(other);
    const own = lines.filter((line) => payments.beneficiary[line]! >= 0);
    // Where the holder himself is paid, several share the account, which is another rule's.
    if (own.some((line) => near.has(payments.beneficiary[line]!))) return 'pass';
    return own.some((line) => isOf(line, PAYMENT_TELLS.rosterLine)) ? 'ask' : 'pass';
  };
};
