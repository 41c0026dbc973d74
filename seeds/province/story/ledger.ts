import type { Hub } from './ground.ts';
import { STATED } from './ground.ts';
import { clock, dayText, dayOf, yuanText } from './calendar.ts';
import type { Packages } from './packages.ts';
import type { Programme } from './programmes.ts';
import type { LineRef } from './quota.ts';

/** What a payment out of the budget draws on and says. */
export interface Voucher {
  readonly region: string;
  readonly year: number;
  readonly agencyCode: string;
  readonly lineRegion: string;
  readonly lineYear: number;
  readonly line: string;
  readonly document: string;
  readonly functionClass: string;
  readonly economicClass: string;
  readonly project: string;
  readonly contract: string;
}

/** A voucher that an office draws on a line of its own region and year. */
export function voucherOn(line: LineRef, agencyCode: string, { functionClass, economicClass }: Programme, project: string, contract: string): Voucher {
  const { region, year, code, document } = line;
  return { region, year, agencyCode, lineRegion: region, lineYear: year, line: code, document, functionClass, economicClass, project, contract };
}

interface End {
  readonly number: string;
  readonly bank: string;
}

/** Every movement of the background goes through here: it is numbered, written to the package of its day, and summed for the balances. */
export class Ledger {
  count = 0;
  private vouchers = 0;
  private flows = 0;
  private backs = 0;
  private corrections = 0;
  private readonly packages: Packages;

  constructor(packages: Packages) {
    this.packages = packages;
  }

  /** A voucher from a zero-balance account or the treasury. @returns its slip */
  pay(
    voucher: Voucher,
    direct: boolean,
    payer: End,
    payee: Hub,
    amount: number,
    day: number,
    purpose: string,
    more: { invoice?: string; batch?: string; period?: string } = {},
  ): string {
    this.vouchers += 1;
    this.count += 1;
    const { region, year } = voucher;
    const type = direct ? '1' : '2';
    const number = `${region}${year % 100}${String(this.vouchers).padStart(8, '0')}`;
    const date = dayText(day);
    const text = yuanText(amount);
    move(payee, day, amount);
    const row = (said: string): string =>
      `${region},${year},,${number},1,${type},3,${voucher.lineRegion},${voucher.lineYear},${voucher.line},${voucher.document},${voucher.agencyCode},,,${payer.number},${payer.bank},,${payee.number},${payee.bank},,${payee.number},${payee.bank},${text},${text},${date},${date} ${clock(this.vouchers)},${date},${said},${voucher.project},${voucher.contract},${more.invoice ?? ''},${more.batch ?? ''},${more.period ?? ''},${voucher.functionClass},${voucher.economicClass},,`;
    // A few vouchers were keyed in with a slip in the purpose and delivered again as they should be.
    if (year === 2023 && this.vouchers % 61 === 7 && more.batch === undefined) {
      this.packages.first.table('PAY_VOUCHER', year).row(row(`${purpose}（待更正）`), amount, amount);
      this.packages.correct.table('PAY_VOUCHER', year).row(row(purpose), amount, amount);
    } else this.packages.first.table('PAY_VOUCHER', year).row(row(purpose), amount, amount);
    return `ZF|${region}|${year}|${type}|${number}|1`;
  }

  /** A transfer between private accounts, known from the bank. */
  flow(from: End & { readonly region: string }, to: End, amount: number, day: number, remark: string): void {
    this.flows += 1;
    this.count += 1;
    if ('moved' in from) move(from as Hub, day, -amount);
    if ('moved' in to) move(to as Hub, day, amount);
    const region = from.region;
    const row = (fen: number): string =>
      `BG${this.flows},${region},${dayText(day)} ${clock(this.flows)},0,,${from.number},${from.bank},,${to.number},${to.bank},${yuanText(fen)},转账,${remark},${AUTHORITY},`;
    if (day >= this.packages.laterFrom) {
      this.packages.laterAt(day).table('BANK_FLOW').row(row(amount), amount);
    } else if (day >= CORRECTED_FROM && this.flows % 307 === 11) {
      // The first delivery had a digit wrong; the correction states the amount that was moved.
      this.packages.first.table('BANK_FLOW').row(row(amount + 900), amount + 900);
      this.packages.correct.table('BANK_FLOW').row(row(amount), amount);
    } else this.packages.first.table('BANK_FLOW').row(row(amount), amount);
  }

  /** What a payee or the agent bank gives back within the year: quota and money are where they were. */
  refund(region: string, year: number, slip: string, from: Hub, to: End, amount: number, day: number, purpose: string): void {
    this.backs += 1;
    this.count += 1;
    move(from, day, -amount);
    this.packages.first
      .table('PAY_BACK_INFO')
      .row(
        `${region},${year},BG${this.backs},1,${dayText(day)},${yuanText(amount)},${slip},${yuanText(amount)},${from.number},${from.bank},${to.number},${to.bank},,1,${purpose}`,
        amount,
      );
  }

  /** 更正: the payment counts under another line from then on; no money moves. */
  correct(voucher: Voucher, slip: string, wrongLine: string, payer: End, payee: Hub, amount: number, day: number): void {
    this.corrections += 1;
    this.count += 1;
    this.packages.first
      .table('PAY_CORRECTION')
      .row(
        `${voucher.region},${voucher.year},BG${this.corrections},${dayText(day)},${yuanText(amount)},${slip},${wrongLine},${voucher.lineRegion},${voucher.lineYear},${voucher.line},${voucher.document},${payer.number},${payer.bank},${payee.number},${payee.bank},,指标选择有误`,
        amount,
      );
  }

  /** One line of a card payout; what bounces returns on `bounced`. Grants go to the wide roster, others to the narrow table. */
  card(cells: string, wide: boolean, year: number, agent: Hub, amount: number, day: number, bounced: number | undefined): void {
    this.count += bounced === undefined ? 1 : 2;
    move(agent, day, -amount);
    if (bounced !== undefined) move(agent, bounced, amount);
    this.packages.first.table(wide ? 'CARD_ROSTER' : 'CARD_LINE', year).row(cells, amount);
  }
}

const AUTHORITY = '财监查询〔2024〕示例1号';
const CORRECTED_FROM = dayOf(2023, 2, 1);

function move(hub: Hub, day: number, amount: number): void {
  if (day < STATED[0]!) hub.moved[0]! += amount;
  if (day < STATED[1]!) hub.moved[1]! += amount;
}
