import { Neo4jError } from 'neo4j-driver';
import { AmountOutOfRange, GraphUnavailable, TookTooLong, TooLarge } from '../failures.js';

/**
 * Turns a driver's error into a failure in an investigator's words, once, here; the cause is kept for the log. What is no
 * driver error, and a driver error that only a mistake in a query can cause, is given back as it is.
 */
export function failureOfDriverError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  for (const [pattern, failure] of TABLE) {
    if (pattern.test(error.code)) return failure(error);
  }
  // A connection that breaks while it is being opened, or is closed by a server that goes, has no code of its own.
  if (/failed to connect|closed by server|connection lost|failed to establish connection|ECONNRE|EPIPE/iu.test(error.message)) return unreachable(error);
  // Neither has the pool's "acquisition timed out".
  if (error.retryable || /acquisition timed out/iu.test(error.message)) return busy(error);
  return error;
}

const SHORTER = 'Ask a narrower question: a document, a region, a year or a smaller depth.';

const busy = (cause: Neo4jError): GraphUnavailable =>
  new GraphUnavailable(
    'The database was too busy to answer, also after several tries.',
    'Try again in a moment; large loads and questions free it when they end.',
    {},
    cause,
  );

const unreachable = (cause: Neo4jError): GraphUnavailable =>
  new GraphUnavailable(
    'The database cannot be reached.',
    'The service reconnects by itself; try again in a moment. If it persists, look at the log in the data folder.',
    {},
    cause,
  );

/** First match wins. The left side is tried on codes such as `Neo.ClientError.Transaction.TransactionTimedOut`. */
const TABLE: readonly [RegExp, (cause: Neo4jError) => Error][] = [
  [
    /TransactionTimedOut|LockClientStopped/u,
    (cause) => new TookTooLong('The question took longer than its time budget and was stopped; no partial figure is given.', SHORTER, {}, cause),
  ],
  [
    /OutOfMemory|TransactionMemoryLimit/u,
    (cause) =>
      new TooLarge(
        'The question needs more memory than the database may use.',
        `${SHORTER} Or give the database more memory (README, configuration).`,
        {},
        cause,
      ),
  ],
  [
    /ArithmeticError/u,
    (cause) =>
      new AmountOutOfRange('A sum left the range in which whole fen are exact.', 'Ask for a smaller set, or check the amounts in the source.', {}, cause),
  ],
  [
    /Unauthorized|CredentialsExpired|AuthenticationRateLimit|TokenExpired|AuthorizationExpired/u,
    (cause) =>
      new GraphUnavailable(
        'The database does not accept the user and password.',
        'Check NEO4J_USER and NEO4J_PASSWORD, then start the service again.',
        {},
        cause,
      ),
  ],
  [
    /DatabaseNotFound/u,
    (cause) =>
      new GraphUnavailable('The database server has no database of the name asked for.', 'Check NEO4J_DATABASE, then start the service again.', {}, cause),
  ],
  [/ServiceUnavailable|SessionExpired|DatabaseUnavailable|NotALeader|ForbiddenOnReadOnlyDatabase|Transaction\.Terminated/u, (cause) => unreachable(cause)],
];
