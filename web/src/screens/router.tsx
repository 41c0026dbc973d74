import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { pageAddress, readSearch, traceAddress, writeSearch } from './address.js';
import { CoverageScreen } from './coverage-screen.js';
import {
  coverageAddress,
  findingsAddress,
  identitiesAddress,
  ledgerAddress,
  loadsAddress,
  matchesAddress,
  patternsAddress,
  quarantineAddress,
  reconciliationAddress,
  warningsAddress,
} from './data-address.js';
import { EntityScreen } from './entity-screen.js';
import { FindScreen } from './find-screen.js';
import { FindingScreen } from './finding-screen.js';
import { FindingsScreen } from './findings-screen.js';
import { IdentitiesScreen } from './identities-screen.js';
import { LedgerScreen } from './ledger-screen.js';
import { LoadsScreen } from './loads-screen.js';
import { MatchesScreen } from './matches-screen.js';
import { PatternsScreen } from './patterns-screen.js';
import { QuarantineScreen } from './quarantine-screen.js';
import { ReconciliationScreen } from './reconciliation-screen.js';
import { NoSuchPage, Shell } from './shell.js';
import { TraceFromScreen, TraceNumberScreen } from './trace-screen.js';
import { WarningsScreen } from './warnings-screen.js';

const root = createRootRoute({ component: Shell, validateSearch: pageAddress, notFoundComponent: NoSuchPage });
const find = createRoute({ getParentRoute: () => root, path: '/', component: FindScreen });
const trace = createRoute({ getParentRoute: () => root, path: '/trace/$number', validateSearch: traceAddress, component: TraceNumberScreen });
const from = createRoute({ getParentRoute: () => root, path: '/from/$kind/$id', validateSearch: traceAddress, component: TraceFromScreen });
const entity = createRoute({ getParentRoute: () => root, path: '/entity/$id', component: EntityScreen });
const loads = createRoute({ getParentRoute: () => root, path: '/loads', validateSearch: loadsAddress, component: LoadsScreen });
const quarantine = createRoute({ getParentRoute: () => root, path: '/quarantine', validateSearch: quarantineAddress, component: QuarantineScreen });
const matches = createRoute({ getParentRoute: () => root, path: '/matches', validateSearch: matchesAddress, component: MatchesScreen });
const identities = createRoute({ getParentRoute: () => root, path: '/identities', validateSearch: identitiesAddress, component: IdentitiesScreen });
const coverage = createRoute({ getParentRoute: () => root, path: '/coverage', validateSearch: coverageAddress, component: CoverageScreen });
const reconciliation = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation',
  validateSearch: reconciliationAddress,
  component: ReconciliationScreen,
});
const warnings = createRoute({ getParentRoute: () => root, path: '/warnings', validateSearch: warningsAddress, component: WarningsScreen });
const findings = createRoute({ getParentRoute: () => root, path: '/warnings/findings', validateSearch: findingsAddress, component: FindingsScreen });
const finding = createRoute({ getParentRoute: () => root, path: '/warnings/findings/$id', component: FindingScreen });
const ledger = createRoute({ getParentRoute: () => root, path: '/warnings/ledger', validateSearch: ledgerAddress, component: LedgerScreen });
const patterns = createRoute({ getParentRoute: () => root, path: '/patterns', validateSearch: patternsAddress, component: PatternsScreen });

export const router = createRouter({
  routeTree: root.addChildren([
    find,
    trace,
    from,
    entity,
    loads,
    quarantine,
    matches,
    identities,
    coverage,
    reconciliation,
    warnings,
    findings,
    finding,
    ledger,
    patterns,
  ]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
