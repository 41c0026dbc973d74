import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { MachineNotReady } from '../../src/failures.js';
import { launchDatabase } from '../../src/neo4j/database-process.js';
import { startEmbedded, type EmbeddedDatabase } from '../../src/neo4j/embedded.js';
import { findJava } from '../../src/neo4j/java.js';
import { resolveJars } from '../../src/neo4j/jars.js';
import { commandLineOf } from '../../src/neo4j/process-identity.js';
import { readOwner } from '../../src/neo4j/owner.js';
import { homeIn } from '../../src/neo4j/settings.js';
import { runScriptOn } from '../support/neo4j.js';
import { lives, newFolder, removeFolders, SMALL, until } from './processes.js';

afterAll(removeFolders);

describe('the embedded database', () => {
  const dataDir = newFolder();
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    database = await startEmbedded({ dataDir, ...SMALL });
  });
  afterAll(() => database.stop());

  it('is a Neo4j of the line the POM names, with the graph algorithms', async () => {
    const pom = readFileSync('pom.xml', 'utf8');
    const [row] = await runScriptOn(
      database.address,
      "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition",
    );
    expect(row).toEqual({ version: /<neo4j.version>([^<]+)</u.exec(pom)?.[1], edition: 'community' });
    expect(await runScriptOn(database.address, 'RETURN gds.version() AS version')).toEqual([{ version: /<gds.version>([^<]+)</u.exec(pom)?.[1] }]);
  });

  it('listens on loopback only, without HTTP and without usage reports', async () => {
    const settings = await runScriptOn(
      database.address,
      "SHOW SETTINGS 'server.http.enabled', 'server.https.enabled', 'dbms.usage_report.enabled', 'server.bolt.listen_address', 'dbms.security.allow_csv_import_from_file_urls' YIELD name, value RETURN name, value ORDER BY name",
    );
    expect(Object.fromEntries(settings.map((row) => [row['name'], row['value']]))).toEqual({
      'dbms.security.allow_csv_import_from_file_urls': 'false',
      'dbms.usage_report.enabled': 'false',
      'server.bolt.listen_address': database.address.uri.replace('bolt://', ''),
      'server.http.enabled': 'false',
      'server.https.enabled': 'false',
    });
    expect(database.address.uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/u);
  });

  it('keeps its random password in a file only its user can read, and out of every command line', () => {
    const file = join(dataDir, 'neo4j', 'password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(database.address.password);
    expect(database.address.password.length).toBeGreaterThanOrEqual(32);
    expect(commandLineOf(database.pid()!)).not.toContain(database.address.password);
  });

  it('lets nobody in with another password', async () => {
    await expect(runScriptOn({ ...database.address, password: 'not-the-password' }, 'RETURN 1')).rejects.toMatchObject({
      code: 'Neo.ClientError.Security.Unauthorized',
    });
  });

  it('ends with the service, gives the folder up, and still holds what was stored when it is started again', async () => {
    await runScriptOn(database.address, "CREATE (:Kept {what: 'before'})");
    const { password } = database.address;
    const pid = database.pid()!;
    await database.stop();
    expect(await database.exited).toEqual({ reason: 'stopped' });
    expect(lives(pid)).toBe(false);
    expect(readOwner(dataDir)).toBeUndefined();

    database = await startEmbedded({ dataDir, ...SMALL });
    expect(database.address.password).toBe(password);
    expect(await runScriptOn(database.address, 'MATCH (k:Kept) RETURN k.what AS what')).toEqual([{ what: 'before' }]);
  });

  it('is not opened and not wiped when its password file was lost; the file is named', async () => {
    await database.stop();
    rmSync(join(dataDir, 'neo4j', 'password'));
    await expect(startEmbedded({ dataDir, ...SMALL })).rejects.toThrow(/password is missing/u);
    expect(existsSync(join(dataDir, 'neo4j', 'data', 'databases', 'neo4j'))).toBe(true);
    expect(readOwner(dataDir)).toBeUndefined();
  });
});

describe('a port that is taken', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  const listen = (port: number): Promise<number> =>
    new Promise((done, fail) => {
      const server = createServer((socket) => socket.destroy()).once('error', fail);
      servers.push(server);
      server.listen(port, '127.0.0.1', () => done((server.address() as { port: number }).port));
    });

  it('is told in plain words instead of a stack trace', async () => {
    const launch = { java: findJava(), javaOptions: [], jars: await resolveJars(), home: homeIn(newFolder()), settings: { ...SMALL, port: await listen(0) } };
    await expect(launchDatabase(launch)).rejects.toMatchObject({
      name: 'MachineNotReady',
      facts: { portTaken: true },
      message: expect.stringContaining('port'),
    });
  });

  it('makes the service give up, with the reason, when the database cannot come back', async () => {
    const told: string[] = [];
    const database = await startEmbedded({ dataDir: newFolder(), ...SMALL, restartMs: [2000, 10], onProgress: (text) => told.push(text) });
    try {
      const pid = database.pid()!;
      process.kill(pid, 'SIGKILL');
      await until('the database is gone', () => !lives(pid));
      await listen(Number(database.address.uri.split(':').at(-1)));
      const end = await database.exited;
      expect(end).toMatchObject({ reason: 'failed', failure: expect.any(MachineNotReady) });
      expect(told).toContain('The database ended unexpectedly; starting it again …');
      expect(database.pid()).toBeUndefined();
    } finally {
      await database.stop();
    }
  });
});
