import './run-typescript.mjs';

/** Opens the door at which each Jest worker asks for its own database; none is started before one is asked for. */
export default async function globalSetup() {
  const { openTestDatabases } = await import('./test-databases.js');
  const databases = await openTestDatabases();
  globalThis.testDatabases = databases;
  process.env['TEST_DATABASES_URL'] = databases.url;
}
