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
import { PatternService } from './domain/patterns/pattern.service.js';
import type { MemoryState } from './domain/traces/memory-engine.js';
import { ReconciliationService } from './domain/reconciliation/reconciliation.service.js';
import { SearchService } from './domain/search/search.service.js';
import { StatusService } from './domain/status/status.service.js';
import type { FlowEngine } from './domain/traces/flow-engine.js';
import { PathService } from './domain/traces/path.service.js';
import { ReachService } from './domain/traces/reach.service.js';
import { TraceService } from './domain/traces/trace.service.js';
import { Drafts } from './domain/warnings/drafts.js';
import { FollowBatches } from './domain/warnings/incremental/follow-batches.js';
import { RuleSettingsService } from './domain/warnings/settings/rule-settings.service.js';
import { FindingEvents } from './domain/warnings/finding-events.js';
import { FindingLedger } from './domain/warnings/ledger.js';
import { WarningSchedule } from './domain/warnings/schedule.js';
import type { Narrower } from './domain/warnings/run-rules.js';
import { WarningService } from './domain/warnings/warning.service.js';
import type { DeliveryOptions } from './domain/webhooks/webhook-delivery.js';
import { WebhookService } from './domain/webhooks/webhook.service.js';
import type { Graph } from './graph/graph.js';
import { BooksController } from './http/books.controller.js';
import { FindingEventsController } from './http/finding-events.controller.js';
import { IdentitiesController } from './http/identities.controller.js';
import { JsonLog } from './http/json-log.js';
import { LedgerController } from './http/ledger.controller.js';
import { LoadsController } from './http/loads.controller.js';
import { LookUpController } from './http/look-up.controller.js';
import { MatchesController } from './http/matches.controller.js';
import { PatternsController } from './http/patterns.controller.js';
import { Spool } from './http/spool.js';
import { StatusController } from './http/status.controller.js';
import { TracesController } from './http/traces.controller.js';
import { WarningSettingsController } from './http/warning-settings.controller.js';
import { WarningsController } from './http/warnings.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';

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
  readonly ruleSettings: RuleSettingsService;
  readonly drafts: Drafts;
  readonly followWarnings: FollowBatches;
  readonly findingEvents: FindingEvents;
  readonly ledger: FindingLedger;
  readonly schedule: WarningSchedule;
  readonly webhooks: WebhookService;
  readonly patterns: PatternService;
  readonly status: StatusService;
}

export interface ServiceOptions {
  readonly dataDir: string;
  readonly version: string;
  readonly embedded: boolean;
  /** When all warnings are run by themselves, as a cron expression. */
  readonly warningsSchedule?: string | undefined;
  /** How events are sent on; without it not to private networks. */
  readonly webhooks?: DeliveryOptions;
  /** The money graph in memory; without it every trace comes from the record. */
  readonly memory?: MoneyMemory | undefined;
  /** Spares patterns the accounts on which they can find nothing; without it they are asked about all. */
  readonly narrower?: Narrower | undefined;
}

/** Where the money graph is kept, told when the record has changed. */
export interface MoneyMemory extends FlowEngine {
  follow(): Promise<void>;
  report(): MemoryState | undefined;
}

export function servicesOf(graph: Graph, options: ServiceOptions): Services {
  const scopes = new ScopeService(graph);
  const documents = new DocumentService(graph, scopes);
  const books = new BooksService(graph, scopes);
  const warnings = new WarningService(graph, scopes, options.narrower);
  const findingEvents = new FindingEvents(graph, scopes, warnings.book);
  const schedule = new WarningSchedule(warnings.runs, options.warningsSchedule);
  const followWarnings = new FollowBatches(graph, warnings.runs);
  const changed = (): Promise<void> | undefined => {
    followWarnings.told();
    return options.memory?.follow();
  };
  const intake = new IntakeService(graph, { dataDir: options.dataDir, matching: runMatching, changed });
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
    warnings,
    ruleSettings: warnings.settings,
    drafts: warnings.drafts,
    followWarnings,
    findingEvents,
    ledger: new FindingLedger(graph, scopes, warnings.book, findingEvents),
    schedule,
    webhooks: new WebhookService(options.dataDir, findingEvents, scopes, warnings.book, options.webhooks ?? { allowPrivate: false }),
    patterns: new PatternService(graph, scopes, documents),
    status: new StatusService(graph, intake, { ...options, memory: () => options.memory?.report(), schedule: () => schedule.state() }),
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
        WarningSettingsController,
        FindingEventsController,
        LedgerController,
        WebhooksController,
        PatternsController,
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
        { provide: RuleSettingsService, useValue: parts.ruleSettings },
        { provide: Drafts, useValue: parts.drafts },
        { provide: FindingEvents, useValue: parts.findingEvents },
        { provide: FindingLedger, useValue: parts.ledger },
        { provide: WebhookService, useValue: parts.webhooks },
        { provide: PatternService, useValue: parts.patterns },
        { provide: StatusService, useValue: parts.status },
        { provide: JsonLog, useValue: parts.log },
        { provide: Spool, useValue: parts.spool },
      ],
    };
  }
}
