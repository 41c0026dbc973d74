import type { Graph } from '../../graph/graph.js';
import { currentDataVersion } from '../intake/data-version.js';
import type { IntakeService } from '../intake/intake.service.js';
import type { MemoryState } from '../traces/memory-engine.js';
import type { ScheduleState } from '../warnings/schedule.js';
import type { CoverageSpan, HealthView, MemoryStatus, StatusView } from './status.shapes.js';

/** What the service knows, and whether it can answer at all. */
export class StatusService {
  constructor(
    private readonly graph: Graph,
    private readonly intake: IntakeService,
    private readonly service: {
      readonly version: string;
      readonly embedded: boolean;
      readonly memory?: () => MemoryState | undefined;
      readonly schedule?: () => ScheduleState | undefined;
    },
  ) {}

  async status(): Promise<StatusView> {
    const dataVersion = await currentDataVersion(this.graph);
    const [server, coverage, demo, empty] = await Promise.all([
      this.graph.read<{ version: string; edition: string }>('server-version'),
      this.graph.read<CoverageSpan & Record<string, unknown>>('coverage-by-source', { batch: dataVersion }),
      this.intake.hasDemo(),
      this.intake.isEmpty(),
    ]);
    const { version = 'unknown', edition = 'unknown' } = server[0] ?? {};
    return {
      version: this.service.version,
      dataVersion,
      demo,
      empty,
      neo4j: { version, edition, embedded: this.service.embedded },
      memory: this.memory(),
      schedule: this.service.schedule?.() ?? null,
      coverage,
    };
  }

  private memory(): MemoryStatus {
    const state = this.service.memory?.();
    if (!state)
      return {
        ready: false,
        dataVersion: 0,
        payments: 0,
        bytes: 0,
        bytesPerPayment: 0,
        prepared: 0,
        preparing: false,
        reason: 'It is not kept, or being started.',
      };
    const { ready, version, payments, bytes, bytesPerPayment, prepared, isPreparing, reason } = state;
    return { ready, dataVersion: version, payments, bytes, bytesPerPayment, prepared, preparing: isPreparing, reason };
  }

  /** @throws GraphUnavailable when the database does not answer. */
  async health(): Promise<HealthView> {
    await this.graph.verify();
    return { status: 'ok' };
  }
}
