import { PAYMENT_KINDS } from '../../model/model.js';
import { PARTY_LABELS } from '../../projection/parties.js';
import { PAYMENT_FLAGS } from '../../projection/payments.js';
import { DAY_MS, type Counted } from './counted.js';
import type { Narrowing } from './narrowing.js';

const CASH = PAYMENT_KINDS.indexOf('cash');
const PAYING: ReadonlySet<number> = new Set([PAYMENT_KINDS.indexOf('payment'), PAYMENT_KINDS.indexOf('transfer')]);
const [UNIT, ENTERPRISE, PERSON] = (['Unit', 'Enterprise', 'Person'] as const).map((label) => PARTY_LABELS.indexOf(label)) as [number, number, number];

/** Holders of an account among parties with some labels. */
function holdersOf({ graph, batch }: Counted, account: number, labels: readonly number[]): Set<number> {
  const { holdings } = graph.accounts;
  const links = holdings.ofSource(account).filter((link) => holdings.visible(link, batch));
  return new Set(links.map((link) => holdings.target[link]!).filter((party) => labels.includes(graph.parties.label[party]!)));
}

/** Whether a payment names others that it undoes or moves: in memory it draws on what these draw on, whatever its own source says. */
function namesOthers({ graph }: Counted, payment: number): boolean {
  return (graph.payments.flags[payment]! & PAYMENT_FLAGS.settles) !== 0;
}

/** Between accounts of one holder: somebody else with the same holder has paid the account out of a tagged line. */
export const sameHolder: Narrowing = (counted, values) => {
  const ends = counted.kinds((values as { ends: string[] }).ends);
  const passedOver = counted.kinds(['household', 'person', 'cash']);
  const { accounts, payments } = counted.graph;
  return (account) => {
    const kind = accounts.kindAt(account, counted.batch);
    if (ends.has(kind) || passedOver.has(kind)) return 'not-judged';
    const holders = holdersOf(counted, account, [UNIT, ENTERPRISE]);
    if (holders.size === 0) return 'not-judged';
    for (const payment of counted.made('into', account)) {
      const payer = payments.payer[payment]!;
      if (payer === account || ends.has(accounts.kind[payer]!) || !PAYING.has(payments.kind[payment]!)) continue;
      if (!counted.isOnTaggedLine(payment) && !namesOthers(counted, payment)) continue;
      const { holdings } = accounts;
      if (holdings.ofSource(payer).some((link) => holdings.visible(link, counted.batch) && holders.has(holdings.target[link]!))) return 'ask';
    }
    return 'pass';
  };
};

/** Cash: some was drawn from an account that is somebody's project account. */
export const cashDrawn: Narrowing = (counted, values) => {
  const passedOver = counted.kinds((values as { passedOver: string[] }).passedOver);
  const { accounts, payments } = counted.graph;
  return (account) => {
    if (passedOver.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    let isKnown = holdersOf(counted, account, [UNIT, ENTERPRISE, PERSON]).size > 0;
    for (const payment of counted.made('out', account)) {
      if (payments.kind[payment] === CASH) return 'ask';
      isKnown = true;
    }
    // Whether an account that nothing speaks of is there at all is not known here.
    return isKnown ? 'pass' : 'ask';
  };
};

/** Personal account: paid on a tagged line, or by somebody who had money of a line shortly before. */
export const personal: Narrowing = (counted, values) => {
  const window = (values as { passDays: number }).passDays * DAY_MS;
  const passedOver = counted.kinds(['treasury', 'clearing', 'agent-batch', 'person', 'household', 'cash']);
  const { accounts, payments } = counted.graph;
  const hadMoney = (account: number, from: number, to: number): boolean => {
    for (const payment of counted.made('into', account, from)) {
      if (payments.at[payment]! > to) return false;
      if (payments.indicator[payment]! >= 0) return true;
    }
    return false;
  };
  return (account) => {
    if (holdersOf(counted, account, [PERSON]).size === 0) return 'not-judged';
    for (const payment of counted.made('into', account)) {
      if (!PAYING.has(payments.kind[payment]!)) continue;
      if (namesOthers(counted, payment)) return 'ask';
      if (payments.indicator[payment]! >= 0) {
        if (counted.isOnTaggedLine(payment)) return 'ask';
        continue;
      }
      const payer = payments.payer[payment]!;
      if (payments.payout[payment]! >= 0 || passedOver.has(accounts.kind[payer]!)) continue;
      const moment = payments.at[payment]!;
      if (hadMoney(payer, moment - window, moment)) return 'ask';
    }
    return 'pass';
  };
};
