import fc from 'fast-check';
import { FlowAnswers, type AnswerQuestion } from '../../../src/domain/flow/flow-answers.js';
import type { OutlineView } from '../../../src/domain/flow/outline-view.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import { graphOf, NEWEST, PROVINCE, randomRows } from './random-rows.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`prepared answers: seed ${SEED}\n`);
const RUNS = { seed: SEED, numRuns: 200 };
const VIEWS: readonly OutlineView[] = [{ view: 'aggregate', limit: 6, hubCap: 2, amountMin: 0 }, { view: 'totals' }];

function question(graph: MoneyGraph, document: number, view: OutlineView, more: Partial<AnswerQuestion> = {}): AnswerQuestion {
  const { documents, numbers } = graph;
  return {
    start: { kind: 'document', document: documents.ids.id(document), number: numbers.name(documents.number[document]!) },
    batch: NEWEST,
    asOf: null,
    depth: 0,
    windowMs: null,
    edgesMax: 2_000_000,
    scope: null,
    timeBudgetMs: 60_000,
    askedAt: Date.now(),
    view,
    ...more,
  };
}

function prepare(answers: FlowAnswers, isWanted: () => boolean = () => false): void {
  for (const _pause of answers.prepare(VIEWS, isWanted, 0));
}

describe('answers worked out before anybody asks', () => {
  it('are what is answered when asked, for every document, and by its number alone', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const graph = graphOf(rows);
        const answers = new FlowAnswers(graph);
        prepare(answers);
        expect(answers.prepared).toBeGreaterThan(0);
        for (let document = 0; document < graph.documents.count; document += 1)
          for (const view of VIEWS)
            expect(answers.answer(question(graph, document, view))).toEqual(new FlowAnswers(graph).answer(question(graph, document, view)));
        const byNumber = question(graph, 0, VIEWS[0]!, { start: { kind: 'number', number: PROVINCE } });
        expect(answers.answer(byNumber)).toEqual(new FlowAnswers(graph).answer(byNumber));
      }),
      RUNS,
    );
  });

  it('are given for nothing else: neither for a region, a date or an earlier batch, nor onward, nor in another view', () => {
    fc.assert(
      fc.property(randomRows, fc.nat({ max: 40 }), fc.integer({ min: 1, max: 3 }), (rows, day, depth) => {
        const graph = graphOf(rows);
        const answers = new FlowAnswers(graph);
        prepare(answers);
        const others: Partial<AnswerQuestion>[] = [
          { scope: ['410325'] },
          { asOf: 1_488_297_600_000 + day * 86_400_000 },
          { batch: 1 },
          { depth },
          { view: { view: 'aggregate', limit: 6, hubCap: 2, amountMin: 100 } },
          { view: { view: 'rows', limit: 10, skip: 0, amountMin: 0 } },
        ];
        for (const more of others) {
          const other = question(graph, graph.documents.ids.number('document:P'), VIEWS[0]!, more);
          expect(answers.answer(other)).toEqual(new FlowAnswers(graph).answer(other));
        }
      }),
      RUNS,
    );
  });

  it('give way as soon as somebody waits, wherever they are, and leave nothing behind', () => {
    fc.assert(
      fc.property(randomRows, fc.integer({ min: 1, max: 40 }), (rows, patience) => {
        const graph = graphOf(rows);
        const answers = new FlowAnswers(graph);
        let asked = 0;
        // Once somebody waits, everything that is begun is given up until it is left alone.
        prepare(answers, () => (asked += 1) > patience);
        const known = answers.prepared;
        for (const view of VIEWS) {
          const about = question(graph, graph.documents.ids.number('document:P'), view, { depth: 2 });
          expect(answers.answer(about)).toEqual(new FlowAnswers(graph).answer(about));
        }
        prepare(answers);
        expect(answers.prepared).toBeGreaterThanOrEqual(known);
        expect(answers.prepared).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('are forgotten with the data they were made of', () => {
    const graph = graphOf(fc.sample(randomRows, { numRuns: 1, seed: SEED })[0]!);
    const answers = new FlowAnswers(graph);
    prepare(answers);
    answers.forget();
    expect(answers.prepared).toBe(0);
    prepare(answers);
    const before = answers.prepared;
    // A batch that comes while they are worked out ends it.
    const going = answers.prepare(VIEWS, () => false, 0);
    answers.forget();
    going.next();
    graph.version += 1;
    for (const _pause of going);
    expect(answers.prepared).toBe(0);
    expect(before).toBeGreaterThan(0);
  });
});
