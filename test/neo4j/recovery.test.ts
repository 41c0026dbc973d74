import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphDigest } from '../../src/domain/intake/graph-digest.js';
import { IntakeService } from '../../src/domain/intake/intake.service.js';
import { GraphUnavailable } from '../../src/failures.js';
import { cypherFolder } from '../../src/config.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { stopOrphan } from '../../src/neo4j/database-process.js';
import { startEmbedded, type EmbeddedDatabase } from '../../src/neo4j/embedded.js';
import { identityOf } from '../../src/neo4j/process-identity.js';
import { homeIn } from '../../src/neo4j/settings.js';
import { lines, packageFolder, payments } from '../domain/intake/packages.js';
import { runScriptOn } from '../support/neo4j.js';
import { someTests } from '../support/some-of.js';
import { keepDatabase, lives, newFolder, removeFolders, SMALL, until } from './processes.js';

const started: EmbeddedDatabase[] = [];
afterEach(async () => {
  for (const database of started.splice(0)) await database.stop();
});
afterAll(removeFolders);

async function start(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, ...SMALL });
  started.push(database);
  return database;
}

const MANY = 'UNWIND range(1, 20000) AS n CREATE (:Row {n: n})';
const COUNT = 'MATCH (r:Row) RETURN count(r) AS rows';

describe('after kill -9 of the database', () => {
  someTests(1, {
    'the service answers that it is unavailable, starts it again by itself at the same address, and nothing stored is lost': async () => {
      const database = await start(newFolder());
      const graph = Graph.connect(database.address, QueryLibrary.load(cypherFolder));
      try {
        await graph.verify();
        await runScriptOn(database.address, MANY);
        const before = database.pid()!;
        process.kill(before, 'SIGKILL');
        await until('the database is gone', () => !lives(before));
        await expect(graph.verify()).rejects.toBeInstanceOf(GraphUnavailable);

        await until('the same connection answers again', () =>
          graph.verify().then(
            () => true,
            () => false,
          ),
        );
        expect(database.pid()).not.toBe(before);
        expect(await runScriptOn(database.address, COUNT)).toEqual([{ rows: 20_000 }]);
      } finally {
        await graph.close();
      }
    },

    'a batch that was being loaded is not there, says how to go on, and can be loaded again': async () => {
      const database = await start(newFolder());
      const graph = Graph.connect(database.address, QueryLibrary.load(cypherFolder));
      try {
        await graph.applySchema();
        const intake = new IntakeService(graph, { dataDir: newFolder() });
        const many = (count: number, prefix: string): Record<string, string>[] =>
          Array.from({ length: count }, (_, index) => ({ VOUCHER: `${prefix}${index}`, PAYEE: `3${index % 500}`, CODE: 'L1' }));
        await intake.load({ folder: packageFolder([payments(many(20, 'A')), lines([{}])], { id: 'first' }) });
        const before = await graphDigest(graph, 'everything');
        const folder = packageFolder([payments(many(6_000, 'B'))], { id: 'second' });
        const pid = database.pid()!;
        const failed = await intake
          .load(
            { folder },
            {
              onProgress: ({ phase, rows }) => {
                if (phase === 'writing' && rows > 0 && lives(pid)) process.kill(pid, 'SIGKILL');
              },
            },
          )
          .catch((error: unknown) => error);
        expect(failed).toBeInstanceOf(GraphUnavailable);
        expect((failed as GraphUnavailable).hint).toContain('Do it again when the database answers');
        await until('the database is back', () =>
          graph.verify().then(
            () => true,
            () => false,
          ),
        );
        await intake.recover();
        expect(await graphDigest(graph, 'everything')).toBe(before);
        expect(await intake.load({ folder })).toMatchObject({ outcome: 'loaded', dataVersion: 2 });
      } finally {
        await graph.close();
      }
    },

    'a transaction that was under way leaves no trace': async () => {
      const database = await start(newFolder());
      const pid = database.pid()!;
      // Far more rows than are written before the server is gone.
      const writing = runScriptOn(database.address, 'UNWIND range(1, 5000000) AS n CREATE (:Row {n: n})');
      const failed = expect(writing).rejects.toThrow();
      await until(
        'the transaction is under way',
        async () =>
          (
            await runScriptOn(
              database.address,
              "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS '5000000' AND NOT currentQuery CONTAINS 'SHOW' RETURN currentQuery",
            )
          ).length > 0,
      );
      process.kill(pid, 'SIGKILL');
      await failed;
      await until('the database is back', () =>
        runScriptOn(database.address, 'RETURN 1').then(
          () => true,
          () => false,
        ),
      );
      expect(await runScriptOn(database.address, COUNT)).toEqual([{ rows: 0 }]);
    },
  });
});

describe('after kill -9 of the service', () => {
  someTests(1, {
    'the database ends by itself, and the next start finds everything': async () => {
      const dataDir = newFolder();
      const first = await keepDatabase(dataDir);
      await runScriptOn(first.address, MANY);
      first.process.kill('SIGKILL');
      await first.ended;
      const second = await start(dataDir);
      expect(lives(first.databasePid)).toBe(false);
      expect(await runScriptOn(second.address, COUNT)).toEqual([{ rows: 20_000 }]);
    },

    'a database that lived on, where the system cannot bind it to its parent, is stopped by the next start': async () => {
      const dataDir = newFolder();
      // A path that holds Java but not setpriv, as on systems that have none.
      const path = join(newFolder(), 'bin');
      mkdirSync(path);
      const java = (process.env['PATH'] ?? '')
        .split(':')
        .map((folder) => join(folder, 'java'))
        .find(existsSync)!;
      symlinkSync(java, join(path, 'java'));
      const first = await keepDatabase(dataDir, { PATH: path });
      await runScriptOn(first.address, MANY);
      first.process.kill('SIGKILL');
      await first.ended;
      expect(lives(first.databasePid)).toBe(true);

      const second = await start(dataDir);
      expect(lives(first.databasePid)).toBe(false);
      expect(await runScriptOn(second.address, COUNT)).toEqual([{ rows: 20_000 }]);
    },
  });
});

describe('a process number that now belongs to somebody else', () => {
  it('is left alone: neither the number nor the moment of its start is enough', async () => {
    const home = homeIn(newFolder());
    mkdirSync(join(home.folder, 'run'), { recursive: true });
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const identity = identityOf(stranger.pid!)!;
      for (const noted of [{ ...identity, began: 'another moment' }, identity]) {
        writeFileSync(join(home.folder, 'run', 'database.json'), JSON.stringify(noted));
        expect(await stopOrphan(home)).toBe(false);
        expect(lives(stranger.pid!)).toBe(true);
      }
    } finally {
      stranger.kill('SIGKILL');
    }
  });
});
