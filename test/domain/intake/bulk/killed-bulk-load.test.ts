import { jest } from '@jest/globals';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cypherFolder } from '../../../../src/config.js';
import { IntakeService } from '../../../../src/domain/intake/intake.service.js';
import { Graph } from '../../../../src/graph/graph.js';
import { QueryLibrary } from '../../../../src/graph/query-library.js';
import { startEmbedded } from '../../../../src/neo4j/embedded.js';
import { commandLineOf } from '../../../../src/neo4j/process-identity.js';
import { SMALL } from '../../../neo4j/processes.js';
import { typescriptChild } from '../../../support/typescript-child.js';
import { lines, packageFolder, payments, temporaryFolder } from '../packages.js';

// A database is started and stopped several times.
jest.setTimeout(400_000);

type Victim = 'the command' | 'the database' | 'the import';

const folder = (): string =>
  packageFolder([lines([{ REGION: '410328' }]), payments(Array.from({ length: 6_000 }, (_, index) => ({ VOUCHER: `V${index}`, PAYEE: `3${index % 500}` })))], {
    id: 'first',
  });

/** One of some moments, another one each time, since each takes half a minute; the name of the test says which. */
function chosen<T>(moments: readonly T[]): T[] {
  return [moments[Math.floor(Date.now() / 1_000) % moments.length]!];
}

/** Loads in a process of its own and kills one of the three processes a given time after a line was told; what it told in all. */
async function killAfter(dataDir: string, victim: Victim, said: string, afterMs: number, given: string): Promise<string[]> {
  const child = typescriptChild(join(import.meta.dirname, 'bulk-in-child.ts'), [dataDir, given]);
  const exited = once(child, 'exit');
  const told: string[] = [];
  let killed = false;
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    if (killed || !line.startsWith(said)) continue;
    killed = true;
    await new Promise((resume) => setTimeout(resume, afterMs));
    if (victim === 'the command') child.kill('SIGKILL');
    else process.kill(await processOf(victim, dataDir), 'SIGKILL');
  }
  await exited;
  expect(killed).toBe(true);
  return told;
}

/** The Java process of a data folder; waits until it is there. */
async function processOf(victim: Victim, dataDir: string): Promise<number> {
  const word = victim === 'the import' ? 'AdminTool' : 'CommunityEntryPoint';
  for (;;) {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
      const command = commandLineOf(Number(pid));
      if (command.includes(word) && command.includes(dataDir) && !command.includes('set-initial-password')) return Number(pid);
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** Starts as a service would, and gives what is there; loads the package again where asked to. */
async function afterRestart(dataDir: string, again: string | undefined): Promise<{ nodes: number; version: number | undefined; told: string[] }> {
  const told: string[] = [];
  const database = await startEmbedded({ dataDir, ...SMALL, onProgress: (text) => told.push(text) });
  const graph = Graph.connect(database.address, QueryLibrary.load(cypherFolder));
  try {
    await graph.applySchema();
    const intake = new IntakeService(graph, { dataDir });
    await intake.recover();
    const [size] = await graph.read<{ nodes: number }>('graph-size');
    const report = again === undefined ? undefined : await intake.load({ folder: again });
    return { nodes: size!.nodes, version: report?.dataVersion, told };
  } finally {
    await graph.close();
    await database.stop();
  }
}

/** Where the command itself is killed the next start says so; where a process of its is, the command does. */
const toldByNextStart: readonly [Victim, string, number][] = [
  ['the command', 'writing', 0],
  ['the command', 'mapped', 1_500],
  ['the command', 'imported', 0],
  ['the command', 'completed', 30],
];
const toldAtOnce: readonly [Victim, string, number][] = [
  ['the import', 'mapped', 300],
  ['the database', 'imported', 0],
  ['the database', 'completed', 0],
];

describe('a first load in bulk of which something is killed', () => {
  it.each(chosen([...toldByNextStart, ...toldAtOnce]))('(%s, %s + %i ms) leaves the graph as before or whole, and says so', async (victim, said, afterMs) => {
    const dataDir = temporaryFolder();
    const given = folder();
    const told = await killAfter(dataDir, victim, said, afterMs, given);
    if (victim === 'the command') await expectToldByNextStart(dataDir, said, given, told);
    else expectToldAtOnce(victim, told);
    expect(existsSync(join(dataDir, 'neo4j', 'data.before'))).toBe(false);
  });
});

async function expectToldByNextStart(dataDir: string, said: string, given: string, told: readonly string[]): Promise<void> {
  expect(told).not.toContain('done');
  const found = await afterRestart(dataDir, said === 'completed' ? given : undefined);
  expect(found).toMatchObject({ nodes: 0, version: said === 'completed' ? 1 : undefined });
  expect(found.told.join()).toContain('A first load in bulk was cut short; the graph is as it was before. Load the package again.');
  for (const left of ['data.discarded', 'first-load']) expect(existsSync(join(dataDir, 'neo4j', left))).toBe(false);
  expect(readdirSync(join(dataDir, 'packages', 'incoming'))).toEqual([]);
}

function expectToldAtOnce(victim: Victim, told: readonly string[]): void {
  const failed = told.find((line) => line.startsWith('failed'));
  // A database that is back within the patience of the driver is none that has failed: then the load is whole.
  if (failed === undefined) {
    expect([victim, told.includes('done'), told.at(-1)]).toEqual(['the database', true, expect.stringMatching(/^nodes [1-9]\d{2,}$/u)]);
    return;
  }
  expect(failed).toMatch(/failed (?:MachineNotReady|GraphUnavailable): /u);
  expect(told.at(-1)).toBe('nodes 0');
}
