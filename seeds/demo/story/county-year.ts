import type { OFFICES } from './accounts.ts';
import type { Doc, Line } from './budget.ts';
import { addDays, workingDay } from './days.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

const YUAN = 100;
const LARGEST_WORKS = 1_750_000 * YUAN; // below half of the tender limit: ordinary works raise no question of splitting

/** Works by the office that builds them; each village gets each kind once in the story's years or with years between. */
const WORKS = [
  { office: 'transport', type: '组级道路硬化工程', category: '基础设施', firm: 0 },
  { office: 'water', type: '安全饮水巩固提升工程', category: '基础设施', firm: 2 },
  { office: 'agriculture', type: '温室大棚产业基地', category: '产业发展', firm: 3 },
  { office: 'housing', type: '污水处理及户厕改造', category: '人居环境', firm: 1 },
  { office: 'transport', type: '漫水桥及护岸修建', category: '基础设施', firm: 0 },
  { office: 'water', type: '灌溉机井配套', category: '产业发展', firm: 2 },
  { office: 'agriculture', type: '农产品仓储冷库', category: '产业发展', firm: 3 },
  { office: 'housing', type: '文化广场及太阳能亮化', category: '人居环境', firm: 1 },
  { office: 'forestry', type: '经济林示范园滴灌', category: '产业发展', firm: 2 },
  { office: 'education', type: '村小学围墙与操场修缮', category: '公共服务', firm: 1 },
] as const satisfies ReadonlyArray<{ office: keyof typeof OFFICES; type: string; category: string; firm: number }>;

/** What every county does with what the situations leave it: works, households' batches, cooperatives, all paid in the year. */
export function writeCountyYear(world: World, county: Place, year: number): void {
  world.receivedBy(county, year).forEach((received, order) => {
    let rest = world.budget.rest(received);
    if (rest <= 0) return;
    const random = world.random('county-year', county.code, year, order);
    const doc = world.countyDocument(county, received);
    if (received.row.BGT_TYPE_CODE === '21' && received.fund.level === 'central') {
      rest -= householdBatch(world, county, received, doc, random, rest);
      rest -= cooperatives(world, county, received, doc, random, rest);
    }
    const parts = Math.max(1, Math.ceil(rest / LARGEST_WORKS));
    random.split(rest, parts, 1000 * YUAN).forEach((amount, index) => works(world, county, received, doc, random, amount, order * 3 + index));
  });
}

/** A line for households, 12 to 18 of them, each by card; a few lines bounce and are paid again or returned. */
function householdBatch(world: World, county: Place, received: Line, doc: Doc, random: Random, most: number): number {
  const { year } = received;
  const item =
    year <= 2018
      ? { code: 'XM01', standard: 800_000, what: '到户增收项目' }
      : year <= 2020
        ? { code: 'XM02', standard: 300_000, what: '产业发展奖补' }
        : { code: 'XM08', standard: 250_000, what: '监测对象产业帮扶补助' };
  const chosen = random.sample(
    world.people.poolOf(county).filter((household) => !world.payments.hasHad(item.code, String(year), household)),
    random.between(11, 16),
  );
  const amount = chosen.length * item.standard;
  if (amount > most) return 0;
  const office = world.accounts.office(county, 'poverty');
  const project = world.project(county, `${county.name}${year}年${item.what}`, '产业到户', amount, addDays(doc.date, -15));
  const line = world.budget.line(doc, { to: office, amount, from: received, project, economicClass: '50902', functionClass: '2130505' });
  world.budget.register(line);
  const day = workingDay(addDays(line.receivedAt, random.between(25, 45)));
  const purpose = `${year}年${item.what}`;
  const unlucky = random.between(0, 2) === 0 ? random.between(0, chosen.length - 1) : -1;
  const entries = chosen.map((household, index) => ({ household, amount: item.standard, ...(index === unlucky ? { bounce: '账户状态异常退票' } : {}) }));
  const batch = world.payments.cards(line, { item: item.code, period: String(year), day, standard: item.standard, purpose }, entries);
  const bounced = batch.bounces[0];
  const household = chosen[unlucky];
  if (bounced && household) {
    const agency = office.name;
    // Only in the last year is bounced money still on its way; earlier ones were paid again.
    if (year < 2023 || random.between(0, 1) === 0)
      world.payments.payAgain(bounced, household.card, addDays(bounced.day, 9), batch.batch.split('|')[1] ?? '', `${purpose}（退票重发）`, agency);
    else
      world.payments.back('same-year', [{ payment: batch.funding, amount: bounced.amount }], {
        day: workingDay(addDays(bounced.day, 20)),
        purpose: `${purpose}退票资金退回`,
        from: bounced.to,
      });
  }
  return amount;
}

