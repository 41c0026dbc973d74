import { PAYMENT_KINDS } from '../../model/model.js';
import type { Narrowing } from './narrowing.js';

const CASH = PAYMENT_KINDS.indexOf('cash');

/** Rules about a few kinds of account: the others are most of a province. */
export const ofKinds: Narrowing = (counted, values) => {
  const kinds = counted.kinds((values as { kinds: string[] }).kinds);
  return (account) => (kinds.has(counted.graph.accounts.kindAt(account, counted.batch)) ? 'ask' : 'not-judged');
};

/** Cash: some was drawn from an account that is somebody's project account. */
export const cashDrawn: Narrowing = (counted, values) => {
  const passedOver = counted.kinds((values as { passedOver: string[] }).passedOver);
  const { accounts, payments } = counted.graph;
  return (account) => {
    if (passedOver.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    let isKnown = counted.holdersOf(account, ['Unit', 'Enterprise', 'Person']).size > 0;
    for (const payment of counted.made('out', account)) {
      if (payments.kind[payment] === CASH) return 'ask';
      isKnown = true;
    }
    // Whether an account that nothing speaks of is there at all is not known here.
    return isKnown ? 'pass' : 'ask';
  };
};
