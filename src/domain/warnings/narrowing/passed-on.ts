import { ACCOUNT_KINDS, PAYMENT_KINDS } from '../../model/model.js';
import { NO_WORD } from '../../projection/parties.js';
import { DAY_MS } from './counted.js';
import type { Narrowing } from './narrowing.js';

const ENTERPRISE = ACCOUNT_KINDS.indexOf('enterprise');
const RECLASSIFICATION = PAYMENT_KINDS.indexOf('reclassification');

/** Subcontracting: a part of the contract is another one, a payment of it went to somebody else, or enough of it was passed on to one enterprise. */
export const passedOn: Narrowing = (counted, values) => {
  const { passDays, passPercent } = values as { passDays: number; passPercent: number };
  const { graph, batch, asOf } = counted;
  const { accounts, contracts, payments } = graph;
  const { amount, at, kind, payee } = payments;
  const enterprisesOf = (account: number): Set<number> => counted.holdersOf(account, ['Enterprise']);
  /** Fen that came to an account about a moment. */
  const cameTo = (account: number, moment: number): number => {
    let sum = 0;
    for (const payment of counted.made('into', account, moment - passDays * DAY_MS)) {
      if (at[payment]! >= moment + (passDays + 1) * DAY_MS) break;
      if (kind[payment] !== RECLASSIFICATION && kind[payment] !== NO_WORD) sum += amount[payment]!;
    }
    return sum;
  };
  /** Fen that an account passed on after a moment, by enterprise that is none of the contractors. */
  const goneFrom = (account: number, moment: number, contractors: ReadonlySet<number>): Map<number, number> => {
    const gone = new Map<number, number>();
    for (const payment of counted.made('out', account, moment)) {
      if (at[payment]! >= moment + (passDays + 1) * DAY_MS) break;
      if (accounts.kind[payee[payment]!] !== ENTERPRISE || counted.namesOthers(payment)) continue;
      for (const enterprise of enterprisesOf(payee[payment]!))
        if (!contractors.has(enterprise)) gone.set(enterprise, (gone.get(enterprise) ?? 0) + amount[payment]!);
    }
    return gone;
  };
  return (contract) => {
    if (!contracts.visible(contract, batch) || counted.targets(contracts.parts, contract).length > 0) return 'not-judged';
    // Of earlier values the region is not known here.
    if (contracts.changedIn[contract]! > batch) return 'ask';
    const contractors = new Set(counted.sources(contracts.contractors, contract));
    if (contractors.size === 0) return 'not-judged';
    if (counted.sources(contracts.parts, contract).length > 0) return 'ask';
    const { start, count, pool } = contracts.payments;
    const passed = new Map<number, number>();
    let whole = 0;
    for (const payment of pool.subarray(start[contract]!, start[contract]! + count[contract]!)) {
      if (kind[payment] === RECLASSIFICATION || at[payment]! > asOf || !payments.visible(payment, batch)) continue;
      whole += counted.certain(payment);
      const holders = enterprisesOf(payee[payment]!);
      if ([...holders].some((holder) => !contractors.has(holder))) return 'ask';
      if (holders.size === 0) continue;
      const gone = goneFrom(payee[payment]!, at[payment]!, contractors);
      const enough = [...gone].filter(([, sum]) => sum * 100 >= passPercent * counted.certain(payment));
      if (enough.length === 0) continue;
      // Of what went on, the payment's part of what came in about that time.
      const part = Math.min(1, amount[payment]! / cameTo(payee[payment]!, at[payment]!));
      for (const [enterprise, sum] of enough) passed.set(enterprise, (passed.get(enterprise) ?? 0) + Math.min(amount[payment]!, sum * part + 1));
    }
    return [...passed.values()].some((sum) => sum * 100 >= passPercent * whole) ? 'ask' : 'pass';
  };
};
