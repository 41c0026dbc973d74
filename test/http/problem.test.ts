import * as failures from '../../src/failures.js';
import { problemOf } from '../../src/http/problem.js';

const STATUSES: Record<string, number> = {
  BadQuestion: 400,
  NotAllowed: 403,
  OutOfScope: 403,
  DocumentNotFound: 404,
  NotFound: 404,
  Ambiguous: 409,
  Conflict: 409,
  TooLarge: 413,
  BadPackage: 422,
  AmountOutOfRange: 422,
  GraphUnavailable: 503,
  MachineNotReady: 503,
  TookTooLong: 504,
};
/** Faulty query files stop the boot; no request can meet them. */
const NEVER_ANSWERED = ['Failure', 'FaultyQueries'];

type Make = new (detail: string, hint: string, facts?: Record<string, unknown>) => failures.Failure;

describe('failures as problems', () => {
  it('gives every failure the caller can meet its status, its code, its hint and its facts', () => {
    for (const [name, kind] of Object.entries(failures)) {
      if (NEVER_ANSWERED.includes(name)) continue;
      const failure =
        name === 'BadQuestion' ? new failures.BadQuestion('depth', 'detail', 'hint') : new (kind as unknown as Make)('detail', 'hint', { limit: 7 });
      const { problem } = problemOf(failure, 'r1');
      expect([name, problem.status]).toEqual([name, STATUSES[name]]);
      expect(problem).toMatchObject({ type: `urn:yuanliu:problem:${failure.code}`, code: failure.code, detail: 'detail', hint: 'hint', requestId: 'r1' });
      expect(problem).toMatchObject(name === 'BadQuestion' ? { field: 'depth' } : { limit: 7 });
      expect(problem.title).not.toBe('');
    }
  });

  it('lets no fact replace a member of the problem', () => {
    const { problem } = problemOf(new failures.NotFound('detail', 'hint', { status: 200, detail: 'other', type: 'x' }), 'r1');
    expect(problem).toMatchObject({ status: 404, detail: 'detail', type: 'urn:yuanliu:problem:not-found' });
  });

  it('tells nothing of an unknown error but where to look for it', () => {
    const { problem, cause } = problemOf(new Error('password=secret at /home/x'), 'r1');
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(problem.hint).toContain('r1');
    expect((cause as Error).message).toContain('secret');
  });

  it('hands the cause of an unreachable database to the log, not to the caller', () => {
    const driver = new Error('connect ECONNREFUSED 127.0.0.1:7687');
    const { problem, cause } = problemOf(new failures.GraphUnavailable('The database cannot be reached.', 'Try again.', {}, driver), 'r1');
    expect(cause).toBe(driver);
    expect(JSON.stringify(problem)).not.toContain('ECONNREFUSED');
  });
});
