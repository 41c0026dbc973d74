import { Module, type DynamicModule } from '@nestjs/common';
import { ScopeService } from './domain/access/scope.service.js';
import { BooksService } from './domain/books/books.service.js';
import { CoverageService } from './domain/coverage/coverage.service.js';
import { DocumentService } from './domain/documents/document.service.js';
import { EntityService } from './domain/entities/entity.service.js';
import { IdentityService } from './domain/identities/identity.service.js';
import { IntakeService } from './domain/intake/intake.service.js';
import { MatchService } from './domain/matching/match.service.js';
import { runMatching } from './domain/matching/run-matching.js';
import type { ProjectionState } from './domain/projection/projection.js';
import { ReconciliationService } from './domain/reconciliation/reconciliation.service.js';
import { SearchService } from './domain/search/search.service.js';
import { StatusService } from './domain/status/status.service.js';
import type { FlowEngine } from './domain/traces/flow-engine.js';
import { PathService } from './domain/traces/path.service.js';
import { ReachService } from './domain/traces/reach.service.js';
import { TraceService } from './domain/traces/trace.service.js';
import { WarningService } from './domain/warnings/warning.service.js';
import type { Graph } from './graph/graph.js';
import { BooksController } from './http/books.controller.js';
import { IdentitiesController } from './http/identities.controller.js';
import { JsonLog } from './http/json-log.js';
import { LoadsController } from './http/loads.controller.js';
import { LookUpController } from './http/look-up.controller.js';
import { MatchesController } from './http/matches.controller.js';
import { Spool } from './http/spool.js';
import { StatusController } from './http/status.controller.js';
import { TracesController } from './http/traces.controller.js';
import { WarningsController } from './http/warnings.controller.js';

/** The questions the service answers. */
export interface Services {
  readonly documents: DocumentService;
  readonly search: SearchService;
  readonly entities: EntityService;
  readonly traces: TraceService;
  readonly reach: ReachService;
  readonly paths: PathService;
  readonly intake: IntakeService;
  readonly matches: MatchService;
  readonly books: BooksService;
  readonly completeness: CoverageService;
  readonly reconciliations: ReconciliationService;
  readonly identities: IdentityService;
  readonly warnings: WarningService;
  readonly status: StatusService;
}

export interface ServiceOptions {
  readonly dataDir: string;
  readonly version: string;
  readonly embedded: boolean;
  /** The money graph in memory; without it every trace comes from the record. */
  readonly memory?: MoneyMemory | undefined;
}

/** Where the money graph is kept, told when the record has changed. */
export interface MoneyMemory extends FlowEngine {
  follow(): Promise<void>;
  report(): ProjectionState | undefined;
}

export function servicesOf(graph: Graph, options: ServiceOptions): Services {
  const scopes = new ScopeService(graph);
  const documents = new DocumentService(graph, scopes);
  const books = new BooksService(graph, scopes);
  const intake = new IntakeService(graph, { dataDir: options.dataDir, matching: runMatching, changed: () => options.memory?.follow() });
  return {
    documents,
    search: new SearchService(graph, scopes),
    entities: new EntityService(graph, scopes),
    traces: new TraceService(graph, documents, scopes, options.memory),
    reach: new ReachService(graph, documents, scopes, options.memory),
    paths: new PathService(graph, scopes),
    intake,
    matches: new MatchService(graph, intake),
    books,
    completeness: new CoverageService(graph, scopes),
    reconciliations: new ReconciliationService(graph, scopes, books),
    identities: new IdentityService(graph, scopes, intake),
    warnings: new WarningService(graph, scopes),
    status: new StatusService(graph, intake, { ...options, memory: () => options.memory?.report() }),
  };
}

/** The one wiring page. Domain classes are plain and know nothing of Nest. */
@Module({})
export class AppModule {
  static of(parts: Services & { readonly log: JsonLog; readonly spool: Spool }): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        TracesController,
        WarningsController,
        LookUpController,
        LoadsController,
        MatchesController,
        BooksController,
        IdentitiesController,
        StatusController,
      ],
      providers: [
        { provide: DocumentService, useValue: parts.documents },
        { provide: SearchService, useValue: parts.search },
        { provide: EntityService, useValue: parts.entities },
        { provide: TraceService, useValue: parts.traces },
        { provide: ReachService, useValue: parts.reach },
        { provide: PathService, useValue: parts.paths },
        { provide: IntakeService, useValue: parts.intake },
        { provide: MatchService, useValue: parts.matches },
        { provide: BooksService, useValue: parts.books },
        { provide: CoverageService, useValue: parts.completeness },
        { provide: ReconciliationService, useValue: parts.reconciliations },
        { provide: IdentityService, useValue: parts.identities },
        { provide: WarningService, useValue: parts.warnings },
        { provide: StatusService, useValue: parts.status },
        { provide: JsonLog, useValue: parts.log },
        { provide: Spool, useValue: parts.spool },
      ],
    };
  }
}