/** Support for cooperatives of good standing, in one payment. */
function cooperatives(world: World, county: Place, received: Line, doc: Doc, random: Random, most: number): number {
  const amount = random.between(12, 30) * 10_000 * YUAN;
  if (amount > most) return 0;
  const cooperative = cooperativeOf(world, county);
  const office = world.accounts.office(county, 'agriculture');
  const project = world.project(county, `${cooperative.name}${received.year}年带贫产业奖补`, '产业发展', amount, addDays(doc.date, -15));
  const line = world.budget.line(doc, { to: office, amount, from: received, project, economicClass: '50799' });
  world.budget.register(line);
  const contract = world.contract(county, office, cooperative, project, amount, addDays(line.receivedAt, 5), {
    name: `${project.name}帮扶协议`,
    category: '服务',
    method: '评审',
  });
  const first = Math.round(amount * 0.5);
  world.payments.pay(line, {
    to: cooperative.account,
    amount: first,
    day: workingDay(addDays(line.receivedAt, 40)),
    purpose: `${project.name}（首笔）`,
    contract,
  });
  world.payments.pay(line, {
    to: cooperative.account,
    amount: amount - first,
    day: workingDay(addDays(line.receivedAt, 120)),
    purpose: `${project.name}（验收后）`,
    contract,
  });
  return amount;
}

const standing = new WeakMap<World, Map<string, ReturnType<World['people']['enterprise']>>>();
export function cooperativeOf(world: World, county: Place): ReturnType<World['people']['enterprise']> {
  const known = standing.get(world) ?? new Map<string, ReturnType<World['people']['enterprise']>>();
  standing.set(world, known);
  const made =
    known.get(county.code) ??
    world.people.enterprise(county, `${county.name}${county.towns[0]?.name ?? ''}联民示例种植专业合作社`, {
      kind: 'cooperative',
      scope: '种植、加工、销售农产品',
    });
  known.set(county.code, made);
  return made;
}

/** A project with a contract: 30% when work has begun, half by progress, the rest after acceptance. */
function works(world: World, county: Place, received: Line, doc: Doc, random: Random, amount: number, order: number): void {
  const { year } = received;
  const villages = county.towns.flatMap((town) => town.villages);
  const turn = (year - 2016) * 5 + order;
  const kind = WORKS[turn % WORKS.length] ?? WORKS[0];
  const village = villages[(turn + Math.floor(turn / WORKS.length)) % villages.length] ?? '';
  const office = world.accounts.office(county, kind.office);
  const start = addDays(doc.date, random.between(20, 28));
  const early = received.row.BGT_TYPE_CODE === '12';
  const accept = addDays(start, early ? 110 : 95);
  const project = world.project(county, `${village}${year}年${kind.type}`, kind.category, amount, addDays(doc.date, -25), { village, start, accept });
  const line = world.budget.line(doc, { to: office, amount, from: received, project, functionClass: '2130504', economicClass: '50302' });
  world.budget.register(line);
  const firm = world.buildersOf(county)[kind.firm] ?? world.buildersOf(county)[0];
  if (!firm) return;
  const contract = world.contract(county, office, firm, project, amount, addDays(start, -6), { start, accept });
  const mode = random.between(0, 1) === 0 ? 'direct' : 'authorised';
  const shares = [Math.floor(amount * 0.3), Math.floor(amount * 0.5)];
  shares.push(amount - shares[0]! - shares[1]!);
  const days = [workingDay(addDays(start, 6)), workingDay(addDays(start, 60)), workingDay(addDays(accept, 8))];
  const words = ['预付款', '进度款', '竣工结算款'];
  shares.forEach((share, index) =>
    world.payments.pay(line, {
      to: firm.account,
      amount: share,
      day: days[index] ?? start,
      purpose: `${project.name}${words[index]}`,
      contract,
      mode,
      invoice: `FP${county.code}${project.code.slice(-8)}${index}`,
    }),
  );
}
