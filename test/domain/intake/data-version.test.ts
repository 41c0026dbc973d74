import { cypherFolder } from '../../../src/config.js';
import { currentData } from '../../../src/domain/intake/data-version.js';
import { Graph } from '../../../src/graph/graph.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';
import { runScript, testAddress, testGraph } from '../../support/neo4j.js';

const activate = (sequence: number): Promise<unknown> =>
  runScript(`CREATE (:Batch {id: 'b${sequence}', sequence: ${sequence}, status: 'active', startedAt: ${sequence}})`);

describe('the data version', () => {
  it('is read each time where others may write', async () => {
    const graph = await testGraph();
    await activate(1);
    expect((await currentData(graph)).sequence).toBe(1);
    await activate(2);
    expect((await currentData(graph)).sequence).toBe(2);
  });

  it('is read again after each write of its own where nobody else writes', async () => {
    await testGraph();
    await activate(1);
    const graph = Graph.connect(await testAddress(), QueryLibrary.load(cypherFolder), { isAlone: true });
    try {
      expect((await currentData(graph)).sequence).toBe(1);
      await activate(2);
      // Written by somebody else, who is not there: what was read still counts, which shows that it is not read again.
      expect((await currentData(graph)).sequence).toBe(1);
      await graph.applySchema();
      expect(await currentData(graph)).toEqual({ sequence: 2, stamp: '2 2' });
      // What is read while something is being written is not kept.
      const writing = graph.applySchema();
      await currentData(graph);
      await activate(3);
      await writing;
      expect((await currentData(graph)).sequence).toBe(3);
    } finally {
      await graph.close();
    }
  });
});
