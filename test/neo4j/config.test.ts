import { expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, readConfig } from '../../src/config.js';
import { BadQuestion } from '../../src/failures.js';

/** The failure that these settings and flags give. */
function fault(environment: Record<string, string>, flags: string[] = []): BadQuestion {
  try {
    readConfig(flags, environment);
  } catch (error) {
    if (error instanceof BadQuestion) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

const inContainer = existsSync('/.dockerenv') || existsSync('/run/.containerenv');

it('needs no setting at all', () => {
  expect(readConfig([], {})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: join(projectFolder, '.data'),
    neo4j: undefined,
    embedded: { heapMb: undefined, pageCacheMb: undefined },
    followWarnings: true,
    warningsSchedule: undefined,
    privateWebhooks: false,
    open: false,
    empty: false,
    demo: false,
    inContainer,
  });
});

it('reads every setting and flag', () => {
  const environment = {
    PORT: '8080',
    DATA_DIR: '/srv/yuanliu',
    NEO4J_URI: 'neo4j+s://graph.example:7687',
    NEO4J_USER: 'reader',
    NEO4J_PASSWORD: 'secret',
    NEO4J_DATABASE: 'funds',
    NEO4J_HEAP_MB: '2048',
    NEO4J_PAGECACHE_MB: '512',
  };
  expect(readConfig(['--no-open', '--demo', '--host', '::1'], environment)).toMatchObject({
    port: 8080,
    host: '::1',
    dataDir: '/srv/yuanliu',
    neo4j: { uri: 'neo4j+s://graph.example:7687', user: 'reader', password: 'secret', database: 'funds' },
    embedded: { heapMb: 2048, pageCacheMb: 512 },
    open: false,
    demo: true,
  });
});

it('takes an unset and an empty variable for the same, as compose files leave them', () => {
  expect(readConfig([], { PORT: '', DATA_DIR: '', NEO4J_URI: '', NEO4J_USER: '', NEO4J_PASSWORD: '', NEO4J_HEAP_MB: '' })).toEqual(readConfig([], {}));
});

it('opens a browser only where there is a screen and nobody asked otherwise', () => {
  const screen = { DISPLAY: ':0' };
  expect(readConfig([], screen).open).toBe(!inContainer);
  expect(readConfig(['--no-open'], screen).open).toBe(false);
  expect(readConfig([], { ...screen, SSH_CONNECTION: 'here there' }).open).toBe(false);
  expect(readConfig([], { ...screen, container: 'oci' }).open).toBe(false);
});

it.each(['0x50', '-1', '70000', '80.5', 'eighty', ' 80'])('refuses the port “%s” and names the setting', (port) => {
  expect(fault({ PORT: port })).toMatchObject({ code: 'bad-question', facts: { field: 'PORT' }, message: expect.stringContaining(port) });
});

it.each(['http://graph.example', 'graph.example:7687', 'bolt:', 'bolt://', 'neo4j'])('refuses “%s” as the address of a server', (uri) => {
  expect(fault({ NEO4J_URI: uri, NEO4J_PASSWORD: 'x' })).toMatchObject({ facts: { field: 'NEO4J_URI' }, hint: expect.stringContaining('neo4j://') });
});

it('refuses a password inside the address without repeating it', () => {
  const found = fault({ NEO4J_URI: 'bolt://neo4j:topsecret@graph.example', NEO4J_PASSWORD: 'x' });
  expect(found.facts).toEqual({ field: 'NEO4J_URI' });
  expect(found.message + found.hint).not.toContain('topsecret');
});

it('refuses an address without a password, and a password without an address', () => {
  expect(fault({ NEO4J_URI: 'bolt://graph.example' }).facts).toEqual({ field: 'NEO4J_PASSWORD' });
  expect(fault({ NEO4J_PASSWORD: 'x' }).facts).toEqual({ field: 'NEO4J_PASSWORD' });
  expect(fault({ NEO4J_DATABASE: 'x' }).facts).toEqual({ field: 'NEO4J_DATABASE' });
});

it('refuses flags it does not know, flags without their value and flags that contradict each other', () => {
  expect(fault({}, ['--noopen']).facts).toEqual({ field: '--noopen' });
  expect(fault({}, ['--host']).facts).toEqual({ field: '--host' });
  expect(fault({}, ['--host=']).facts).toEqual({ field: '--host' });
  expect(fault({}, ['--host', '--empty']).facts).toEqual({ field: '--host' });
  expect(fault({}, ['--empty', '--demo']).facts).toEqual({ field: '--empty' });
});

it('listens on other addresses only inside a container', () => {
  if (!inContainer) expect(fault({}, ['--host', '0.0.0.0'])).toMatchObject({ facts: { field: '--host' }, hint: expect.stringContaining('compose.yaml') });
  expect(readConfig(['--host', '0.0.0.0'], { container: 'oci' }).host).toBe('0.0.0.0');
});

it('follows the batches with the warnings unless told not to', () => {
  expect(readConfig([], { WARNINGS_FOLLOW: 'off' }).followWarnings).toBe(false);
  expect(() => readConfig([], { WARNINGS_FOLLOW: 'no' })).toThrow(BadQuestion);
});
