import type { Account, Unit } from '../../demo/story/accounts.ts';
import type { Doc, Fund, Line, LineOptions, Project } from '../../demo/story/budget.ts';
import { addDays, yuan } from '../../demo/story/days.ts';
import type { Enterprise, Household, Person } from '../../demo/story/people.ts';
import type { Payment } from '../../demo/story/payments.ts';
import type { Place } from '../../demo/story/places.ts';
import type { Random } from '../../demo/story/random.ts';
import { provincialFund, type World } from '../../demo/story/world.ts';
import type { Ground } from '../story/ground.ts';
import { AS_OF } from '../story/options.ts';
import type { Seat } from '../story/seats.ts';

export const WAN = 1_000_000;
export const YUAN = 100;

export interface Job {
  readonly received: Line;
  readonly line: Line;
  readonly project: Project;
  readonly contract: string;
  readonly firm: Enterprise;
  readonly unit: Unit;
  readonly amount: number;
}

export interface JobOptions {
  readonly amount?: number;
  readonly received?: Line;
  readonly unit?: Unit;
  readonly firm?: Enterprise;
  /** Day of the county's document. */
  readonly day?: string;
  readonly name?: string;
  readonly budget?: number;
  readonly category?: string;
  readonly village?: string;
  readonly inLibrary?: string;
  readonly accept?: string;
  readonly start?: string;
  readonly signed?: string;
  readonly progress?: number;
  readonly approved?: string;
  readonly contractAmount?: number;
  readonly method?: string;
  readonly line?: Partial<LineOptions>;
  readonly register?: boolean;
}

/**
 * Where one case happens: a county, and people, firms and offices that nobody else of the data deals with. What a case does not
 * say is in order: registered in days, distributed in weeks, paid by progress.
 */
export class CaseScene {
  readonly world: World;
  readonly ground: Ground;
  readonly place: Place;
  readonly seat: Seat;
  /** Running number among the cases of the rule and kind: shape and size vary with it. */
  readonly turn: number;
  readonly random: Random;
  private readonly serial: () => number;

  constructor(world: World, ground: Ground, seat: Seat, turn: number, name: string, serial: () => number) {
    this.world = world;
    this.ground = ground;
    this.seat = seat;
    this.place = seat.places.at(-1)!.place;
    this.turn = turn;
    this.random = ground.random('case', name, turn);
    this.serial = serial;
  }

  /** One of several by the running number. */
  pick<T>(...choices: readonly T[]): T {
    return choices[this.turn % choices.length]!;
  }

  /** An amount in whole thousands of yuan, in fen. */
  amount(low: number, high: number): number {
    return this.random.between(low * 10, high * 10) * 100_000;
  }

  document(place: Place, title: string, day: string, written?: (number: string) => string): Doc {
    const number = `${place.prefix}〔${day.slice(0, 4)}〕${500 + this.serial()}号`;
    return this.world.budget.document(place, title, day, { number, written: written?.(number) });
  }

  /** Money of the province for the county, in a document of its own; `day` is that of the document which names the county. */
  receive(
    day: string,
    amount: number,
    options: { register?: boolean; fund?: Fund; written?: (number: string) => string; line?: Partial<LineOptions>; doc?: Doc } = {},
  ): Line {
    const { budget } = this.world;
    const { geography } = this.ground;
    const year = options.line?.year ?? Number(day.slice(0, 4));
    const fund = options.fund ?? provincialFund(year);
    const title = `河南省财政厅关于下达${year}年${fund.name}（专项${this.serial()}）的通知`;
    const through = geography.throughCity(this.place.code, day);
    const issued = through ? addDays(day, -10) : day;
    const doc = options.doc ?? this.document(geography.province, title, issued, through ? undefined : options.written);
    // The province's own line, from which the county's comes and to which corrections go back.
    const own = budget.line(doc, { to: geography.province, amount, fund, kind: 'initial', year });
    budget.register(own, addDays(issued, 1));
    let from = own;
    let last = doc;
    if (through) {
      const city = geography.city(this.place.city!);
      from = budget.line(doc, { to: city, amount, from: own, year });
      budget.register(from, addDays(issued, 3));
      last = this.document(city, title.replace('河南省财政厅', `${city.name}财政局`), day, options.written);
    }
    const line = budget.line(last, { ...options.line, to: this.place, amount, from, year });
    if (options.register !== false) budget.register(line, addDays(day, 4));
    return line;
  }

  /** An office of the county that only this case knows. */
  unit(name = '乡村项目服务中心', kind = 'budget-unit', superior?: Unit): Unit {
    const number = this.serial();
    return this.world.accounts.unit(this.place, `6${String(number).padStart(5, '0')}`, `${this.place.name}示例${name}${number}`, kind, superior);
  }

