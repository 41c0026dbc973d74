import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { BadQuestion } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript } from '../../support/neo4j.js';
import { lookUpGraph } from '../look-up-graph.js';

describe('ScopeService', () => {
  let graph: Graph;
  let scopes: ScopeService;
  beforeAll(async () => {
    graph = await lookUpGraph();
    scopes = new ScopeService(graph, () => Date.parse('2026-11-24T12:00:00+08:00'));
  });

  it('gives everything when nothing is asked for', async () => {
    expect(await scopes.regionsIn()).toBeNull();
  });

  it('gives a city its counties and their townships, and leaves out what a correction took back', async () => {
    expect(await scopes.regionsIn('410200')).toEqual(['410200', '410225', '410225101']);
    expect(await scopes.regionsIn('411600')).toEqual(['411600', '411603', '411626']);
  });

  it('gives the same codes in the same order twice', async () => {
    const fresh = new ScopeService(graph, () => Date.parse('2026-11-24T12:00:00+08:00'));
    expect(await fresh.regionsIn('410000')).toEqual(await scopes.regionsIn('410000'));
    expect(await scopes.regionsIn('410000')).toHaveLength(7);
  });

  it.each(['999999', '410999'])('refuses %s, which no visible region carries, and names the field', async (code) => {
    const refusal = scopes.regionsIn(code);
    await expect(refusal).rejects.toBeInstanceOf(BadQuestion);
    await expect(refusal).rejects.toMatchObject({ facts: { field: 'scope' } });
  });

  it('sees a region as soon as the batch that brings it is active', async () => {
    await runScript(`MATCH (b:Batch {sequence: 2}) SET b.status = 'active'`);
    expect(await scopes.regionsIn('410999')).toEqual(['410999']);
  });
});
