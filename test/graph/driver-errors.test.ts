import { Neo4jError } from 'neo4j-driver';
import { AmountOutOfRange, type Failure, GraphUnavailable, TookTooLong, TooLarge } from '../../src/failures.js';
import { failureOfDriverError } from '../../src/graph/driver-errors.js';

const driverError = (code: string, message = 'm'): Neo4jError =>
  new Neo4jError(message, code, '50N42', 'd', { OPERATION: '', OPERATION_CODE: '0', CURRENT_SCHEMA: '/' });

describe('failureOfDriverError', () => {
  it.each([
    ['Neo.ClientError.Transaction.TransactionTimedOut', TookTooLong],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', TookTooLong],
    ['Neo.ClientError.Transaction.LockClientStopped', TookTooLong],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', TooLarge],
    ['Neo.TransientError.General.TransactionMemoryLimit', TooLarge],
    ['Neo.ClientError.Statement.ArithmeticError', AmountOutOfRange],
    ['Neo.ClientError.Security.Unauthorized', GraphUnavailable],
    ['Neo.ClientError.Database.DatabaseNotFound', GraphUnavailable],
    ['ServiceUnavailable', GraphUnavailable],
    ['SessionExpired', GraphUnavailable],
    ['Neo.ClientError.Cluster.NotALeader', GraphUnavailable],
    ['Neo.TransientError.Transaction.DeadlockDetected', GraphUnavailable],
  ])('turns %s into %p with a hint and the cause', (code, kind) => {
    const cause = driverError(code);
    const failure = failureOfDriverError(cause);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Failure).hint).not.toBe('');
    expect((failure as Failure).cause).toBe(cause);
    expect((failure as Failure).message).not.toContain('Neo.');
  });

  it('knows an exhausted connection pool by its text, since it has no code', () =>
    expect(failureOfDriverError(driverError('N/A', 'Connection acquisition timed out in 15000 ms.'))).toBeInstanceOf(GraphUnavailable));

  it.each(['Failed to connect to server. Caused by: read ECONNRESET', 'Connection was closed by server'])(
    'knows a connection that broke by its text, since it has no code: %s',
    (text) => expect(failureOfDriverError(driverError('N/A', text))).toMatchObject({ message: 'The database cannot be reached.' }),
  );

  it('says what to check when the password is refused', () =>
    expect((failureOfDriverError(driverError('Neo.ClientError.Security.Unauthorized')) as Failure).hint).toContain('NEO4J_PASSWORD'));

  it('leaves alone what only a mistake in a query causes, failures, and other errors', () => {
    for (const error of [driverError('Neo.ClientError.Statement.SyntaxError'), new TooLarge('d', 'h'), new Error('x')])
      expect(failureOfDriverError(error)).toBe(error);
  });
});