  firm(options: Parameters<World['people']['enterprise']>[2] = {}, word = '建设工程'): Enterprise {
    const name = `${this.place.name.replace(/[县市区]$/u, '')}示例${word}${this.serial()}${options?.kind === 'cooperative' ? '专业合作社' : '有限公司'}`;
    const firm = this.world.people.enterprise(this.place, name, {
      scope: '建筑工程施工、农业设施、水利、公路、贸易、服务',
      established: '2012-03-15',
      ...options,
    });
    this.world.book.add('ACCOUNT_BALANCE', {
      ACCT_NO: firm.account.number,
      BANK: firm.account.bank,
      BALANCE_DATE: '2015-12-31',
      BALANCE: '0.00',
      OPENING: '1',
    });
    return firm;
  }

  person(): Person {
    return this.world.people.person(this.place.code);
  }

  /** A private card of a person. */
  cardOf(person: Person): Account {
    return this.world.accounts.card(this.place, person.name, { type: 'person', code: person.id, name: person.name }, { kind: 'person' });
  }

  household(options: Parameters<World['people']['household']>[3] = {}): Household {
    return this.world.people.household(this.place, 0, this.village(), { identified: '2015-11-30', ...options });
  }

  village(): string {
    return this.place.towns[0]!.villages[this.turn % 2]!;
  }

  office(unit: Unit, kind = 'own-funds', options: Parameters<World['accounts']['open']>[4] = {}): Account {
    return this.world.accounts.open(unit.region, kind, unit.name, { type: 'unit', region: unit.region, code: unit.code, name: unit.name }, options);
  }

  /** Works with a line, a project and a contract, nothing paid yet. */
  job(options: JobOptions = {}): Job {
    const { budget } = this.world;
    const day = options.day ?? '2023-02-20';
    const amount = options.amount ?? this.amount(10, 35);
    const received = options.received ?? this.receive(addDays(day, -14), amount);
    const unit = options.unit ?? this.unit();
    const firm = options.firm ?? this.firm();
    const number = this.serial();
    const start = options.start ?? addDays(day, 20);
    const project = this.world.project(
      this.place,
      options.name ?? `${this.village()}第${number}号示例工程`,
      options.category ?? '基础设施',
      options.budget ?? amount,
      options.approved ?? addDays(day, -24),
      {
        village: options.village ?? this.village(),
        inLibrary: options.inLibrary,
        start,
        accept: options.accept ?? addDays(start, 120),
        progress: options.progress,
      },
    );
    const doc = this.document(this.place, `${this.place.name}财政局关于分配${received.year}年${received.fund.name}（${number}）的通知`, day);
    const line = budget.line(doc, { functionClass: '2130504', economicClass: '50302', ...options.line, to: unit, amount, from: received, project });
    if (options.register !== false) budget.register(line, addDays(day, 2));
    const contract = this.world.contract(this.place, unit, firm, project, options.contractAmount ?? amount, options.signed ?? addDays(start, -6), {
      start,
      accept: options.accept ?? addDays(start, 120),
      method: options.method ?? '竞争性磋商',
    });
    if (this.seat.inPrefecture === 0) this.disclose(project, options.approved ?? addDays(day, -24), start, options.accept ?? addDays(start, 120));
    return { received, line, project, contract, firm, unit, amount };
  }

  disclose(project: Project, approved: string, start: string, accept: string, late = 6): void {
    const about = { kind: 'project' as const, code: project.code };
    this.world.record('disclosure', this.place.code, about, { from: addDays(approved, late), value: '县级公示' });
    this.world.record('signboard', this.place.code, about, { from: addDays(start, 5), value: '公示牌' });
    if (accept !== '') this.world.record('acceptance', this.place.code, about, { from: accept, value: '验收合格' });
  }

  pay(job: Job, amount: number, day: string, words: string, more: Partial<Parameters<World['payments']['pay']>[1]> = {}): Payment {
    return this.world.payments.pay(job.line, { to: job.firm.account, amount, day, purpose: `${job.project.name}${words}`, contract: job.contract, ...more });
  }

  /** Pays the whole job by progress: 30, 50 and 20 per cent, the last after acceptance. */
  settle(job: Job, amount = job.amount): Payment[] {
    const first = Math.floor(amount * 0.3);
    const second = Math.floor(amount * 0.5);
    return [
      this.pay(job, first, '2023-03-17', '预付款'),
      this.pay(job, second, '2023-05-17', '进度款'),
      this.pay(job, amount - first - second, '2023-08-09', '结算款'),
    ];
  }

  /** One payment of the whole sum after acceptance: the anchor of what follows. */
  anchor(options: JobOptions & { readonly paidOn?: string } = {}): Job & { payment: Payment } {
    const paidOn = options.paidOn ?? '2023-08-07';
    const job = this.job({ accept: addDays(paidOn, -6), ...options });
    return { ...job, payment: this.pay(job, job.amount, paidOn, '工程款', { time: '09:40:00' }) };
  }

