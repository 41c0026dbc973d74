/**
 * The tables of the package: where each lies, which mapping reads it, its columns in order, the columns whose sums the
 * manifest states, and the column that splits it into files (`year` = the first four characters of that column).
 */
export interface Table {
  readonly folder: string;
  readonly mapping: string;
  readonly columns: string;
  readonly totals?: readonly string[];
  readonly year?: string;
}

const BUDGET = 'MOF_DIV_CODE FISCAL_YEAR';

export const TABLES = {
  REGION: { folder: 'base', mapping: 'region', columns: 'CODE NAME LEVEL FROM TO TAGS' },
  REGION_RELATION: { folder: 'base', mapping: 'region-relation', columns: 'CODE RELATION UPPER_CODE FROM TO' },
  AGENCY: { folder: 'base', mapping: 'agency', columns: 'MOF_DIV_CODE AGENCY_CODE AGENCY_NAME KIND_CODE SUP_DIV_CODE SUP_AGENCY_CODE' },
  ACCOUNT: {
    folder: 'base',
    mapping: 'account',
    columns:
      'ACCT_NO BANK BRANCH ACCT_NAME ACCT_KIND MOF_DIV_CODE OPEN_DATE CLOSE_DATE STATUS APPROVAL_NO WHITELIST HOLDER_TYPE HOLDER_DIV_CODE HOLDER_CODE HOLDER_NAME HOLD_FROM HOLD_TO',
  },
  ACCOUNT_LINK: { folder: 'base', mapping: 'account-link', columns: 'ACCT_NO BANK RELATION OTHER_NO OTHER_BANK FROM TO' },
  ACCOUNT_BALANCE: { folder: 'bank', mapping: 'account-balance', columns: 'ACCT_NO BANK BALANCE_DATE BALANCE OPENING', totals: ['BALANCE'] },
  PROJECT: {
    folder: 'base',
    mapping: 'project',
    year: 'APPROVE_DATE',
    totals: ['BUDGET_AMT'],
    columns:
      'PRO_CODE PRO_NAME CATEGORY MOF_DIV_CODE VILLAGE IN_LIB_DATE APPROVE_DATE BUDGET_AMT START_DATE ACCEPT_DATE PLAN_FROM PLAN_TO PROGRESS STATUS IS_PLACEHOLDER TARGETS RESULTS',
  },
  SUBSIDY_ITEM: {
    folder: 'card',
    mapping: 'subsidy-item',
    columns: 'ITEM_CODE ITEM_NAME TARGETING PAYEE_UNIT STANDARD PERIOD EXCLUSIONS EXCLUSIVE_WITH GRACE_DAYS FROM TO',
  },

  BA_BGT_INFO: {
    folder: 'budget',
    mapping: 'ba-bgt-info',
    year: 'FISCAL_YEAR',
    totals: ['AMOUNT', 'CUR_AMT'],
    columns: `${BUDGET} BGT_ID LINE_NO COR_BGT_DOC_NO SUP_BGT_DOC_NO BGT_DOC_TITLE DOC_DATE DOC_ISSUER_CODE BGT_TYPE_CODE BUDGET_LEVEL_CODE FUND_NAME FUND_KIND IS_TRACK TRACK_PRO_CODE FUND_TAG PRO_CODE BGT_EXE_FLAG REC_DIV_CODE AGENCY_CODE AGENCY_NAME MANAGE_MOF_DEP_CODE TP_FUNC_CODE EXP_FUNC_CODE GOV_BGT_ECO_CODE AMOUNT DIS_AMT CUR_AMT PAY_APP_AMT ORI_DIV_CODE ORI_FISCAL_YEAR ORI_BGT_ID ORI_AMT ORIGIN_YEAR PAY_MODE_REQ PLAN_NO IS_PROVISIONAL BGT_DEC`,
  },
  BA_BGT_ADJSUB: {
    folder: 'budget',
    mapping: 'ba-bgt-adjsub',
    totals: ['ADD_AMOUNT'],
    columns: `${BUDGET} ADJ_SUB_ID BAT_NUM ADJ_TYPE ADJ_DATE BGT_DIV_CODE BGT_FISCAL_YEAR BGT_ID ORI_DIV_CODE ORI_FISCAL_YEAR ORI_BGT_ID ADD_AMOUNT DOC_ISSUER_CODE DOC_NO DOC_TITLE`,
  },
  BA_BGT_CARRYOVERS: {
    folder: 'budget',
    mapping: 'ba-bgt-carryovers',
    totals: ['CARRYOVERS_AMT'],
    columns: `${BUDGET} CARRYOVERS_BGT_ID ORI_DIV_CODE ORI_FISCAL_YEAR ORI_BGT_ID APPROVE_AMT CARRYOVERS_AMT CARRY_DATE DOC_NO`,
  },
  BGT_RECEIVE: {
    folder: 'budget',
    mapping: 'bgt-receive',
    year: 'REC_DATE',
    totals: ['REC_AMT'],
    columns: 'REC_ID MOF_DIV_CODE AGENCY_CODE REC_DATE SUP_BGT_DOC_NO SUP_DIV_CODE SUP_FISCAL_YEAR SUP_BGT_ID REC_AMT LOCAL_NO LINE_NO',
  },
  BGT_ADVANCE: { folder: 'budget', mapping: 'bgt-advance', columns: 'ADV_DIV_CODE ADV_FISCAL_YEAR ADV_BGT_ID MOF_DIV_CODE FISCAL_YEAR BGT_ID INCLUDED' },

  PAY_VOUCHER: {
    folder: 'execution',
    mapping: 'pay-voucher',
    year: 'FISCAL_YEAR',
    totals: ['PAY_APP_AMT', 'XPAY_AMT'],
    columns: `${BUDGET} PAY_APP_ID PAY_CERT_NO LINE_NO PAY_TYPE_CODE STATE BGT_DIV_CODE BGT_FISCAL_YEAR BGT_ID COR_BGT_DOC_NO AGENCY_CODE AGENCY_NAME PAYER_ACCT_NAME PAYER_ACCT_NO PAYER_ACCT_BANK PAYEE_ACCT_NAME PAYEE_ACCT_NO PAYEE_ACCT_BANK XPAYEE_ACCT_NAME XPAYEE_ACCT_NO XPAYEE_ACCT_BANK PAY_APP_AMT XPAY_AMT VOU_DATE XPAY_TIME ACT_LQD_DATE USE_DES PRO_CODE CONTRACT_NO INVOICE_NO BATCH_NO PERIOD EXP_FUNC_CODE GOV_BGT_ECO_CODE IS_FINAL AGENT_BUSINESS_NO`,
  },
  PAY_ALLOCATION_CERT: {
    folder: 'execution',
    mapping: 'pay-allocation-cert',
    totals: ['PAY_AMT'],
    columns: `${BUDGET} PAY_ALLOC_CERT_ID LINE_NO BGT_DIV_CODE BGT_FISCAL_YEAR BGT_ID COR_BGT_DOC_NO AGENCY_NAME PAYER_ACCT_NO PAYER_ACCT_BANK PAYEE_ACCT_NO PAYEE_ACCT_BANK PAY_AMT VOU_DATE ACC_DATE PAY_ALLOC_TYPE USE_DES PRO_CODE BATCH_NO IS_FINAL`,
  },
  SPECIAL_LEDGER: {
    folder: 'special',
    mapping: 'special-ledger',
    totals: ['PAY_AMT'],
    columns: `${BUDGET} LEDGER_ID LINE_NO PAY_DATE BGT_DIV_CODE BGT_FISCAL_YEAR BGT_ID COR_BGT_DOC_NO AGENCY_NAME PAYER_ACCT_NO PAYER_ACCT_BANK PAYEE_ACCT_NO PAYEE_ACCT_BANK PAY_AMT USE_DES PRO_CODE BATCH_NO`,
  },
  PAY_BACK_INFO: {
    folder: 'execution',
    mapping: 'pay-back-info',
    totals: ['REF_AMT'],
    columns: `${BUDGET} REF_ID REF_TYPE REF_DATE REF_AMT ORI_PAY_SLIPS ORI_AMTS PAYER_ACCT_NO PAYER_ACCT_BANK RECEIVER_ACCT_NO RECEIVER_ACCT_BANK AGENCY_NAME RESTORES USE_DES`,
  },
  PAY_CORRECTION: {
    folder: 'execution',
    mapping: 'pay-correction',
    totals: ['COR_AMT'],
    columns: `${BUDGET} COR_ID COR_DATE COR_AMT ORI_PAY_SLIP ORI_BGT_ID NEW_DIV_CODE NEW_FISCAL_YEAR NEW_BGT_ID NEW_DOC_NO PAYER_ACCT_NO PAYER_ACCT_BANK PAYEE_ACCT_NO PAYEE_ACCT_BANK AGENCY_NAME REASON`,
  },

  CARD_BATCH: {
    folder: 'card',
    mapping: 'card-batch',
    totals: ['BGT_AMT'],
    columns: 'MOF_DIV_CODE BATCH_NO ITEM_CODE PERIOD TOTAL_AMT TOTAL_LINES AGENT_ACCT_NO AGENT_BANK BGT_DIV_CODE BGT_FISCAL_YEAR BGT_ID BGT_AMT',
  },
  CARD_ROSTER: {
    folder: 'card',
    mapping: 'card-roster',
    year: 'FISCAL_YEAR',
    totals: ['AMOUNT'],
    columns: `${BUDGET} BATCH_NO ROSTER_NO ITEM_CODE PERIOD TOWN_CODE VILLAGE HH_CODE HEAD_NAME PER_NAME IDEN_NO PER_TYPE CARD_NO CARD_BANK CARD_NAME STANDARD QUANTITY AMOUNT APPROVE_DATE APPROVED_BY PAY_TIME AGENT_ACCT_NO AGENT_BANK AGENCY_NAME USE_DES BANK_RESULT BOUNCE_TIME DECLARED_AREA TITLED_AREA`,
  },

  BANK_FLOW: {
    folder: 'bank',
    mapping: 'bank-flow',
    totals: ['AMOUNT'],
    columns:
      'TRADE_ID MOF_DIV_CODE TRADE_TIME SEQ_NO PAYER_NAME PAYER_ACCT_NO PAYER_ACCT_BANK PAYEE_NAME PAYEE_ACCT_NO PAYEE_ACCT_BANK AMOUNT TRADE_KIND REMARK AUTHORITY SETTLES',
  },

  HOUSEHOLD: { folder: 'registers', mapping: 'household', columns: 'HH_CODE HEAD_NAME VILLAGE MOF_DIV_CODE POLICY_LABEL LABEL_FROM IDENTIFIED_DATE' },
  HOUSEHOLD_MEMBER: { folder: 'registers', mapping: 'household-member', columns: 'HH_CODE IDEN_NO PER_NAME MOF_DIV_CODE RELATION FROM TO' },
  HOUSEHOLD_CHANGE: { folder: 'registers', mapping: 'household-change', columns: 'HH_CODE CHANGE OTHER_HH_CODE CHANGE_DATE' },
  KINSHIP: { folder: 'registers', mapping: 'kinship', columns: 'IDEN_NO PER_NAME RELATION OTHER_IDEN_NO OTHER_NAME' },
  ENTERPRISE: {
    folder: 'registers',
    mapping: 'enterprise',
    columns: 'USCC ENT_NAME FORMER_NAMES MOF_DIV_CODE EST_DATE STATUS SCOPE KIND ADDRESS PHONE REP_IDEN_NO REP_NAME REP_FROM REP_TO',
  },
  ENTERPRISE_HOLDER: { folder: 'registers', mapping: 'enterprise-holder', columns: 'USCC HOLDER_TYPE HOLDER_CODE HOLDER_NAME SHARE FROM TO' },
  COOPERATIVE_MEMBER: { folder: 'registers', mapping: 'cooperative-member', columns: 'USCC IDEN_NO PER_NAME IS_FARMER FROM TO' },
  ENTERPRISE_STATUS: { folder: 'registers', mapping: 'enterprise-status', columns: 'RECORD_NO MOF_DIV_CODE USCC LIST_KIND STATUS FROM TO REFERENCE' },
  DEED_TAX: { folder: 'registers', mapping: 'deed-tax', totals: ['TAX_PRICE'], columns: 'TAX_NO MOF_DIV_CODE IDEN_NO PER_NAME PAY_DATE HOUSE_KIND TAX_PRICE' },
  VEHICLE: { folder: 'registers', mapping: 'vehicle', totals: ['VALUE_AMT'], columns: 'PLATE_NO MOF_DIV_CODE IDEN_NO PER_NAME VEHICLE_KIND VALUE_AMT FROM TO' },
  DEATH: { folder: 'registers', mapping: 'death', columns: 'DEATH_NO MOF_DIV_CODE IDEN_NO PER_NAME DEATH_DATE' },
  PAYROLL: { folder: 'registers', mapping: 'payroll', columns: 'STAFF_NO MOF_DIV_CODE AGENCY_CODE IDEN_NO PER_NAME STAFF_KIND ROLE FROM TO' },
  CONTRACT: {
    folder: 'registers',
    mapping: 'contract',
    totals: ['CONTRACT_AMT'],
    columns:
      'CONTRACT_NO CONTRACT_NAME MOF_DIV_CODE BUYER_AGENCY_CODE METHOD CATEGORY LOT CONTRACT_AMT SIGN_DATE START_DATE ACCEPT_DATE EXEMPTION PRO_CODE TENDER_NO SUPPLIER_USCC SUPPLIER_NAME',
  },
  SUBCONTRACT: {
    folder: 'registers',
    mapping: 'subcontract',
    columns: 'CONTRACT_NO MAIN_CONTRACT_NO CONTRACT_NAME MOF_DIV_CODE CONTRACT_AMT SIGN_DATE IS_DECLARED SUPPLIER_USCC PRO_CODE',
  },
  TENDER: {
    folder: 'registers',
    mapping: 'tender',
    totals: ['BUDGET_AMT'],
    columns:
      'TENDER_NO TENDER_NAME MOF_DIV_CODE BUYER_AGENCY_CODE METHOD CATEGORY LOT BUDGET_AMT LIMIT_AMT EXEMPTION NOTICE_DATE DEADLINE_DATE AWARD_DATE PRO_CODE',
  },
  BID: {
    folder: 'registers',
    mapping: 'bid',
    totals: ['BID_AMT'],
    columns: 'TENDER_NO USCC BID_AMT BID_DATE IS_WON IS_WITHDRAWN IS_DISQUALIFIED BOND_ACCT PREPARED_BY PROJECT_MANAGER',
  },
  RECORD: {
    folder: 'registers',
    mapping: 'record',
    columns:
      'KIND RECORD_NO MOF_DIV_CODE FROM TO VALUE AMOUNT FISCAL_YEAR REFERENCE SUBJECT SUBJECT_DIV_CODE SUBJECT_YEAR SUBJECT_CODE OTHER_SUBJECT OTHER_CODE',
  },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
/** The columns of a table, as one union. */
export type Columns<Name extends TableName> = Words<(typeof TABLES)[Name]['columns']>;
type Words<Text extends string> = Text extends `${infer Head} ${infer Rest}` ? Head | Words<Rest> : Text;

export function columnsOf(name: TableName): string[] {
  return TABLES[name].columns.split(' ');
}
