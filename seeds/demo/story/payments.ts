import type { Account, Accounts } from './accounts.ts';
import type { Book } from './book.ts';
import type { Budget, Line } from './budget.ts';
import { addDays, yearOf, yuan } from './days.ts';
import type { Household } from './people.ts';
import { placeOf } from './places.ts';

import type { CardEntry, PayOptions, Payment } from './payment.ts';

export type { CardEntry, Payment } from './payment.ts';

const REFUNDS = { 'same-year': '1', 'prior-year': '2', recovery: '3', reversal: '4' } as const;

/** Vouchers, special-account ledgers, card rosters and everything that undoes them. */
export class Payments {
  private vouchers = 0;
  /** Who has had which item for which period: `item|period|household`. */
  private readonly granted = new Set<string>();
  private readonly book: Book;
  private readonly budget: Budget;
  private readonly accounts: Accounts;

  constructor(book: Book, budget: Budget, accounts: Accounts) {
    this.book = book;
    this.budget = budget;
    this.accounts = accounts;
  }

  /** Treasury payment: direct from the single account, authorised from the unit's zero-balance account. */
  pay(line: Line, options: PayOptions): Payment {
    const { unit } = line;
    if (!unit) throw new Error(`Line ${line.code} of ${line.region} has no unit that could pay.`);
    const mode = options.mode ?? 'authorised';
    const from = options.from ?? (mode === 'direct' ? this.accounts.treasury(placeOf(unit.region)) : this.accounts.zeroBalance(unit));
    const fiscalYear = options.fiscalYear ?? line.year;
    this.vouchers += 1;
    const voucher = options.voucher ?? `${unit.region}${String(fiscalYear).slice(2)}${String(this.vouchers).padStart(6, '0')}`;
    const lineNumber = options.lineNumber ?? 1;
    const type = mode === 'direct' ? '1' : '2';
    const state = options.state ?? 'paid';
    const stated = options.stated ?? options.to;
    this.book.add('PAY_VOUCHER', {
      MOF_DIV_CODE: unit.region,
      FISCAL_YEAR: String(fiscalYear),
      PAY_APP_ID: `SQ${String(this.vouchers).padStart(6, '0')}`,
      PAY_CERT_NO: voucher,
      LINE_NO: String(lineNumber),
      PAY_TYPE_CODE: type,
      STATE: { paid: '3', sent: '2', void: '9' }[state],
      BGT_DIV_CODE: line.region,
      BGT_FISCAL_YEAR: String(line.year),
      BGT_ID: options.unknownIndicator ?? line.code,
      COR_BGT_DOC_NO: line.doc?.number ?? '',
      AGENCY_CODE: unit.code,
      AGENCY_NAME: unit.name,
      PAYER_ACCT_NAME: from.name,
      PAYER_ACCT_NO: from.number,
      PAYER_ACCT_BANK: from.bank,
      PAYEE_ACCT_NAME: stated.name,
      PAYEE_ACCT_NO: stated.number,
      PAYEE_ACCT_BANK: stated.bank,
      XPAYEE_ACCT_NAME: options.to.name,
      XPAYEE_ACCT_NO: options.to.number,
      XPAYEE_ACCT_BANK: options.to.bank,
      PAY_APP_AMT: yuan(options.amount),
      XPAY_AMT: yuan(options.amount),
      VOU_DATE: options.voucherDay ?? options.day,
      XPAY_TIME: `${options.day} ${options.time ?? clock(this.vouchers)}`,
      ACT_LQD_DATE: options.clearedDay ?? options.day,
      USE_DES: options.purpose,
      PRO_CODE: options.project ?? line.project?.code ?? '',
      CONTRACT_NO: options.contract ?? '',
      INVOICE_NO: options.invoice ?? '',
      BATCH_NO: options.batch ?? '',
      PERIOD: options.period ?? '',
      EXP_FUNC_CODE: options.functionClass ?? line.functionClass,
      GOV_BGT_ECO_CODE: options.economicClass ?? line.economicClass,
      IS_FINAL: options.final ? '1' : '',
      AGENT_BUSINESS_NO: `YH${String(this.vouchers).padStart(8, '0')}`,
    });
    if (state === 'paid' && !options.unknownIndicator) line.used += options.amount;
    return {
      slip: `ZF|${unit.region}|${fiscalYear}|${type}|${voucher}|${lineNumber}`,
      amount: options.amount,
      from,
      to: options.to,
      line,
      day: options.day,
      agency: unit.name,
    };
  }

