/**
 * Tables of which there are millions of rows: they carry only the columns that a question needs, with mappings of their own
 * beside this folder. Everything else uses the tables of the demonstration and the ready mappings.
 */
export const NARROW_TABLES = {
  /** A farmer with the card his subsidies go to: one row states person, account and holding. */
  FARMER: { folder: 'registers', mapping: 'mappings/farmer.yaml', columns: 'IDEN_NO PER_NAME MOF_DIV_CODE CARD_NO', totals: undefined },
  /** A registered poor household: the head, the membership and the card. */
  POOR_HOUSEHOLD: {
    folder: 'registers',
    mapping: 'mappings/poor-household.yaml',
    columns: 'HH_CODE HEAD_NAME VILLAGE MOF_DIV_CODE IDENTIFIED_DATE IDEN_NO CARD_NO',
    totals: undefined,
  },
  /** One line of a card payout of an item without exclusions; those with exclusions state their grants as well (CARD_ROSTER). */
  CARD_LINE: {
    folder: 'card',
    mapping: 'mappings/card-line.yaml',
    columns: 'MOF_DIV_CODE FISCAL_YEAR BATCH_NO ROSTER_NO ITEM_CODE PERIOD HOLDER_TYPE HOLDER_CODE CARD_NO AMOUNT PAY_TIME AGENT_ACCT_NO BOUNCE_TIME',
    totals: ['AMOUNT'],
  },
} as const;

export type NarrowTable = keyof typeof NARROW_TABLES;
export const CARD_BANK = '豫源示例农信社';
