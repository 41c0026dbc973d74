import type { TestDatabase } from './test-databases.js';

interface Container {
  readonly running?: { readonly address: TestDatabase; stop(): Promise<void> };
  /** The image, or why no container is used; printed. */
  readonly reason: string;
}

/** The official image of the line that `pom.xml` names; another one through TEST_NEO4J_IMAGE. */
const IMAGE = process.env['TEST_NEO4J_IMAGE'] || 'neo4j:5.26-community';
/** A registry that cannot be reached must not hold the tests up for long. */
const PULL_MS = 120_000;

let given: Promise<string | undefined> | undefined;

/**
 * A Neo4j in a container, where a container runtime answers and the image can be had; otherwise the reason why not.
 * TEST_NEO4J=embedded asks for none.
 */
export async function startContainer(): Promise<Container> {
  if (process.env['TEST_NEO4J'] === 'embedded') return { reason: 'asked for by TEST_NEO4J' };
  // Asked once for all workers: both would otherwise fetch the same image.
  given ??= reasonAgainst();
  const reason = await given;
  if (reason !== undefined) return { reason };
  try {
    return await start();
  } catch (error) {
    // Such as: Testcontainers' own helper image cannot be had. The tests need a Neo4j, not a container.
    given = Promise.resolve(`the container did not start: ${(error as Error).message.split('\n')[0]}`);
    return { reason: (await given)! };
  }
}

async function start(): Promise<Container> {
  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const password = 'test-only-password';
  const container = await new Neo4jContainer(IMAGE)
    .withPassword(password)
    .withEnvironment({ NEO4J_server_memory_heap_max__size: '512m', NEO4J_server_memory_pagecache_size: '64m', NEO4J_dbms_usage__report_enabled: 'false' })
    .start();
  return {
    running: {
      address: { uri: container.getBoltUri(), user: 'neo4j', password, database: 'neo4j' },
      stop: async () => void (await container.stop()),
    },
    reason: IMAGE,
  };
}

async function reasonAgainst(): Promise<string | undefined> {
  let client;
  try {
    const { getContainerRuntimeClient } = await import('testcontainers');
    client = await getContainerRuntimeClient();
  } catch {
    return 'no container runtime answers';
  }
  try {
    const { ImageName } = await import('testcontainers');
    const image = ImageName.fromString(IMAGE);
    if (await client.image.exists(image)) return undefined;
    process.stderr.write(`Fetching the image ${IMAGE} …\n`);
    const late = Symbol('late');
    const answer = await Promise.race([client.image.pull(image), new Promise((done) => setTimeout(done, PULL_MS, late).unref())]);
    return answer === late ? `the image ${IMAGE} did not arrive within ${PULL_MS / 1000} s` : undefined;
  } catch {
    return `the image ${IMAGE} cannot be had`;
  }
}
