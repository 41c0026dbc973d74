import './run-typescript.mjs';

/**
 * For every database that a test starts for itself, also in processes of their own: most of its time is the planning of statements that run
 * once or twice, for which the optimizing compiler would cost more than it gives.
 */
process.env['JDK_JAVA_OPTIONS'] ??= '-XX:TieredStopAtLevel=1';

/** Opens the door at which each Jest worker asks for its own database; none is started before one is asked for. */
export default async function globalSetup() {
  const { openTestDatabases } = await import('./test-databases.js');
  const databases = await openTestDatabases();
  globalThis.testDatabases = databases;
  process.env['TEST_DATABASES_URL'] = databases.url;
}
