import { Random } from '../../../seeds/demo/story/random.js';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';

/** Payments of one provincial document, over its county documents. */
const OF_A_DOCUMENT = 15_000;
const CITIES = 16;
const COUNTIES = 160;
/** Shares of all payments: those of documents; the others are what payees pay on. */
const DOCUMENTED = 0.65;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2016, 0, 1);
const DAYS = 8 * 365;

/**
 * A money graph drawn from a seed without any database: provincial documents that pass through cities to 160 counties, their payments,
 * and what the payees pay on among themselves. For measuring the walks alone, where no data have been generated and loaded.
 */
export function madeGraph(payments: number, seed: number): MoneyGraph {
  const graph = new MoneyGraph();
  const random = new Random(`bench ${seed}`);
  const accounts = Math.max(2_000, Math.round(payments / 5));
  graph.version = 1;
  graph.stamp = `made ${payments} ${seed}`;
  graph.accounts.reserve(accounts);
  graph.payments.reserve(payments + 1_000);
  graph.payments.ids.reserve(payments, 28);
  const regions = Array.from({ length: COUNTIES }, (_, county) => `${410_100 + county}`);
  for (let account = 0; account < accounts; account += 1) {
    const isTreasury = account < 400;
    const isFirm = account % 10 < 4;
    const region = regions[account % COUNTIES]!;
    graph.addAccount({ id: accountId(account), kind: isTreasury ? 'treasury' : isFirm ? 'enterprise' : account % 200 === 199 ? 'tax' : 'household', region });
    const holder = isTreasury
      ? `unit:${region}|${account}`
      : isFirm
        ? `enterprise:9141${String(account).padStart(14, '0')}`
        : `household:${String(account).padStart(32, '0')}`;
    graph.addParty({ id: holder, region });
    graph.addHolding({ source: accountId(account), target: holder, addedIn: 1 });
  }
  const documents = Math.max(1, Math.round((payments * DOCUMENTED) / OF_A_DOCUMENT));
  let drawn = 0;
  for (let document = 0; document < documents; document += 1)
    drawn += addDocument(graph, random, document, Math.min(OF_A_DOCUMENT, payments), accounts, regions);
  for (let payment = drawn; payment < payments; payment += 1) {
    // Most of what is paid on is paid by few: of ten firms one pays nine tenths.
    const payer = firm(random, accounts, random.next() < 0.3 ? 0.3 : 1);
    const payee = random.next() < 0.7 ? firm(random, accounts, 1) : random.between(400, accounts - 1);
    graph.addPayment({
      id: `payment:FLOW|2017|${String(payment).padStart(10, '0')}`,
      payer: accountId(payer),
      payee: accountId(payee),
      amount: random.between(1_000, 5_000_000),
      at: BEGIN + Math.floor(random.next() * DAYS * 86_400) * 1_000,
      kind: 'transfer',
      purpose: `货款 ${payment % 500}`,
      addedIn: 1,
    });
  }
  graph.arrange();
  return graph;
}

/** One provincial document and all below it; returns how many payments it has. */
function addDocument(graph: MoneyGraph, random: Random, document: number, payments: number, accounts: number, regions: readonly string[]): number {
  const year = 2016 + (document % 8);
  const at = BEGIN + (document % 8) * 365 * DAY + random.between(0, 90) * DAY;
  const line = (level: string, place: number, amount: number, day: number): string => {
    const id = `indicator:${level}|${year}|${document}-${place}`;
    const number = `豫财${level}〔${year}〕${document * 200 + place + 1}号`;
    graph.addLine({ id, region: regions[place % COUNTIES]!, amount, issuedAt: day, executable: true, fiscalYear: year, ownNumber: number, addedIn: 1 });
    graph.addDocument({ id: `document:${level}|${number}`, number, level, issuedAt: day, addedIn: 1 });
    graph.addCarries({ source: `document:${level}|${number}`, target: id, addedIn: 1 });
    return id;
  };
  const each = Math.max(1, Math.floor(payments / COUNTIES));
  const amounts = Array.from({ length: each * COUNTIES }, () => random.between(10_000, 2_000_000));
  const sumOf = (county: number): number => amounts.slice(county * each, (county + 1) * each).reduce((sum, amount) => sum + amount, 0) + 100_000;
  const counties = Array.from({ length: COUNTIES }, (_, county) => sumOf(county));
  const perCity = COUNTIES / CITIES;
  const cities = Array.from({ length: CITIES }, (_, city) => counties.slice(city * perCity, (city + 1) * perCity).reduce((sum, amount) => sum + amount, 0));
  const root = line(
    'province',
    0,
    cities.reduce((sum, amount) => sum + amount, 0),
    at,
  );
  const cityLines = cities.map((amount, city) => line('city', 1 + city, amount, at + 10 * DAY));
  cityLines.forEach((id, city) =>
    graph.addAllocation({
      id: `${id}<`,
      source: root,
      target: id,
      amount: cities[city]!,
      at: at + 10 * DAY,
      kind: 'distribution',
      dayPrecise: true,
      addedIn: 1,
    }),
  );
  counties.forEach((amount, county) => {
    const day = at + 20 * DAY;
    const id = line('county', 1 + CITIES + county, amount, day);
    graph.addAllocation({
      id: `${id}<`,
      source: cityLines[Math.floor(county / perCity)]!,
      target: id,
      amount,
      at: day,
      kind: 'distribution',
      dayPrecise: true,
      addedIn: 1,
    });
    for (let place = 0; place < each; place += 1) {
      graph.addPayment({
        id: `payment:PAY|${year}|${String(document).padStart(4, '0')}${String(county * each + place).padStart(6, '0')}`,
        payer: accountId(county),
        payee: accountId(random.next() < 0.5 ? firm(random, accounts, 0.25) : random.between(400, accounts - 1)),
        amount: amounts[county * each + place]!,
        at: day + random.between(5, 250) * DAY,
        dayPrecise: true,
        kind: 'payment',
        indicator: id,
        region: regions[county]!,
        addedIn: 1,
      });
    }
  });
  return each * COUNTIES;
}

/** A firm, the first ones of which only `share` are chosen from. */
function firm(random: Random, accounts: number, share: number): number {
  const tens = Math.floor((random.next() * (accounts - 400) * share) / 10);
  return 400 + tens * 10 + random.between(0, 3);
}

function accountId(account: number): string {
  return `account:${(Math.imul(account + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}${String(account).padStart(24, '0')}`;
}
