import { request, Agent } from 'node:http';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../../../src/domain/flow/flow-answers.js';
import { reachedLines, walk } from '../../../src/domain/flow/walk.js';
import { WorkSpace } from '../../../src/domain/flow/work-space.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { Ask, Engine, Subject } from './engine.js';
import type { Found } from './floor.js';

type View = AnswerQuestion['view'];

const DRAWABLE: View = { view: 'aggregate', limit: 150, hubCap: 10, amountMin: 0 };
const EDGES_MAX = 19_000_000;
const BUDGET_MS = 120_000;
/** Accounts on one page of reach: what is given where nothing is asked. */
const REACH_PAGE = 50;
const DAY_MS = 86_400_000;
/** The calendar of the service ends with 2100. */
const FAR_DAYS = 26_000;
const FAR_DAY = Date.UTC(2027, 0, 1);
/** Rows on one page through HTTP. */
const PAGE = 5_000;

/** The walk of the service on the graph in memory and nothing beside it: what is to be compared with the floor and with the peers. */
export function walkEngine(graph: MoneyGraph): Engine {
  const space = new WorkSpace(graph);
  return {
    name: 'walk',
    answers: ({ kind }) => ['number', 'tree', 'payments', 'sums', 'reach'].includes(kind),
    ask(ask, { number, lines }) {
      if (ask.kind === 'number') return { rows: graph.documents.byNumber(graph.numbers.number(number)).length, amount: 0 };
      const { version } = graph;
      const check = (): void => undefined;
      if (ask.kind === 'tree') return { rows: reachedLines(graph, { roots: lines, batch: version, asOf: Infinity, check }).size, amount: 0 };
      space.fit();
      try {
        const depth = ask.kind === 'reach' ? ask.hops : 0;
        const walked = walk(space, {
          roots: lines,
          origins: null,
          batch: version,
          asOf: Infinity,
          depth,
          windowMs: Infinity,
          edgesMax: EDGES_MAX,
          marksPayees: ask.kind === 'reach',
          check,
        });
        if (ask.kind === 'reach') return { rows: walked.edges, accounts: space.accounts.touched.length };
        let amount = 0;
        for (const payment of walked.documented) amount += graph.payments.amount[payment]!;
        return { rows: walked.documented.length, amount };
      } finally {
        space.clear();
      }
    },
  };
}

/** The answer in this process: reach alone where only reach is asked for, else walk, ledgers, attribution by four methods, drawing, totals. */
export function answerEngine(graph: MoneyGraph): Engine {
  const answers = new FlowAnswers(graph);
  // The service does so by itself while nobody asks.
  for (const _pause of answers.ahead());
  const answered = (subject: Subject, depth: number, view: View): Found => {
    const question: AnswerQuestion = {
      start: { kind: 'document', document: subject.id, number: subject.number },
      batch: graph.version,
      asOf: null,
      depth,
      windowMs: null,
      edgesMax: EDGES_MAX,
      scope: null,
      timeBudgetMs: BUDGET_MS,
      view,
    };
    // What is kept of earlier answers would be told as time of this one.
    answers.forget();
    return foundIn(answers.answer(question), depth);
  };
  return {
    name: 'in-process',
    answers: ({ kind }) => kind !== 'number' && kind !== 'tree' && kind !== 'ready',
    ask: (ask, subject) => answered(subject, depthOf(ask), viewOf(ask)),
  };
}

function depthOf(ask: Ask): number {
  return 'hops' in ask ? ask.hops : 0;
}

function viewOf({ kind }: Ask): View {
  if (kind === 'reach') return { view: 'reach', limit: REACH_PAGE, skip: 0 };
  if (kind === 'payments') return { view: 'rows', limit: 1_000_000, skip: 0, amountMin: 0 };
  return kind === 'drawable' || kind === 'ready' || kind === 'drawable-onward' ? DRAWABLE : { view: 'totals' };
}

function foundIn({ outline, reach, outcome }: FlowAnswer, depth: number): Found {
  if (reach) return reachIn(reach.hops);
  if (!outline) throw new Error(`No answer: ${outcome}.`);
  if (depth > 0) return { rows: outline.marks.edges, accounts: outline.marks.ledgers, events: outline.marks.events };
  return { events: outline.marks.events };
}

type Hops = NonNullable<FlowAnswer['reach']>['hops'];

/** What the floor counts: payments followed, and accounts that money can go on from. */
function reachIn(hops: Hops): Found {
  return {
    rows: hops.slice(1).reduce((sum, hop) => sum + hop.payments, 0),
    accounts: hops.reduce((sum, hop) => sum + hop.accounts - hop.ends, 0),
  };
}

/** A day after all data, another one each time. */
function farDay(round: number): string {
  return new Date(FAR_DAY + (Math.abs(round) % FAR_DAYS) * DAY_MS).toISOString().slice(0, 10);
}

/** The service as a program asks it: an address, an answer in JSON, the connection kept open. */
export function httpEngine(url: string, agent = new Agent({ keepAlive: true })): Engine {
  return {
    name: 'HTTP',
    isWaitedFor: true,
    answers: ({ kind }) => kind !== 'tree',
    async ask(ask, { number }, round) {
      const path = `/api/traces/${encodeURIComponent(number)}`;
      if (ask.kind === 'number') {
        const { total } = (await askHttp(agent, `${url}/api/documents?number=${encodeURIComponent(number)}`)) as { total: number };
        return { rows: total, amount: 0 };
      }
      if (ask.kind === 'reach') {
        const words = `depth=${ask.hops}&edges=${EDGES_MAX + (round % 900_000)}&timeBudgetMs=${BUDGET_MS}`;
        return reachIn(((await askHttp(agent, `${url}${path}/reach?${words}`)) as { hops: Hops }).hops);
      }
      const { view } = viewOf(ask);
      // Another limit or a later day each time, so that no kept answer is given.
      const anew = ask.kind === 'ready' ? '' : depthOf(ask) > 0 ? `&edges=${EDGES_MAX + (round % 900_000)}` : `&asOf=${farDay(round)}`;
      const words = `view=${view}&depth=${depthOf(ask)}&timeBudgetMs=${BUDGET_MS}${anew}${view === 'rows' ? `&limit=${PAGE}` : ''}`;
      const trace = (await askHttp(agent, `${url}${path}?${words}`)) as { marks: { edges: number; ledgers: number; events: number } };
      const { edges, ledgers, events } = trace.marks;
      return depthOf(ask) > 0 ? { rows: edges, accounts: ledgers, events } : { events };
    },
    close: () => Promise.resolve(agent.destroy()),
  };
}

/** Throws where the status is not 200. */
export function askHttp(agent: Agent, url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { accept: 'application/json' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${response.statusCode} ${text.slice(0, 300)}`));
      });
      response.on('error', reject);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // An idle connection that the service closed while this thread was busy with something else is found closed only now.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(askHttp(agent, url));
      else reject(error);
    });
    asked.end();
  });
}
