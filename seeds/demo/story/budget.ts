import type { Accounts, Unit } from './accounts.ts';
import type { Book, Row } from './book.ts';
import { addDays, workingDay, yearOf, yuan } from './days.ts';
import type { Place } from './places.ts';

export interface Doc {
  readonly number: string;
  readonly written: string;
  readonly title: string;
  readonly date: string;
  readonly place: Place;
  /** The story gives its number. */
  readonly fixed: boolean;
  lines: number;
}

export interface Project {
  readonly code: string;
  readonly name: string;
}

/** What kind of money a line is: it is inherited from the line above. */
export interface Fund {
  readonly name: string;
  readonly kind: '专项' | '可统筹';
  readonly level: 'central' | 'province' | 'city' | 'county';
  readonly tag: string;
  readonly track: string;
}

/** One line of a document (指标) with what has happened to it so far. Amounts in fen. */
export interface Line {
  readonly region: string;
  readonly year: number;
  readonly code: string;
  readonly doc: Doc | undefined;
  readonly amount: number;
  readonly fund: Fund;
  readonly date: string;
  readonly originYear: number;
  readonly unit: Unit | undefined;
  readonly project: Project | undefined;
  readonly functionClass: string;
  readonly economicClass: string;
  readonly row: Row<'BA_BGT_INFO'>;
  split: number;
  used: number;
  reduced: number;
  adjusted: number;
  receivedAt: string;
}

/** Codes the offices use for the kind of a line. */
export const LINE_KINDS = {
  initial: '11',
  advance: '12',
  addition: '21',
  settlement: '22',
  'local-match': '23',
  'carry-over': '31',
  reissue: '32',
  pool: '41',
} as const;
const ADJUSTMENTS = { reduction: '1', recall: '2', adjustment: '3', pooling: '4', distribution: '5', reissue: '6' } as const;

export interface LineOptions {
  readonly to: Place | Unit;
  readonly amount: number;
  readonly from?: Line;
  /** How much of `amount` comes out of `from`; the rest is the issuer's own money. */
  readonly fromAmount?: number;
  readonly kind?: keyof typeof LINE_KINDS;
  readonly fund?: Fund;
  readonly project?: Project;
  readonly executable?: boolean;
  readonly functionClass?: string;
  readonly economicClass?: string;
  readonly transferClass?: string;
  readonly code?: string;
  readonly year?: number;
  readonly originYear?: number;
  readonly plan?: string;
  readonly requiredMode?: 'direct' | 'authorised';
  readonly provisional?: boolean;
  readonly upperNumber?: string;
  readonly note?: string;
}

/** Documents, their lines and what moves quota between them. */
export class Budget {
  private readonly lineCounts = new Map<string, number>();
  readonly documents: Doc[] = [];
  readonly lines: Line[] = [];
  private readonly book: Book;
  private readonly accounts: Accounts;

  private readonly numbers: readonly string[];

  /** `numbers` of the documents in the order in which they are made; without them they get provisional ones. */
  constructor(book: Book, accounts: Accounts, numbers: readonly string[] = []) {
    this.book = book;
    this.accounts = accounts;
    this.numbers = numbers;
  }

  /** A document, under a number of its own unless the story gives one. */
  document(place: Place, title: string, date: string, options: { number?: string; written?: string } = {}): Doc {
    const order = this.documents.length;
    const number = options.number ?? this.numbers[order] ?? `${place.prefix}〔${yearOf(date)}〕${9000 + order}号`;
    const doc: Doc = { number, written: options.written ?? number, title, date, place, fixed: options.number !== undefined, lines: 0 };
    this.documents.push(doc);
    return doc;
  }

  documentCount(): number {
    return this.documents.length;
  }