  /** 实拨: the treasury puts the money on the recipient's own account; the slip gives only a day. */
  appropriate(
    line: Line,
    to: Account,
    amount: number,
    day: string,
    purpose: string,
    options: { batch?: string; final?: boolean; from?: Account } = {},
  ): Payment {
    const unit = line.unit;
    if (!unit) throw new Error(`Line ${line.code} of ${line.region} has no unit.`);
    const from = options.from ?? this.accounts.treasury(placeOf(unit.region));
    const number = `SB${String(this.book.count('PAY_ALLOCATION_CERT') + 1).padStart(5, '0')}`;
    this.book.add('PAY_ALLOCATION_CERT', {
      MOF_DIV_CODE: unit.region,
      FISCAL_YEAR: String(line.year),
      PAY_ALLOC_CERT_ID: number,
      LINE_NO: '1',
      BGT_DIV_CODE: line.region,
      BGT_FISCAL_YEAR: String(line.year),
      BGT_ID: line.code,
      COR_BGT_DOC_NO: line.doc?.number ?? '',
      AGENCY_NAME: unit.name,
      PAYER_ACCT_NO: from.number,
      PAYER_ACCT_BANK: from.bank,
      PAYEE_ACCT_NO: to.number,
      PAYEE_ACCT_BANK: to.bank,
      PAY_AMT: yuan(amount),
      VOU_DATE: day,
      ACC_DATE: day,
      PAY_ALLOC_TYPE: '1',
      USE_DES: purpose,
      PRO_CODE: line.project?.code ?? '',
      BATCH_NO: options.batch ?? '',
      IS_FINAL: options.final ? '1' : '',
    });
    line.used += amount;
    return { slip: `SB|${unit.region}|${line.year}|3|${number}|1`, amount, from, to, line, day, agency: unit.name };
  }

  /** The second leg from a special account, under the indicator (`line`), a batch, or neither where the ledger does not say. */
  special(
    from: Account,
    to: Account,
    amount: number,
    day: string,
    purpose: string,
    options: { line?: Line; batch?: string; agency: string; year?: number },
  ): Payment {
    const number = `ZH${String(this.book.count('SPECIAL_LEDGER') + 1).padStart(5, '0')}`;
    const year = options.year ?? options.line?.year ?? yearOf(day);
    this.book.add('SPECIAL_LEDGER', {
      MOF_DIV_CODE: from.region,
      FISCAL_YEAR: String(year),
      LEDGER_ID: number,
      LINE_NO: '1',
      PAY_DATE: day,
      BGT_DIV_CODE: options.line?.region ?? '',
      BGT_FISCAL_YEAR: options.line ? String(options.line.year) : '',
      BGT_ID: options.line?.code ?? '',
      COR_BGT_DOC_NO: options.line?.doc?.number ?? '',
      AGENCY_NAME: options.agency,
      PAYER_ACCT_NO: from.number,
      PAYER_ACCT_BANK: from.bank,
      PAYEE_ACCT_NO: to.number,
      PAYEE_ACCT_BANK: to.bank,
      PAY_AMT: yuan(amount),
      USE_DES: purpose,
      PRO_CODE: options.line?.project?.code ?? '',
      BATCH_NO: options.batch ?? '',
    });
    return { slip: `ZH|${from.region}|${year}|4|${number}|1`, amount, from, to, line: options.line, day, agency: options.agency };
  }

