import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Jars } from './jars.js';

/** One database's own folder. */
export interface Home {
  readonly folder: string;
  readonly conf: string;
  readonly logs: string;
}

export interface Settings {
  readonly port: number;
  readonly heapMb: number;
  readonly pageCacheMb: number;
  /** Further lines of the configuration. */
  readonly more?: readonly string[] | undefined;
}

/** What decides which plans the database makes, beside its version. */
export const PLANNER_SETTINGS = [
  // One plan for each question, whatever the length of its lists: otherwise there are five, by powers of ten, half a second each.
  'internal.cypher.use_parameter_size=false',
];

export function homeIn(dataDir: string): Home {
  const folder = join(dataDir, 'neo4j');
  return { folder, conf: join(folder, 'conf'), logs: join(folder, 'logs') };
}

/** Writes `neo4j.conf` afresh on every start: the folder may have moved, and the port is a new one. */
export function writeSettings(home: Home, jars: Jars, settings: Settings): void {
  for (const name of ['conf', 'data', 'logs', 'import', 'run', 'licenses']) mkdirSync(join(home.folder, name), { recursive: true, mode: 0o700 });
  const transactionMb = Math.max(128, Math.floor(settings.heapMb / 2));
  const lines = [
    '# Written by the service at every start; changes here are lost.',
    `server.bolt.listen_address=127.0.0.1:${settings.port}`,
    `server.bolt.advertised_address=127.0.0.1:${settings.port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    // Otherwise every stop waits ten seconds after the store is closed.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    'dbms.usage_report.enabled=false',
    'client.allow_telemetry=false',
    `server.directories.plugins=${jars.plugins}`,
    `server.directories.lib=${jars.lib}`,
    `server.memory.pagecache.size=${settings.pageCacheMb}m`,
    // One runaway question fails by itself instead of taking the whole heap with it.
    `db.memory.transaction.max=${transactionMb}m`,
    `dbms.memory.transaction.total.max=${Math.floor(settings.heapMb * 0.75)}m`,
    ...PLANNER_SETTINGS,
    // The outermost bound; every question states its own, shorter one.
    'db.transaction.timeout=15m',
    'dbms.security.allow_csv_import_from_file_urls=false',
    'dbms.security.procedures.unrestricted=gds.*',
    // Loads are repeatable from their packages, so the log is kept for recovery, not as a history.
    'db.tx_log.rotation.retention_policy=256M size',
    'db.tx_log.rotation.size=64M',
    'db.tx_log.preallocate=false',
    // Slow questions are recorded with their names; parameters hold people's names and stay out of the log.
    'db.logs.query.enabled=INFO',
    'db.logs.query.threshold=1s',
    'db.logs.query.parameter_logging_enabled=false',
    ...(settings.more ?? []),
  ];
  writeFileSync(join(home.conf, 'neo4j.conf'), `${lines.join('\n')}\n`, { mode: 0o600 });
}
