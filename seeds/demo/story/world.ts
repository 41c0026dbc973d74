import { Accounts } from './accounts.ts';
import { Book } from './book.ts';
import { Budget, lineId, type Doc, type Fund, type Line, type Project } from './budget.ts';
import { addDays, workingDay, yearOf, yuan } from './days.ts';
import { Payments } from './payments.ts';
import { People, type Enterprise } from './people.ts';
import { COUNTIES, type Place } from './places.ts';
import { Random } from './random.ts';

/** One planted situation, as README.md tells it and as the tests look for it. */
export interface Situation {
  /** Rules and patterns it is there for; empty for one that only shows how the money runs. */
  readonly rules: readonly string[];
  /** Rules that must not flag it, though it looks like one of theirs. */
  readonly looksLike?: readonly string[];
  readonly title: string;
  readonly english: string;
  readonly place: string;
  /** What happened, in plain words, Chinese first. */
  readonly told: string;
  readonly toldEnglish: string;
  /** Document numbers to paste into the viewer. */
  readonly documents: readonly string[];
  /** Business ids of what shows it. */
  readonly ids: readonly string[];
  /** Something of the same shape that is in order, with the reason. */
  readonly innocent?: { readonly told: string; readonly english: string; readonly ids: readonly string[] };
}

/** Everything the chapters of the story write with. */
export class World {
  readonly book = new Book();
  readonly accounts = new Accounts(this.book);
  readonly people = new People(this.book, this.accounts);
  readonly budget: Budget;
  readonly payments: Payments;
  readonly situations: Situation[] = [];
  /** Lines that stand at a county, by `code|year`, in the order in which they arrived. */
  private readonly received = new Map<string, Line[]>();
  private readonly countyDocuments = new Map<Line, Doc>();
  private readonly firms = new Map<string, Enterprise[]>();
  private readonly projectCounts = new Map<string, number>();

  /** `numbers`: see Budget. */
  constructor(numbers?: readonly string[]) {
    this.budget = new Budget(this.book, this.accounts, numbers);
    this.payments = new Payments(this.book, this.budget, this.accounts);
  }

  tell(situation: Situation): void {
    this.situations.push(situation);
  }

  arrive(county: Place, line: Line): void {
    const key = `${county.code}|${line.year}`;
    this.received.set(key, [...(this.received.get(key) ?? []), line]);
  }

  /** The lines a county received for a year: advance, main, then others. */
  receivedBy(county: Place, year: number): readonly Line[] {
    return this.received.get(`${county.code}|${year}`) ?? [];
  }

  /** The main line of a county for a year, from which most situations draw. */
  main(county: Place, year: number): Line {
    const line = this.receivedBy(county, year).find((candidate) => candidate.row.BGT_TYPE_CODE === '21' && candidate.fund.level === 'central');
    if (!line) throw new Error(`${county.name} received nothing in ${year}.`);
    return line;
  }

  county(name: string, year = 2020): Place {
    const found = COUNTIES.find(
      (candidate) => candidate.name === name || (candidate.name.slice(0, 2) === name && candidate.from <= year && candidate.to >= year),
    );
    if (!found) throw new Error(`No county ${name}.`);
    return found;
  }

  /** The county's own document that passes a received line on, made when first needed: 10 to 18 days after the receipt. */
  countyDocument(county: Place, received: Line, options: { number?: string; delay?: number } = {}): Doc {
    const known = this.countyDocuments.get(received);
    if (known) return known;
    const date = workingDay(addDays(received.receivedAt, options.delay ?? 10 + (Number(county.code) % 7)));
    const title = `${county.name}财政局关于分配${received.year}年${received.fund.name}${received.row.BGT_TYPE_CODE === '12' ? '（提前批）' : ''}的通知`;
    const doc = this.budget.document(county, title, date, { number: options.number });
    this.countyDocuments.set(received, doc);
    return doc;
  }

  /** A library project, approved before it gets money and finished in its year. */
  project(
    county: Place,
    name: string,
    category: string,
    budget: number,
    approved: string,
    more: { village?: string; inLibrary?: string; start?: string; accept?: string; progress?: number; status?: string; placeholder?: boolean } = {},
  ): Project {
    const key = `${county.code}|${yearOf(approved)}`;
    const count = (this.projectCounts.get(key) ?? 0) + 1;
    this.projectCounts.set(key, count);
    const code = `${county.code}${yearOf(approved)}${String(count).padStart(4, '0')}`;
    const start = more.start ?? addDays(approved, 60);
    const accept = more.accept ?? addDays(start, 130);
    this.book.add('PROJECT', {
      PRO_CODE: code,
      PRO_NAME: name,
      CATEGORY: category,
      MOF_DIV_CODE: county.code,
      VILLAGE: more.village ?? '',
      IN_LIB_DATE: more.inLibrary ?? addDays(approved, -30),
      APPROVE_DATE: approved,
      BUDGET_AMT: yuan(budget),
      START_DATE: start,
      ACCEPT_DATE: accept,
      PLAN_FROM: start,
      PLAN_TO: accept === '' ? addDays(start, 180) : addDays(accept, 10),
      PROGRESS: String(more.progress ?? 100),
      STATUS: more.status ?? '已完工',
      IS_PLACEHOLDER: more.placeholder ? '1' : '',
      TARGETS: '受益脱贫户不少于20户',
      RESULTS: accept === '' ? '' : '受益脱贫户26户，群众满意度96%',
    });
    return { code, name };
  }