  /** A card batch: one funding payment to the agent account, then a line for each household; what bounces comes back three days later. */
  cards(
    line: Line,
    batch: { item: string; period: string; day: string; approved?: string; approvedBy?: string; standard: number; purpose: string; fundedBy?: Line[] },
    entries: readonly CardEntry[],
  ): { batch: string; funding: Payment; lines: Payment[]; bounces: Payment[] } {
    const unit = line.unit;
    if (!unit) throw new Error('A batch needs a unit that pays.');
    const agent = this.accounts.agent(placeOf(unit.region));
    const total = entries.reduce((sum, entry) => sum + entry.amount, 0);
    const code = `PC${line.year}${String(this.book.count('CARD_BATCH') + 1).padStart(4, '0')}`;
    const batchId = `payout:${unit.region}|${code}`;
    this.book.add('CARD_BATCH', {
      MOF_DIV_CODE: unit.region,
      BATCH_NO: code,
      ITEM_CODE: batch.item,
      PERIOD: batch.period,
      TOTAL_AMT: yuan(total),
      TOTAL_LINES: String(entries.length),
      AGENT_ACCT_NO: agent.number,
      AGENT_BANK: agent.bank,
      BGT_DIV_CODE: line.region,
      BGT_FISCAL_YEAR: String(line.year),
      BGT_ID: line.code,
      BGT_AMT: yuan(total),
    });
    const funding = this.pay(line, {
      to: agent,
      amount: total,
      day: batch.day,
      time: '09:30:00',
      purpose: `${batch.purpose}（代发资金）`,
      batch: code,
      period: batch.period,
    });
    const lines: Payment[] = [];
    const bounces: Payment[] = [];
    for (const entry of entries) this.granted.add(`${batch.item}|${batch.period}|${entry.household.code}`);
    const payDay = addDays(batch.day, 1);
    entries.forEach((entry, index) => {
      const person = entry.person ?? entry.household.head;
      const card = entry.card ?? entry.household.card;
      const bounceDay = addDays(payDay, 3);
      this.book.add('CARD_ROSTER', {
        MOF_DIV_CODE: unit.region,
        FISCAL_YEAR: String(line.year),
        BATCH_NO: code,
        ROSTER_NO: String(index + 1),
        ITEM_CODE: batch.item,
        PERIOD: batch.period,
        TOWN_CODE: `${entry.household.county.code}${901 + entry.household.town}`,
        VILLAGE: entry.household.village,
        HH_CODE: entry.household.code,
        HEAD_NAME: entry.household.head.name,
        PER_NAME: person.name,
        IDEN_NO: person.id,
        PER_TYPE: entry.person ? 'person' : 'household',
        CARD_NO: card.number,
        CARD_BANK: card.bank,
        CARD_NAME: card.name,
        STANDARD: yuan(batch.standard),
        QUANTITY: String(entry.quantity ?? 1),
        AMOUNT: yuan(entry.amount),
        APPROVE_DATE: batch.approved ?? addDays(batch.day, -25),
        APPROVED_BY: batch.approvedBy ?? '',
        PAY_TIME: `${payDay} 10:${String(10 + (index % 50)).padStart(2, '0')}:00`,
        AGENT_ACCT_NO: agent.number,
        AGENT_BANK: agent.bank,
        AGENCY_NAME: unit.name,
        USE_DES: batch.purpose,
        BANK_RESULT: entry.bounce ?? '成功',
        BOUNCE_TIME: entry.bounce ? `${bounceDay} 15:00:00` : '',
        DECLARED_AREA: entry.declared === undefined ? '' : String(entry.declared),
        TITLED_AREA: entry.titled === undefined ? '' : String(entry.titled),
      });
      const base = `${unit.region}|${line.year}`;
      lines.push({ slip: `YKT|${base}|5|${code}|${index + 1}`, amount: entry.amount, from: agent, to: card, line: undefined, day: payDay, agency: unit.name });
      if (entry.bounce)
        bounces.push({
          slip: `YKT|${base}|6|${code}|${index + 1}`,
          amount: entry.amount,
          from: card,
          to: agent,
          line: undefined,
          day: bounceDay,
          agency: unit.name,
        });
    });
    return { batch: batchId, funding, lines, bounces };
  }

  hasHad(item: string, period: string, household: Household): boolean {
    return this.granted.has(`${item}|${period}|${household.code}`);
  }

  /** A bounced line is paid again from the agent account once the card number is right. */
  payAgain(bounced: Payment, card: Account, day: string, batch: string, purpose: string, agency: string): Payment {
    return this.special(bounced.to, card, bounced.amount, day, purpose, { batch, agency });
  }

