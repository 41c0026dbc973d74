import { assertExact } from '../../src/http/exact-numbers.js';
import type { Problem } from '../../src/http/problem.js';
import { lines, packageFolder } from '../domain/intake/packages.js';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

describe('numbers of an answer', () => {
  it('are let through as long as they are exact', () => {
    expect(() => assertExact({ amount: Number.MAX_SAFE_INTEGER, list: [-1, 0.5, null, 'text', undefined], of: { none: [] } })).not.toThrow();
  });

  it.each([[2 ** 53], [{ deep: [{ amount: -(2 ** 53) }] }], [[1e300]]])('are refused past 2^53−1 wherever they stand: %j', (answer) => {
    expect(() => assertExact(answer)).toThrow('past 2^53−1');
  });
});

describe('a sum that is no longer exact', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService(await testGraph());
    const largest = '90071992547409.91';
    const folder = packageFolder([lines([{ AMOUNT: largest }, { CODE: 'L2', AMOUNT: largest }])]);
    await service.services.intake.load({ folder });
  });
  afterAll(() => service.stop());

  it('is a problem that says what to do, never a rounded number', async () => {
    const answer = await service.get(`/api/traces/${encodeURIComponent('洛财农〔2017〕3号')}`);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, (await answer.json()) as Problem]).toEqual([
      422,
      expect.objectContaining({ code: 'amount-out-of-range', hint: expect.any(String) }),
    ]);
  });
});
