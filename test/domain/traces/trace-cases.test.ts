import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import type { TraceView } from '../../../src/domain/traces/trace.shapes.js';
import type { TraceQuestion } from '../../../src/domain/traces/trace-question.shapes.js';
import type { StartKind } from '../../../src/domain/traces/words.js';
import { runScript, testGraph } from '../../support/neo4j.js';

interface Case {
  readonly ask: { readonly number?: string; readonly from?: StartKind; readonly id?: string; readonly question?: TraceQuestion };
  /** Any part of the answer; steps are written `source > target kind grade amount/attributed`. */
  readonly expected: { steps?: string[]; nodes?: string[] } & Record<string, unknown>;
}

const cases = join(projectFolder, 'test', 'cases', 'traces');

describe.each(readdirSync(cases))('trace case %s', (folder) => {
  let traces: TraceService;

  beforeAll(async () => {
    const graph = await testGraph();
    await runScript(readFileSync(join(cases, folder, 'graph.cypher'), 'utf8'));
    const scopes = new ScopeService(graph);
    traces = new TraceService(graph, new DocumentService(graph, scopes), scopes);
  });

  it.each(readdirSync(join(cases, folder, 'questions')))('answers %s', async (file) => {
    const { ask, expected } = JSON.parse(readFileSync(join(cases, folder, 'questions', file), 'utf8')) as Case;
    const question = ask.question ?? {};
    const answer = async (): Promise<TraceView> =>
      ask.number === undefined ? traces.trace({ kind: ask.from!, id: ask.id! }, question) : traces.trace({ number: ask.number }, question);
    const view = await answer();
    expect(shortened(view)).toMatchObject(expected);
    // The same question again gives the same answer, byte for byte: every list has an order.
    expect(JSON.stringify(await answer())).toBe(JSON.stringify(view));
    const { issued, unspent, held, paid, returned, unexplained } = view.totals;
    expect(unspent + held + paid + returned + unexplained.reduce((sum, part) => sum + part.amount, 0)).toBe(issued);
  });
});

function shortened(view: TraceView): Record<string, unknown> {
  return {
    ...view,
    steps: view.steps.map(
      (step) =>
        `${step.source} > ${step.target} ${step.kind} ${step.grade} ${step.amount}/${String(step.attributed)}${step.count > 1 ? ` x${step.count}` : ''}`,
    ),
    nodes: view.nodes.map((node) => `${node.column} ${node.level} ${node.id} ${node.name} in ${node.received} out ${node.passedOn} rests ${node.rests}`),
  };
}
