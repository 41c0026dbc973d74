import type { Account, Unit } from './accounts.ts';
import type { Doc, Line, LineOptions, Project } from './budget.ts';
import { addDays, workingDay } from './days.ts';
import type { Enterprise } from './people.ts';
import { CITIES, PROVINCE, throughCity, type Place } from './places.ts';
import type { Payment } from './payments.ts';
import { provincialFund, type World } from './world.ts';

/** Fen in a yuan and in 10,000 yuan: amounts of the chapters are written in these. */
export const YUAN = 100;
export const WAN = 1_000_000;

/** A line out of what the county received for the year, in the county's ordinary document, registered by its unit. */
export function grant(world: World, county: Place, year: number, to: Unit | Place, amount: number, options: Partial<LineOptions> = {}): Line {
  const received = options.from ?? world.main(county, year);
  if (world.budget.rest(received) < amount) throw new Error(`${county.name} has only ${world.budget.rest(received)} fen left of ${year}, asked for ${amount}.`);
  const line = world.budget.line(world.countyDocument(county, received), { ...options, to, amount, from: received });
  world.budget.register(line);
  return line;
}

export interface Works {
  readonly line: Line;
  readonly project: Project;
  readonly contract: string;
  readonly firm: Enterprise;
  readonly unit: Unit;
}

/** A line with a project and a contract, nothing paid yet: what most situations begin with. */
export function works(
  world: World,
  county: Place,
  year: number,
  name: string,
  amount: number,
  options: {
    unit?: Unit;
    firm?: Enterprise;
    budget?: number;
    village?: string;
    line?: Partial<LineOptions>;
    inLibrary?: string;
    start?: string;
    accept?: string;
    progress?: number;
    status?: string;
    signed?: string;
    category?: string;
    contractAmount?: number;
  } = {},
): Works {
  const received = options.line?.from ?? world.main(county, year);
  const doc = world.countyDocument(county, received);
  const unit = options.unit ?? world.accounts.office(county, 'transport');
  const firm = options.firm ?? world.buildersOf(county)[0];
  if (!firm) throw new Error('No firm.');
  const start = options.start ?? addDays(doc.date, 25);
  const project = world.project(county, name, options.category ?? '基础设施', options.budget ?? amount, addDays(doc.date, -22), {
    village: options.village ?? county.towns[0]?.villages[0],
    inLibrary: options.inLibrary,
    start,
    accept: options.accept,
    progress: options.progress,
    status: options.status,
  });
  const line = grant(world, county, year, unit, amount, { functionClass: '2130504', ...options.line, from: received, project });
  const contract = world.contract(county, unit, firm, project, options.contractAmount ?? amount, options.signed ?? addDays(start, -6), {
    start,
    accept: options.accept ?? addDays(start, 100),
  });
  return { line, project, contract, firm, unit };
}

/** Pays what is left of the works' line in two parts, as contracts say. */
export function settle(world: World, job: Works, days: [string, string]): Payment[] {
  const rest = world.budget.rest(job.line);
  const first = Math.round(rest * 0.7);
  return [first, rest - first].map((amount, index) =>
    world.payments.pay(job.line, {
      to: job.firm.account,
      amount,
      day: workingDay(days[index] ?? days[0]),
      purpose: `${job.project.name}${index === 0 ? '进度款' : '结算款'}`,
      contract: job.contract,
    }),
  );
}

/** Money the province sends once more in a document of its own, through the city where the county is not yet funded directly. */
export function extra(
  world: World,
  county: Place,
  date: string,
  amount: number,
  title: string,
  options: { arrives?: boolean; registered?: boolean; number?: string; written?: string; note?: string; doc?: Doc } = {},
): Line {
  const { budget } = world;
  const year = Number(date.slice(0, 4));
  const doc =
    options.doc ?? budget.document(PROVINCE, `河南省财政厅关于${title}的通知`, workingDay(date), { number: options.number, written: options.written });
  const fund = provincialFund(year);
  const city = CITIES.find((candidate) => candidate.code === county.city);
  let line: Line;
  if (city && throughCity(county, date)) {
    const upper = budget.line(doc, { to: city, amount, fund, kind: 'addition', note: options.note });
    budget.register(upper);
    const cityDoc = budget.document(city, `${city.name}财政局关于转下${title}的通知`, workingDay(addDays(upper.receivedAt, 9)));
    line = budget.line(cityDoc, { to: county, amount, from: upper, note: options.note });
  } else line = budget.line(doc, { to: county, amount, fund, kind: 'addition', note: options.note });
  if (options.registered !== false) budget.register(line);
  if (options.arrives) world.arrive(county, line);
  return line;
}

/** A unit's own-funds account (实有资金账户). */
export function ownFunds(
  world: World,
  unit: Unit,
  options: { kind?: string; bank?: string; approval?: string; name?: string; whitelisted?: boolean } = {},
): Account {
  return world.accounts.open(
    unit.region,
    options.kind ?? 'own-funds',
    options.name ?? `${unit.name}`,
    { type: 'unit', region: unit.region, code: unit.code, name: unit.name },
    { bank: options.bank, approval: options.approval, whitelisted: options.whitelisted },
  );
}

/** A private account of a person, with its card number. */
export function personal(world: World, county: Place, person: { id: string; name: string }): Account {
  return world.accounts.card(county, person.name, { type: 'person', code: person.id, name: person.name }, { kind: 'person' });
}

/** The account that stands for money drawn at the counter. */
export function cashOf(world: World, county: Place): Account {
  const known = cash.get(world) ?? new Map<string, Account>();
  cash.set(world, known);
  const account = known.get(county.code) ?? world.accounts.open(county.code, 'cash', `${county.name}现金支取`, undefined, { number: `CASH${county.code}` });
  known.set(county.code, account);
  return account;
}
const cash = new WeakMap<World, Map<string, Account>>();