  flow(from: Account, to: Account, amount: number, time: string, remark: string, kind: '转账' | '现金' | '退款' = '转账', settles = ''): Payment {
    return this.world.payments.flow(from, to, amount, time.length === 10 ? `${time} 10:10:00` : time, remark, { kind, settles });
  }

  cash(): Account {
    return this.world.accounts.open(this.place.code, 'cash', `${this.place.name}现金支取`, undefined, {});
  }

  /** A line of its own for a card payout, the funding payment and the roster lines. */
  payout(
    item: string,
    period: string,
    day: string,
    standard: number,
    entries: ReadonlyArray<{
      household: Household;
      person?: Person;
      card?: Account;
      amount?: number;
      quantity?: number;
      declared?: number;
      titled?: number;
      bounce?: string;
    }>,
    options: { approved?: string; approvedBy?: string; unit?: Unit; line?: Line; batch?: string } = {},
  ): { line: Line; lines: Payment[]; batch: string } {
    const { world, place } = this;
    const unit = options.unit ?? this.unit('惠民补贴中心');
    const amounts = entries.map((entry) => entry.amount ?? Math.round(standard * (entry.quantity ?? 1)));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    const received = this.receive(addDays(day, -50), total);
    const doc = this.document(place, `${place.name}财政局关于下达惠民补贴资金（${this.serial()}）的通知`, addDays(day, -34));
    const line = world.budget.line(doc, { to: unit, amount: total, from: received, functionClass: '2130505', economicClass: '50901' });
    world.budget.register(line, addDays(day, -32));
    const agent = this.ground.agent(place);
    const account = { number: agent.number, bank: agent.bank, name: `${place.name}代发专户`, kind: agent.kind, region: agent.region };
    const code = options.batch ?? `PC${line.year}${String(this.serial()).padStart(6, '0')}`;
    world.book.add('CARD_BATCH', {
      MOF_DIV_CODE: place.code,
      BATCH_NO: code,
      ITEM_CODE: item,
      PERIOD: period,
      TOTAL_AMT: yuan(total),
      TOTAL_LINES: String(entries.length),
      AGENT_ACCT_NO: agent.number,
      AGENT_BANK: agent.bank,
      BGT_DIV_CODE: line.region,
      BGT_FISCAL_YEAR: String(line.year),
      BGT_ID: line.code,
      BGT_AMT: yuan(total),
    });
    world.payments.pay(line, { to: account, amount: total, day, purpose: '惠民补贴（代发资金）', batch: code, period });
    const payDay = addDays(day, 1);
    const lines = entries.map((entry, index): Payment => {
      const person = entry.person ?? entry.household.head;
      const card = entry.card ?? entry.household.card;
      world.book.add('CARD_ROSTER', {
        MOF_DIV_CODE: place.code,
        FISCAL_YEAR: String(line.year),
        BATCH_NO: code,
        ROSTER_NO: String(index + 1),
        ITEM_CODE: item,
        PERIOD: period,
        TOWN_CODE: `${place.code}901`,
        VILLAGE: entry.household.village,
        HH_CODE: entry.household.code,
        HEAD_NAME: entry.household.head.name,
        PER_NAME: person.name,
        IDEN_NO: person.id,
        PER_TYPE: entry.person ? 'person' : 'household',
        CARD_NO: card.number,
        CARD_BANK: card.bank,
        STANDARD: yuan(standard),
        QUANTITY: String(entry.quantity ?? 1),
        AMOUNT: yuan(amounts[index]!),
        APPROVE_DATE: options.approved ?? addDays(day, -25),
        APPROVED_BY: options.approvedBy ?? '',
        PAY_TIME: `${payDay} 10:${String(10 + (index % 50)).padStart(2, '0')}:00`,
        AGENT_ACCT_NO: agent.number,
        AGENT_BANK: agent.bank,
        AGENCY_NAME: unit.name,
        BANK_RESULT: entry.bounce ?? '',
        BOUNCE_TIME: entry.bounce ? `${addDays(payDay, 3)} 15:00:00` : '',
        DECLARED_AREA: entry.declared === undefined ? '' : String(entry.declared),
        TITLED_AREA: entry.titled === undefined ? '' : String(entry.titled),
      });
      return {
        slip: `YKT|${place.code}|${line.year}|5|${code}|${index + 1}`,
        amount: amounts[index]!,
        from: account,
        to: card,
        line: undefined,
        day: payDay,
        agency: unit.name,
      };
    });
    return { line, lines, batch: `payout:${place.code}|${code}` };
  }

  /** A decision on file that explains what would look wrong: by trap, about a subject. */
  exempt(trap: string, about: Parameters<World['record']>[2], from = '2021-01-01', to = '2024-12-31'): string {
    return this.world.record('exemption', this.place.code, about, { from, to, value: trap, reference: `示例批复〔2023〕${this.serial()}号` });
  }

  /** `days` days before the day of judgement. */
  ago(days: number): string {
    return addDays(AS_OF, -days);
  }
}
