import type { PageStart } from '../api/shapes.js';

const STARTS: Readonly<Record<string, PageStart>> = {
  Enterprise: 'payee',
  Household: 'payee',
  Person: 'payee',
  Unit: 'payee',
  Account: 'account',
  Project: 'project',
  Indicator: 'indicator',
  Region: 'region',
};

/** As what a trace can start from a thing of this kind; of most kinds it cannot. */
export const startOf = (kind: string): PageStart | undefined => STARTS[kind];