  line(doc: Doc, options: LineOptions): Line {
    const { to, from } = options;
    const unit = 'kind' in to && !('level' in to) ? to : undefined;
    const recipient = unit ? unit.region : to.code;
    const fund = options.fund ?? from?.fund;
    if (!fund) throw new Error(`A line of ${doc.number} has no fund.`);
    const year = options.year ?? from?.year ?? yearOf(doc.date);
    const code = options.code ?? this.nextCode(doc.place, year);
    const executable = options.executable ?? unit !== undefined;
    const fromAmount = from ? (options.fromAmount ?? options.amount) : 0;
    doc.lines += 1;
    const functionClass = options.functionClass ?? (unit ? '2130505' : '');
    const economicClass = options.economicClass ?? (executable ? '50302' : '');
    const row = this.book.add('BA_BGT_INFO', {
      MOF_DIV_CODE: doc.place.code,
      FISCAL_YEAR: String(year),
      BGT_ID: code,
      LINE_NO: String(doc.lines),
      COR_BGT_DOC_NO: doc.written,
      SUP_BGT_DOC_NO: options.upperNumber ?? from?.doc?.number ?? '',
      BGT_DOC_TITLE: doc.title,
      DOC_DATE: doc.date,
      DOC_ISSUER_CODE: this.accounts.finance(doc.place).code,
      BGT_TYPE_CODE: LINE_KINDS[options.kind ?? (from ? 'addition' : 'initial')],
      BUDGET_LEVEL_CODE: { central: '1', province: '2', city: '3', county: '4' }[fund.level],
      FUND_NAME: fund.name,
      FUND_KIND: fund.kind,
      IS_TRACK: '1',
      TRACK_PRO_CODE: fund.track,
      FUND_TAG: fund.tag,
      PRO_CODE: options.project?.code ?? '',
      BGT_EXE_FLAG: executable ? '1' : '0',
      REC_DIV_CODE: recipient,
      AGENCY_CODE: unit?.code ?? '',
      AGENCY_NAME: unit?.name ?? '',
      MANAGE_MOF_DEP_CODE: '农业农村处',
      TP_FUNC_CODE: options.transferClass ?? (unit ? '' : '2300252'),
      EXP_FUNC_CODE: functionClass,
      GOV_BGT_ECO_CODE: economicClass,
      AMOUNT: yuan(options.amount),
      ORI_DIV_CODE: from?.region ?? '',
      ORI_FISCAL_YEAR: from ? String(from.year) : '',
      ORI_BGT_ID: from?.code ?? '',
      ORI_AMT: from && fromAmount !== options.amount ? yuan(fromAmount) : '',
      ORIGIN_YEAR: String(options.originYear ?? from?.originYear ?? year),
      PAY_MODE_REQ: options.requiredMode ?? '',
      PLAN_NO: options.plan ?? '',
      IS_PROVISIONAL: options.provisional ? '1' : '',
      BGT_DEC: options.note ?? '',
    });
    const line: Line = {
      region: doc.place.code,
      year,
      code,
      doc,
      amount: options.amount,
      fund,
      date: doc.date,
      originYear: options.originYear ?? from?.originYear ?? year,
      unit,
      project: options.project,
      functionClass,
      economicClass,
      row,
      split: 0,
      used: 0,
      reduced: 0,
      adjusted: 0,
      receivedAt: doc.date,
    };
    if (from) from.split += fromAmount;
    this.lines.push(line);
    return line;
  }

  private nextCode(place: Place, year: number): string {
    const key = `${place.code}|${year}`;
    const count = (this.lineCounts.get(key) ?? 0) + 1;
    this.lineCounts.set(key, count);
    return `ZB${String(count).padStart(4, '0')}`;
  }

  /** The recipient books the line in its own register; by default in whole, three to six days later. */
  register(line: Line, date?: string, options: { amount?: number; localNumber?: string; part?: number; written?: string } = {}): void {
    const day = date ?? workingDay(addDays(line.date, 2 + (line.code.charCodeAt(5) % 3)));
    line.receivedAt = day;
    const place = line.row.REC_DIV_CODE ?? '';
    const count = this.book.count('BGT_RECEIVE') + 1;
    this.book.add('BGT_RECEIVE', {
      REC_ID: `DJ${String(count).padStart(5, '0')}`,
      MOF_DIV_CODE: place,
      AGENCY_CODE: line.unit?.code ?? '101001',
      REC_DATE: day,
      SUP_BGT_DOC_NO: options.written ?? line.doc?.number ?? '',
      SUP_DIV_CODE: line.region,
      SUP_FISCAL_YEAR: String(line.year),
      SUP_BGT_ID: line.code,
      REC_AMT: yuan(options.amount ?? line.amount),
      LOCAL_NO: options.localNumber ?? `${place}-${day.slice(0, 4)}-${count}`,
      LINE_NO: String(options.part ?? 1),
    });
  }