  /** The builders and suppliers a county works with year after year. */
  buildersOf(county: Place): Enterprise[] {
    const known = this.firms.get(county.code);
    if (known) return known;
    const short = county.name.replace(/[县市区]$/u, '');
    const names: Array<[string, string]> = [
      ['源路示例工程有限公司', '公路工程施工、土石方工程'],
      ['惠民示例建设有限公司', '房屋建筑工程、市政工程'],
      ['泽水示例水利工程有限公司', '水利水电工程施工、管道安装'],
      ['丰示例农业设施有限公司', '温室大棚建设、农业机械销售'],
    ];
    const made = names.map(([name, scope]) => this.people.enterprise(county, `${short}${name}`, { scope }));
    this.firms.set(county.code, made);
    return made;
  }

  contract(
    county: Place,
    buyer: { code: string },
    supplier: Enterprise,
    project: Project,
    amount: number,
    signed: string,
    more: { name?: string; method?: string; category?: string; start?: string; accept?: string; tender?: string; exemption?: string; number?: string } = {},
  ): string {
    const number = more.number ?? `HT${county.code}${yearOf(signed)}${String(this.book.count('CONTRACT') + 1).padStart(4, '0')}`;
    this.book.add('CONTRACT', {
      CONTRACT_NO: number,
      CONTRACT_NAME: more.name ?? `${project.name}施工合同`,
      MOF_DIV_CODE: county.code,
      BUYER_AGENCY_CODE: buyer.code,
      METHOD: more.method ?? '竞争性磋商',
      CATEGORY: more.category ?? '工程',
      CONTRACT_AMT: yuan(amount),
      SIGN_DATE: signed,
      START_DATE: more.start ?? addDays(signed, 10),
      ACCEPT_DATE: more.accept ?? '',
      EXEMPTION: more.exemption ?? '',
      PRO_CODE: project.code,
      TENDER_NO: more.tender ?? '',
      SUPPLIER_USCC: supplier.uscc,
      SUPPLIER_NAME: supplier.name,
    });
    return number;
  }

  /** A row of an outside register that has no table of its own; its subject is named by kind and key. */
  record(
    kind: string,
    region: string,
    subject: {
      kind: 'region' | 'unit' | 'indicator' | 'project' | 'contract' | 'enterprise' | 'household' | 'person' | 'account' | 'document';
      code: string;
      division?: string;
      year?: number;
      other?: { kind: string; code: string };
    },
    more: { from?: string; to?: string; value?: string; amount?: number; year?: number; reference?: string } = {},
  ): string {
    const number = `${region}-${String(this.book.count('RECORD') + 1).padStart(5, '0')}`;
    this.book.add('RECORD', {
      KIND: kind,
      RECORD_NO: number,
      MOF_DIV_CODE: region,
      FROM: more.from ?? '',
      TO: more.to ?? '',
      VALUE: more.value ?? '',
      AMOUNT: more.amount === undefined ? '' : yuan(more.amount),
      FISCAL_YEAR: more.year === undefined ? '' : String(more.year),
      REFERENCE: more.reference ?? '',
      SUBJECT: subject.kind,
      SUBJECT_DIV_CODE: subject.division ?? '',
      SUBJECT_YEAR: subject.year === undefined ? '' : String(subject.year),
      SUBJECT_CODE: subject.code,
      OTHER_SUBJECT: subject.other?.kind ?? '',
      OTHER_CODE: subject.other?.code ?? '',
    });
    return `record:${kind}|${number}`;
  }

  random(...parts: Array<string | number>): Random {
    return new Random(parts.join('|'));
  }
}

export const centralFund = (year: number): Fund =>
  year <= 2020
    ? { name: '中央财政专项扶贫资金', kind: '可统筹', level: 'central', tag: '扶贫资金', track: `ZYFP${year}` }
    : { name: '中央财政衔接推进乡村振兴补助资金', kind: '可统筹', level: 'central', tag: '衔接资金', track: `ZYXJ${year}` };
export const provincialFund = (year: number): Fund =>
  year <= 2020
    ? { name: '省级财政专项扶贫资金', kind: '专项', level: 'province', tag: '扶贫资金', track: `SJFP${year}` }
    : { name: '省级财政衔接推进乡村振兴补助资金', kind: '专项', level: 'province', tag: '衔接资金', track: `SJXJ${year}` };

export { lineId };
