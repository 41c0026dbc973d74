import fc from 'fast-check';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { FlowAnswers } from '../../../src/domain/flow/flow-answers.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { FlowEngine } from '../../../src/domain/traces/flow-engine.js';
import { ReachService } from '../../../src/domain/traces/reach.service.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import type { ReachQuestion, TraceQuestion } from '../../../src/domain/traces/trace-question.shapes.js';
import type { Graph } from '../../../src/graph/graph.js';
import { emptyTestGraph, runScript, testGraph } from '../../support/neo4j.js';
import { graphOf, NEWEST, PROVINCE, randomRows, scriptOf } from './random-rows.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`memory and record: seed ${SEED}\n`);

/** A graph in memory that was filled with the rows themselves, not read from the record. */
function engineOf(graph: MoneyGraph): FlowEngine {
  const answers = new FlowAnswers(graph);
  return { state: () => ({ version: graph.version, stamp: graph.stamp }), answer: (question) => new Promise((resolve) => resolve(answers.answer(question))) };
}

const QUESTIONS: readonly TraceQuestion[] = [
  {},
  { depth: 1, view: 'rows', limit: 1000 },
  { depth: 3 },
  { depth: 4, windowDays: 5, view: 'rows', limit: 1000 },
  { depth: 3, edges: 3 },
  { depth: 2, asOf: '2017-03-20' },
  { depth: 2, asOfBatch: 1, view: 'rows', limit: 1000 },
  { depth: 3, asOfBatch: 2 },
  { depth: 2, scope: '410300' },
  { depth: 1, scope: '410325', view: 'rows', limit: 1000 },
];

const REACHES: readonly ReachQuestion[] = [
  {},
  { depth: 0 },
  { depth: 0, scope: '410325', limit: 1 },
  { depth: 1, limit: 2 },
  { depth: 4, windowDays: 5 },
  { edges: 3, asOf: '2017-03-20' },
  { depth: 2, asOfBatch: 1 },
  { scope: '410300' },
];

describe('the graph in memory and the record', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await testGraph();
  });

  it('give one answer on random graphs, at every batch, day, depth and region', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        await emptyTestGraph();
        await runScript(scriptOf(rows));
        const scopes = new ScopeService(graph);
        const documents = new DocumentService(graph, scopes);
        const record = new TraceService(graph, documents, scopes);
        const memory = new TraceService(graph, documents, scopes, engineOf(graphOf(rows)));
        for (const question of QUESTIONS) {
          const [one, other] = await Promise.all([memory, record].map((service) => answerOf(service.trace({ number: PROVINCE }, question))));
          expect({ question, answer: one }).toEqual({ question, answer: other });
        }
        const [quick, slow] = [engineOf(graphOf(rows)), undefined].map((engine) => new ReachService(graph, documents, scopes, engine));
        for (const question of REACHES) {
          const [one, other] = await Promise.all([quick!, slow!].map((service) => answerOf(service.byNumber(PROVINCE, question))));
          expect({ question, answer: one }).toEqual({ question, answer: other });
        }
        for (const row of rows.payments.filter(({ retiredIn }) => retiredIn == null).slice(0, 3)) {
          const [one, other] = await Promise.all([memory, record].map((service) => answerOf(service.trace({ kind: 'payment', id: row.id }, { depth: 2 }))));
          expect({ id: row.id, answer: one }).toEqual({ id: row.id, answer: other });
        }
      }),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
    expect(NEWEST).toBe(3);
  }, 600_000);
});

async function answerOf(asked: Promise<object>): Promise<unknown> {
  try {
    return { ...(await asked), engine: null, queries: null };
  } catch (error) {
    return error instanceof Error ? [error.name, error.message] : error;
  }
}