  /** Moves quota from `from` to `into` by an act of its own; a recall or a reduction goes back up. */
  adjust(kind: keyof typeof ADJUSTMENTS, from: Line, into: Line, amount: number, date: string, doc: Doc): void {
    const count = this.book.count('BA_BGT_ADJSUB') + 1;
    this.book.add('BA_BGT_ADJSUB', {
      MOF_DIV_CODE: doc.place.code,
      FISCAL_YEAR: String(into.year),
      ADJ_SUB_ID: `TZ${String(count).padStart(4, '0')}`,
      BAT_NUM: date.replaceAll('-', ''),
      ADJ_TYPE: ADJUSTMENTS[kind],
      ADJ_DATE: date,
      BGT_DIV_CODE: into.region,
      BGT_FISCAL_YEAR: String(into.year),
      BGT_ID: into.code,
      ORI_DIV_CODE: from.region,
      ORI_FISCAL_YEAR: String(from.year),
      ORI_BGT_ID: from.code,
      ADD_AMOUNT: yuan(amount),
      DOC_ISSUER_CODE: this.accounts.finance(doc.place).code,
      DOC_NO: doc.number,
      DOC_TITLE: doc.title,
    });
    if (kind === 'recall' || kind === 'reduction') {
      from.reduced += amount;
      into.split -= amount;
    } else if (kind === 'adjustment') {
      from.adjusted -= amount;
      into.adjusted += amount;
    } else from.split += amount;
  }

  /** On 1 January the rest becomes a line of the new year, with an id of its own. */
  carryOver(old: Line, doc: Doc, amount: number, options: { to?: Unit | Place; date?: string } = {}): Line {
    const to = options.to ?? old.unit;
    if (!to) throw new Error('A carry-over needs its holder.');
    const year = old.year + 1;
    const line = this.line(doc, {
      to,
      amount,
      fund: old.fund,
      kind: 'carry-over',
      project: old.project,
      functionClass: old.functionClass,
      economicClass: old.economicClass,
      year,
      originYear: old.originYear,
      upperNumber: old.doc?.number,
    });
    this.book.add('BA_BGT_CARRYOVERS', {
      MOF_DIV_CODE: line.region,
      FISCAL_YEAR: String(year),
      CARRYOVERS_BGT_ID: line.code,
      ORI_DIV_CODE: old.region,
      ORI_FISCAL_YEAR: String(old.year),
      ORI_BGT_ID: old.code,
      APPROVE_AMT: yuan(amount),
      CARRYOVERS_AMT: yuan(amount),
      CARRY_DATE: options.date ?? `${year}-01-01`,
      DOC_NO: doc.number,
    });
    old.split += amount;
    return line;
  }

  /** An advance and the later document that settles the year: does the later amount contain it? */
  advanceOf(advance: Line, later: Line, included: 'yes' | 'no' | 'unknown'): void {
    this.book.add('BGT_ADVANCE', {
      ADV_DIV_CODE: advance.region,
      ADV_FISCAL_YEAR: String(advance.year),
      ADV_BGT_ID: advance.code,
      MOF_DIV_CODE: later.region,
      FISCAL_YEAR: String(later.year),
      BGT_ID: later.code,
      INCLUDED: included,
    });
  }

  /** What the line can still give: quota less what was passed on and paid. */
  rest(line: Line): number {
    return line.amount + line.adjusted - line.reduced - line.split - line.used;
  }

  /** Writes the balances, which are known only when everything has happened. */
  close(): void {
    for (const line of this.lines) {
      line.row.DIS_AMT = yuan(line.reduced);
      line.row.PAY_APP_AMT = yuan(line.used);
      line.row.CUR_AMT ??= yuan(this.rest(line));
    }
  }
}

/**
 * Numbers for the documents in the order in which they were made: within an issuer and year they rise with the date, with
 * gaps for the documents on other matters, around those the story numbers itself.
 */
export function numbersByDate(documents: readonly Doc[]): string[] {
  const numbers = documents.map((doc) => doc.number);
  const groups = new Map<string, number[]>();
  documents.forEach((doc, order) => {
    const key = `${doc.place.prefix}|${yearOf(doc.date)}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  });
  for (const group of groups.values()) {
    const sorted = [...group].sort((a, b) =>
      (documents[a]?.date ?? '') < (documents[b]?.date ?? '') ? -1 : documents[a]?.date === documents[b]?.date ? a - b : 1,
    );
    let serial = 1;
    sorted.forEach((order, index) => {
      const doc = documents[order];
      if (!doc) return;
      const given = doc.fixed ? serialOf(doc.number) : undefined;
      serial = given ?? serial + 1 + (index % 2);
      const ahead = sorted
        .slice(index + 1)
        .map((later) => documents[later])
        .find((later) => later?.fixed);
      if (ahead && serial >= serialOf(ahead.number)) throw new Error(`${ahead.number} leaves no room for the documents before it.`);
      if (!doc.fixed) numbers[order] = `${doc.place.prefix}〔${yearOf(doc.date)}〕${serial}号`;
    });
  }
  return numbers;
}

function serialOf(number: string): number {
  return Number(/(\d+)号$/u.exec(number)?.[1] ?? 0);
}

/** Business id of a line as the graph builds it. */
export function lineId(line: Line): string {
  return `indicator:${line.region}|${line.year}|${line.code}`;
}