  /**
   * Money that comes back, naming what it undoes. A refund within the year restores the quota; one of an earlier year
   * and a recovery go to the treasury.
   */
  back(
    kind: keyof typeof REFUNDS,
    originals: ReadonlyArray<{ payment: Payment; amount?: number }>,
    options: { day: string; purpose: string; from?: Account; to?: Account; restores?: boolean },
  ): Payment {
    const first = originals[0]?.payment;
    if (!first) throw new Error('Nothing is being returned.');
    const amounts = originals.map(({ payment, amount }) => amount ?? payment.amount);
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    const restores = options.restores ?? kind === 'same-year';
    const region = first.slip.split('|')[1] ?? '';
    const from = options.from ?? first.to;
    const to = options.to ?? (restores ? first.from : this.accounts.treasury(placeOf(region)));
    const number = `TF${String(this.book.count('PAY_BACK_INFO') + 1).padStart(4, '0')}`;
    const year = String(yearOf(options.day));
    this.book.add('PAY_BACK_INFO', {
      MOF_DIV_CODE: region,
      FISCAL_YEAR: year,
      REF_ID: number,
      REF_TYPE: REFUNDS[kind],
      REF_DATE: options.day,
      REF_AMT: yuan(total),
      ORI_PAY_SLIPS: originals.map(({ payment }) => payment.slip).join(';'),
      ORI_AMTS: amounts.map(yuan).join(';'),
      PAYER_ACCT_NO: from.number,
      PAYER_ACCT_BANK: from.bank,
      RECEIVER_ACCT_NO: to.number,
      RECEIVER_ACCT_BANK: to.bank,
      AGENCY_NAME: first.agency,
      RESTORES: restores ? '1' : '0',
      USE_DES: options.purpose,
    });
    if (restores)
      originals.forEach(({ payment }, index) => {
        if (payment.line) payment.line.used -= amounts[index] ?? 0;
      });
    return { slip: `TF|${region}|${year}|7|${number}|1`, amount: total, from, to, line: undefined, day: options.day, agency: first.agency };
  }

  /** 更正通知书: the payment stays where it is, but counts under another indicator. */
  correct(payment: Payment, into: Line, amount: number, day: string, reason: string): Payment {
    const { line } = payment;
    if (!line) throw new Error('Only a payment under an indicator can be corrected.');
    const number = `GZ${String(this.book.count('PAY_CORRECTION') + 1).padStart(4, '0')}`;
    this.book.add('PAY_CORRECTION', {
      MOF_DIV_CODE: into.region,
      FISCAL_YEAR: String(into.year),
      COR_ID: number,
      COR_DATE: day,
      COR_AMT: yuan(amount),
      ORI_PAY_SLIP: payment.slip,
      ORI_BGT_ID: line.code,
      NEW_DIV_CODE: into.region,
      NEW_FISCAL_YEAR: String(into.year),
      NEW_BGT_ID: into.code,
      NEW_DOC_NO: into.doc?.number ?? '',
      PAYER_ACCT_NO: payment.from.number,
      PAYER_ACCT_BANK: payment.from.bank,
      PAYEE_ACCT_NO: payment.to.number,
      PAYEE_ACCT_BANK: payment.to.bank,
      AGENCY_NAME: payment.agency,
      REASON: reason,
    });
    line.used -= amount;
    into.used += amount;
    return { slip: `GZ|${into.region}|${into.year}|8|${number}|1`, amount, from: payment.from, to: payment.to, line: into, day, agency: payment.agency };
  }

  /** A transfer the fiscal systems do not see; loaded only where somebody was entitled to ask the bank. */
  flow(
    from: Account,
    to: Account,
    amount: number,
    time: string,
    remark: string,
    options: { kind?: '转账' | '现金' | '退款'; settles?: string; sequence?: number } = {},
  ): Payment {
    const count = this.book.count('BANK_FLOW') + 1;
    const number = `LS${String(count).padStart(5, '0')}`;
    this.book.add('BANK_FLOW', {
      TRADE_ID: number,
      MOF_DIV_CODE: from.region,
      TRADE_TIME: time,
      SEQ_NO: String(options.sequence ?? 0),
      PAYER_NAME: from.name,
      PAYER_ACCT_NO: from.number,
      PAYER_ACCT_BANK: from.bank,
      PAYEE_NAME: to.name,
      PAYEE_ACCT_NO: to.number,
      PAYEE_ACCT_BANK: to.bank,
      AMOUNT: yuan(amount),
      TRADE_KIND: options.kind ?? '转账',
      REMARK: remark,
      AUTHORITY: `财监查询〔${time.slice(0, 4)}〕示例${from.region}号`,
      SETTLES: options.settles ?? '',
    });
    return { slip: `LS|${from.region}|${time.slice(0, 4)}|9|${number}|0`, amount, from, to, line: undefined, day: time.slice(0, 10), agency: '' };
  }
}

/** Office hours, spread by the running number. */
function clock(number: number): string {
  return `${String(9 + (number % 8)).padStart(2, '0')}:${String((number * 7) % 60).padStart(2, '0')}:00`;
}

/** Business id of a payment as the graph builds it. */
export function paidId(payment: Payment): string {
  return `paid:${payment.slip}`;
}
