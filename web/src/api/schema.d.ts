// Generated from openapi.json by npm run generate:contract; do not edit.

export interface paths {
    "/api/traces/{documentNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the money of a document came from and where it went
         * @description Finds the number in any common spelling, also as the upper number of a received line.
         */
        get: operations["traceByDocumentNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/from/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, from an indicator, payment, account, payee or project */
        get: operations["traceFrom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/{documentNumber}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two answers about a document, and by which batch
         * @description The answer of the question against the one as of `sinceAsOf` and `sinceAsOfBatch`; what did not exist then has appeared since, all of it.
         */
        get: operations["traceChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/from/{kind}/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same, from an indicator, payment, account, payee or project
         * @description The answer of the question against the one as of `sinceAsOf` and `sinceAsOfBatch`; what did not exist then has appeared since, all of it.
         */
        get: operations["traceFromChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/{documentNumber}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the money of a document can have come to, and when first
         * @description The walk in time order without ledgers and methods: quick, and an upper bound. How much of what arrived is the document’s, the trace says by each method.
         */
        get: operations["traceReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many documents, a fund, tag, project, year or region traced together
         * @description Lines that have everything asked for are the start; what one of them brought into another counts once.
         */
        post: operations["traceSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/sets/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What changed between two answers about a set, and by which batch
         * @description The answer of the question against the one as of `sinceAsOf` and `sinceAsOfBatch`; what did not exist then has appeared since, all of it.
         */
        post: operations["traceSetChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Traces of up to 500 document numbers
         * @description A stream, one line a number, in the order asked: `{documentNumber, trace}` or `{documentNumber, problem}`. One faulty number does not stop the others.
         */
        post: operations["traceByDocumentNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Time-respecting paths of payments between two subjects */
        post: operations["pathsBetween"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All warnings and patterns, with the number of their findings */
        get: operations["rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the warnings found */
        get: operations["findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings of one subject or one subgraph together */
        get: operations["findingGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The group that a finding is in, with its findings */
        get: operations["findingGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The smallest part of the graph that shows a finding */
        get: operations["findingEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding with its history */
        get: operations["finding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs of the warnings */
        get: operations["runs"];
        put?: never;
        /** Judges by all or some rules; the run goes on by itself */
        post: operations["beginRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run, with what each rule came to */
        get: operations["run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a run; what it has kept stays */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on with a run that was interrupted */
        post: operations["resumeRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other settings of a rule would find, beside what it finds now; nothing is kept */
        post: operations["draftRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/{rule}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much a rule judged and hit, region by region */
        get: operations["ruleRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/{rule}/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one rule says of one subject now */
        get: operations["judge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings that hold in a region on a day, with who said so */
        get: operations["ruleSettings"];
        /**
         * Says something of the settings, as their next version: all of it or, with a fault, nothing
         * @description What was said before stays readable. Of a setting the entry of the most specific region counts that holds on the day D of a run. A value outside of its type or range, a rule, setting, region or day that does not exist, or two values for one region and day are refused with all faults at once: place, rule, setting, type and range.
         */
        put: operations["changeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/settings/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that was ever said of the settings */
        get: operations["settingsHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/settings/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of the settings would change in what is found; nothing is kept
         * @description Drafts of whole rules are statements, and statements written by users come with rights: until people sign in they are tried at the machine itself, by npm run warnings -- --draft FILE.cypher.
         */
        post: operations["draftSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which rules show the same: pairs whose findings share subjects or payments */
        get: operations["overlap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With which settings a finding was made, and who said so */
        get: operations["findingSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to findings, in one order: page by page, or as a stream
         * @description With Accept: text/event-stream a stream of server-sent events, each with its kind, its `id` and the event as JSON; comments between them say that it lives. It goes on after `Last-Event-ID`, or `after`. Otherwise a page; its `cursor` is where the next question goes on, now or tomorrow.
         */
        get: operations["findingEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger: what came to stand, changed and went, by region, rule and year
         * @description From recorded events, which nothing changes any more: as of an earlier moment it is what it was then.
         */
        get: operations["ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every event of the ledger as a table for a spreadsheet
         * @description One row an event, in order, names masked. What begins like a formula is text.
         */
        get: operations["ledgerExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks, how far each is and what went wrong */
        get: operations["webhooks"];
        put?: never;
        /**
         * Register a webhook: finding events are sent to it as they are recorded
         * @description Each event is a message of its own by POST, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature), in order and at least once: a receiver that has seen a webhook-id has seen the event. It is taken when the answer is 200 to 299; otherwise it is sent again, after ever longer waits, and after three days given up, which the state of the webhook says. No message holds a name, an account or an id number.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook */
        get: operations["webhook"];
        put?: never;
        post?: never;
        /** Remove a webhook: its secret is destroyed, what was done with it stays */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a signed message that is about nothing, once */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again now what was not taken, also after it was given up */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All analysts' questions and collusion patterns, with their parameters and columns */
        get: operations["patterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved runs, newest first */
        get: operations["patternRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One saved run: what was asked, of which data, when, and whether it can be made again */
        get: operations["patternRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/runs/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows of a saved run, at its data version, page by page
         * @description The same rows whenever the link is opened. Where the file of the pattern has been changed since, or the data are gone, it is 409 and never other rows.
         */
        get: operations["patternRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/runs/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All rows of a saved run as a table, line by line, or as a graph
         * @description A stream. csv: money in yuan, cells that a spreadsheet would run are made text. ndjson: the rows as the pages give them; it ends with `{"problem": …}` when it broke off. graphml: nodes and edges that the rows name, amounts in fen.
         */
        get: operations["exportRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One question or pattern */
        get: operations["pattern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs a question or pattern, saves the run and gives its first rows
         * @description A parameter that is not what it must be is 400 with `field`, its name. Past the time limit of the pattern it is 504 and no part of a list.
         */
        post: operations["runPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the database would run it, from EXPLAIN; nothing is run */
        get: operations["patternPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents that have been loaded or named */
        get: operations["list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find documents, regions, units, projects and payees
         * @description By a document number in any spelling, a name or a part of it, or pinyin initials. Numbers of accounts, identity cards and telephones belong in the body of the POST form.
         */
        get: operations["search"];
        put?: never;
        /** The same for personal terms, which must not stand in an address */
        post: operations["searchPersonal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything known about one unit, account, payee, document, line, project … */
        get: operations["entity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The batches that have been loaded, newest first */
        get: operations["batches"];
        put?: never;
        /**
         * Load a package: a .zip with manifest.yaml, CSV files and mappings
         * @description The body is the file itself. The batch becomes visible at once or not at all; the same package again changes nothing and says so. With Accept: application/x-ndjson the answer is a stream of `{progress}` lines that ends with `{report}` or `{problem}`.
         */
        post: operations["load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loads/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The load in progress and those that wait, in the order in which they are done */
        get: operations["loadQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch with its files, totals and faults */
        get: operations["batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loads/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a batch that were set aside, with the reason */
        get: operations["quarantine"];
        put?: never;
        /** Deliver corrected rows again: the table of the quarantine, as a batch of its own */
        post: operations["correctQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loads/{id}/quarantine.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open rows of one file of a batch as a CSV table to be corrected
         * @description Columns `#line`, `#column`, `#value`, `#reason`, `#detail`, then those of the file. Personal cells are masked; left as they are they keep what stood there.
         */
        get: operations["quarantineTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loads/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a batch back by a new one
         * @description What only this batch said is retired, what it corrected or replaced counts again; earlier data versions still show it. A withdrawal is taken back the same way. With Accept: application/x-ndjson the answer is a stream, as for a load.
         */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One row as it stood in the file it came from */
        get: operations["sourceRow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the fictional demo data out of the graph */
        post: operations["removeDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records whose movement is not certain, with the candidates and the reason
         * @description An open one is merged with its best candidate for the time being, so that no money is counted twice. Confirmed and rejected ones stay so when their records are loaded again.
         */
        get: operations["matchesInState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm or reject a match, or choose another candidate */
        post: operations["decideMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts whose movements do not reproduce their stated balances
         * @description Between two stated balances (of a day, or after a line of a statement) the payments that were really made must make up the difference.
         */
        get: operations["accountBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines whose moves and payments do not leave the balance their source states */
        get: operations["indicatorBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is missing: numbers, days, statements, periods, and things only mentioned
         * @description All five sections with their first rows, or one section page by page.
         */
        get: operations["coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The books of a region compared: issued, registered, passed on, paid, bank, ledger
         * @description Every difference with its reasons from a closed list, and what has no known reason. csv: one row a region, check and reason.
         */
        get: operations["reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reconciliation/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines, payments, accounts behind one difference */
        get: operations["reconciliationLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may be one thing under two names or numbers, with the rule and what speaks for it
         * @description Nothing is merged without a decision; what loads bring together by themselves (texts for banks, spellings of numbers) is listed beside.
         */
        get: operations["identities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm or reject that two things are one */
        post: operations["decideIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Data version, demo data, database, and what the sources cover */
        get: operations["status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service and its database answer */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appearance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Captions, shapes and colours of everything a trace can show */
        get: operations["appearance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TraceDocument: {
            id: string;
            /** @description Canonical number, or the start's name where the trace did not start from a document. */
            number: string;
            numberAsWritten: string | null;
            title: string | null;
            issuer: string | null;
            /** @description Epoch ms, Asia/Shanghai. */
            issuedAt: number | null;
            /**
             * Format: int64
             * @description Sum of its lines. Fen.
             */
            amount: number;
        };
        MethodAmounts: {
            /**
             * Format: int64
             * @description Pro-rata (haircut). Fen.
             */
            proRata: number;
            /**
             * Format: int64
             * @description First in, first out. Fen.
             */
            fifo: number;
            /**
             * Format: int64
             * @description Last in, first out. Fen.
             */
            lifo: number;
            /**
             * Format: int64
             * @description Lowest intermediate balance. Fen.
             */
            libr: number;
        };
        HiddenNeighbours: {
            /** @description Neighbours not drawn. */
            count: number;
            /**
             * Format: int64
             * @description What flows between them and this node. Fen.
             */
            amount: number;
        };
        TraceNode: {
            /** @description Stable business id; opaque for persons, households and accounts. */
            id: string;
            /** @enum {string} */
            kind: "Document" | "Region" | "Unit" | "Project" | "Account" | "PayoutBatch" | "Enterprise" | "Household" | "Person" | "Rest" | "Outside";
            /** @description Document number, or name; personal names and account numbers are masked. */
            name: string;
            /** @enum {string} */
            level: "central" | "province" | "city" | "county" | "township" | "unit" | "intermediate" | "payee" | "onward" | "outside";
            /** @description Column on the picture, 0 at the left; every forward step goes to a higher one. */
            column: number;
            /** @description Region code. */
            region: string | null;
            regionName: string | null;
            /**
             * Format: int64
             * @description Traced money or quota that arrived here, gross. Fen.
             */
            received: number;
            /**
             * Format: int64
             * @description Traced money or quota that left here. Fen.
             */
            passedOn: number;
            /**
             * Format: int64
             * @description Traced money or quota that rests here at the end. Fen.
             */
            rests: number;
            /** @description `received` by method; left out where all four agree on it. */
            receivedByMethod?: components["schemas"]["MethodAmounts"];
            /** @description `rests` by method; left out where all four agree on it. */
            restsByMethod?: components["schemas"]["MethodAmounts"];
            /** @description All four methods agree on what arrived and what rests here. Never claimed where an opening balance on the way is unknown. */
            agree: boolean;
            /** @description An opening balance on the way is unknown: the least that may be traced here is 0. */
            openingUnknown?: boolean;
            /**
             * Format: int64
             * @description Onward: what arrived here in full after traced money can have reached the payers (poison); reach, never to be added up. Fen.
             */
            reach?: number;
            /** @description The document or thing asked for. */
            root: boolean;
            /** @description Treasury, clearing, tax and the like: a walk ends here. */
            end: boolean;
            /** @description How many nodes this one stands for; 1 unless Rest or Outside. */
            count: number;
            /** @description Neighbours not drawn, with the flow. */
            hidden: components["schemas"]["HiddenNeighbours"];
            /** @description Facts worth showing: title, issue date, issuer, kind, status, policy label …, as key and value. */
            facts: {
                [key: string]: unknown;
            };
            /** @description Data-quality codes. */
            dataQuality: string[];
            /** @description Source rows, `<batch>/<file>/<line>`; open with GET /api/sources. */
            sources: string[];
        };
        TraceStep: {
            /** @description Edge id; for merged steps a digest of their common ends, kind and grade. */
            id: string;
            /** @enum {string} */
            kind: "distribution" | "reduction" | "recall" | "adjustment" | "carry-over" | "reissue" | "pooling" | "assignment" | "payment" | "transfer" | "bounce" | "refund" | "recovery" | "reversal" | "reclassification" | "cash";
            /** @enum {string} */
            grade: "documented" | "remark" | "attributed";
            /**
             * Format: int64
             * @description The whole edge, or the sum of the merged ones. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description The part of it that is the traced document's, pro-rata; null where no method has been applied (paths). Fen.
             */
            attributed: number | null;
            /** @description `attributed` by method; left out where all four agree on it. */
            byMethod?: components["schemas"]["MethodAmounts"];
            /** @description Edges merged in this step. */
            count: number;
            /** @description Node id. */
            source: string;
            /** @description Node id. */
            target: string;
            /** @description 上级文号 */
            upperDocumentNumber: string | null;
            /** @description 上级下达日期; epoch ms, Asia/Shanghai */
            upperIssuedAt: number | null;
            /** @description 本级登记日期; epoch ms */
            registeredAt: number | null;
            /** @description 下达文号 */
            onwardDocumentNumber: string | null;
            /** @description 下达日期; epoch ms */
            onwardIssuedAt: number | null;
            /** @description 分配去向 */
            destination: string | null;
            /** @description 付款单位 */
            payingUnit: string | null;
            /** @description 付款账号, masked */
            payingAccount: string | null;
            /** @description 支付时间; epoch ms. Merged steps: the first. */
            paidAt: number | null;
            /** @description 支付用途 */
            purpose: string | null;
            /** @description 收款人, masked where personal */
            payee: string | null;
            /** @description 收款账号, masked */
            payeeAccount: string | null;
            /**
             * @description How precise the time is; with day the order inside the day is unproven.
             * @enum {string|null}
             */
            timePrecision: "day" | "minute" | "second" | null;
            /** @description Source rows; of merged steps those of the first. */
            sources: string[];
            /** @description Data-quality codes. */
            dataQuality: string[];
            /** @description Payments which this one undoes. */
            settles: string[];
            /** @description Payments merged in this step about which a match of records of several systems waits for a person; left out where there are none. */
            unconfirmed?: number;
        };
        TraceLevel: {
            column: number;
            /** @enum {string} */
            level: "central" | "province" | "city" | "county" | "township" | "unit" | "intermediate" | "payee" | "onward" | "outside";
            /**
             * Format: int64
             * @description Traced money or quota that entered this column from a lower one; of the first column, what was issued. Fen.
             */
            amount: number;
            /** @description Nodes of the whole answer in this column, drawn or not. */
            nodes: number;
        };
        Unexplained: {
            /** @enum {string} */
            reason: "time-inconsistent" | "no-onward-link" | "cash" | "payee-unknown" | "account-outside-data" | "outside-period" | "cut-off" | "outside-scope";
            /**
             * Format: int64
             * @description Fen.
             */
            amount: number;
        };
        UnconfirmedShare: {
            /**
             * Format: int64
             * @description Traced money in these payments; what passes two of them counts with each. Fen.
             */
            amount: number;
            /** @description Payments. */
            payments: number;
        };
        TraceTotals: {
            /**
             * Format: int64
             * @description Traced quota issued. Fen.
             */
            issued: number;
            /**
             * Format: int64
             * @description Rests on indicators. Fen.
             */
            unspent: number;
            /**
             * Format: int64
             * @description Rests on fiscal-side accounts. Fen.
             */
            held: number;
            /**
             * Format: int64
             * @description Rests at payees and ends. Fen.
             */
            paid: number;
            /**
             * Format: int64
             * @description Back in a treasury without restoring quota. Fen.
             */
            returned: number;
            unexplained: components["schemas"]["Unexplained"][];
            /** @description Beside the sum, never inside it; left out where nothing waits for a person. */
            unconfirmed?: components["schemas"]["UnconfirmedShare"];
        };
        TraceNet: {
            /**
             * Format: int64
             * @description Documented payments to payees before recoveries, traced share. Fen.
             */
            paidGross: number;
            /**
             * Format: int64
             * @description Bounces, refunds and recoveries settling them, in full. Fen.
             */
            recovered: number;
            /**
             * Format: int64
             * @description Recovered beyond the traced money that physically came back. Fen.
             */
            madeGood: number;
        };
        MethodTotals: {
            /** @enum {string} */
            method: "proRata" | "fifo" | "lifo" | "libr";
            totals: components["schemas"]["TraceTotals"];
            net: components["schemas"]["TraceNet"];
        };
        Excess: {
            /** @description Indicator or account where more left than had arrived. */
            place: string;
            name: string;
            /**
             * Format: int64
             * @description Pro-rata. Fen.
             */
            amount: number;
            /** @description Left out where all four methods agree. */
            byMethod?: components["schemas"]["MethodAmounts"];
        };
        ListSum: {
            /** @description How many there are, listed or not. */
            count: number;
            /**
             * Format: int64
             * @description Pro-rata. Fen.
             */
            amount: number;
            /** @description Left out where all four methods say the same. */
            byMethod?: components["schemas"]["MethodAmounts"];
        };
        HeldAges: {
            /**
             * Format: int64
             * @description Less than one year. Fen.
             */
            underOneYear: number;
            /**
             * Format: int64
             * @description From one year on, less than two. Fen.
             */
            oneToTwoYears: number;
            /**
             * Format: int64
             * @description Two years and longer. Fen.
             */
            overTwoYears: number;
        };
        HeldBalance: {
            /** @description Account id. */
            account: string;
            /** @description Its name or number, masked. */
            name: string;
            /** @description Kind of account. */
            kind: string;
            /** @description Region code. */
            region: string | null;
            /**
             * Format: int64
             * @description Pro-rata. Fen.
             */
            amount: number;
            /** @description Left out where all four methods say the same. */
            byMethod?: components["schemas"]["MethodAmounts"];
            /** @description All four methods say the same. Never claimed where an opening balance on the way is unknown. */
            agree: boolean;
            /** @description An opening balance on the way is unknown: the least that may be traced here is 0. */
            openingUnknown?: boolean;
            /** @description Arrival of the oldest part that still rests, first in first out; epoch ms. */
            since: number | null;
            /** @description Whole days from then to the date of the answer. */
            days: number | null;
            ages: components["schemas"]["HeldAges"];
        };
        TraceMarks: {
            /** @description Accounts whose whole ledger was read. */
            ledgers: number;
            /** @description Of these, accounts without a stated opening balance. */
            openingsUnknown: number;
            /** @description Days on which the order of events had to be guessed because only dates are known. */
            unprovenDays: number;
            /** @description The first thirty of these days; epoch ms. */
            unproven: number[];
            /** @description Onward payments followed. */
            edges: number;
            /** @description Events of quota and money in the computation. */
            events: number;
        };
        CutOff: {
            nodes: number;
            steps: number;
            /**
             * Format: int64
             * @description Sum of the `attributed ?? amount` of the steps not listed. Fen.
             */
            amount: number;
            /** @description Give it back as `cursor` for the rest. */
            cursor: string | null;
        };
        BelowMinAmount: {
            steps: number;
            /**
             * Format: int64
             * @description Sum of their `attributed`. Fen.
             */
            amount: number;
        };
        TraceView: {
            document: components["schemas"]["TraceDocument"];
            /** @description By column, then received (largest first), then id. */
            nodes: components["schemas"]["TraceNode"][];
            /** @description aggregate: by source column, amount (largest first), id. rows: by (time, id). */
            steps: components["schemas"]["TraceStep"][];
            levels: components["schemas"]["TraceLevel"][];
            totals: components["schemas"]["TraceTotals"];
            net: components["schemas"]["TraceNet"];
            /** @description The same by each method; the first repeats `totals` and `net`. */
            methods: components["schemas"]["MethodTotals"][];
            /** @description Largest first; at most fifty, `excessSum` is of all. */
            excess: components["schemas"]["Excess"][];
            excessSum: components["schemas"]["ListSum"];
            /** @description Accounts from which more left than had arrived: it came from outside the data. Largest first; at most fifty, `unknownInflowSum` is of all. */
            unknownInflow: components["schemas"]["Excess"][];
            unknownInflowSum: components["schemas"]["ListSum"];
            /** @description Largest first; at most fifty, `heldCount` says of how many. */
            held: components["schemas"]["HeldBalance"][];
            heldCount: number;
            marks: components["schemas"]["TraceMarks"];
            cutOff: components["schemas"]["CutOff"];
            /** @description With `minAmount`: what it hides. */
            belowMinAmount?: components["schemas"]["BelowMinAmount"];
            /**
             * @description Where the walk was made.
             * @enum {string}
             */
            engine: "projection" | "cypher";
            /** @description The business date asked for. */
            asOf: string | null;
            /** @description Sequence of the newest batch that counts. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        Problem: {
            /**
             * @description One name per kind of failure; never changes.
             * @example urn:yuanliu:problem:document-not-found
             */
            type: string;
            /** @example No such document */
            title: string;
            /** @example 404 */
            status: number;
            /** @example No document carries the number 豫财农〔2017〕99号. */
            detail: string;
            /**
             * @description The last part of `type`, for programs.
             * @example document-not-found
             */
            code: string;
            /**
             * @description What to do next.
             * @example Check the year and the serial number, or pick one of the candidates.
             */
            hint: string;
            /**
             * @description Stands in the log beside the cause.
             * @example 0192f0c1-8a57-4b1e-9a61-2f5b8f6a1c11
             */
            requestId: string;
            /**
             * @description The field of the question that is at fault.
             * @example depth
             */
            field?: string;
            /** @description What could have been meant. */
            candidates?: {
                [key: string]: unknown;
            }[];
            /** @description Each fault with its reason: of a load package with file and line, of settings with place, rule, setting, type and range. */
            faults?: {
                [key: string]: unknown;
            }[];
        };
        BulkTraceLine: {
            /** @description As it was asked. */
            documentNumber: string;
            trace?: components["schemas"]["TraceView"];
            problem?: components["schemas"]["Problem"];
        };
        ChangeMoment: {
            /** @description Business date. */
            asOf: string | null;
            /** @description Sequence of the newest batch that counts. */
            dataVersion: number;
            totals: components["schemas"]["TraceTotals"];
            net: components["schemas"]["TraceNet"];
        };
        StepChange: {
            /** @enum {string} */
            change: "appeared" | "gone" | "changed" | "corrected";
            /** @description Edge id. */
            id: string;
            /** @enum {string} */
            kind: "distribution" | "reduction" | "recall" | "adjustment" | "carry-over" | "reissue" | "pooling" | "assignment" | "payment" | "transfer" | "bounce" | "refund" | "recovery" | "reversal" | "reclassification" | "cash";
            /**
             * @description In the later answer, of what is gone in the earlier one.
             * @enum {string}
             */
            grade: "documented" | "remark" | "attributed";
            /** @description Document number, or payee, as it is shown. */
            name: string | null;
            /** @description Who paid or gave, as it is shown: the paying unit or the upper document; null for what goes back. */
            from: string | null;
            /** @description When it was paid or issued; epoch ms, Asia/Shanghai. */
            at: number | null;
            /** @description Source rows; open with GET /api/sources. */
            sources: string[];
            /**
             * Format: int64
             * @description Traced part before. Fen.
             */
            before: number | null;
            /**
             * Format: int64
             * @description Traced part after. Fen.
             */
            after: number | null;
            /** @description Batch that brought or retired the step; null where the step itself was touched by none: its date lies between, or its share follows from other changes. */
            batch: number | null;
        };
        ChangeBatch: {
            sequence: number;
            /** @description Batch id; GET /api/loads/{id}. */
            id: string;
            /** @description append, correct, replace, withdraw or review. */
            mode: string | null;
            /** @description Epoch ms. */
            loadedAt: number | null;
            /** @description Changed steps that it brought or retired. */
            steps: number;
        };
        ChangesView: {
            before: components["schemas"]["ChangeMoment"];
            after: components["schemas"]["ChangeMoment"];
            /** @description Largest difference first, ties by id; `limit` at most. */
            changes: components["schemas"]["StepChange"][];
            /** @description Changes in all. */
            total: number;
            /**
             * Format: int64
             * @description Sum of the differences, without sign, of the changes that are not listed. Fen.
             */
            unlisted: number;
            /** @description By sequence; batches of the listed changes. */
            batches: components["schemas"]["ChangeBatch"][];
        };
        ReachDocument: {
            id: string;
            /** @description Canonical number, or the start's name where the trace did not start from a document. */
            number: string;
            numberAsWritten: string | null;
            title: string | null;
            issuer: string | null;
            /** @description Epoch ms, Asia/Shanghai. */
            issuedAt: number | null;
        };
        ReachHop: {
            /** @description Payments. */
            payments: number;
            /**
             * Format: int64
             * @description Their sum in full, whosever money it was. Fen.
             */
            amount: number;
            /** @description Payments after the documented payee; 0 are the documented payments themselves, before refunds: what passed through a batch account counts there, and again at those paid from it. */
            hop: number;
            /** @description Accounts reached with this hop and not before. */
            accounts: number;
            /** @description Of these accounts, those of treasuries, taxes, batches and the like, where the walk ends. */
            ends: number;
        };
        ReachedAccountView: {
            /** @description Payments. */
            payments: number;
            /**
             * Format: int64
             * @description Their sum in full, whosever money it was. Fen.
             */
            amount: number;
            /** @description Account id, opaque. */
            account: string;
            /** @description Node id of the holder, or of the account where it stands for itself. */
            id: string;
            /** @enum {string} */
            kind: "Document" | "Region" | "Unit" | "Project" | "Account" | "PayoutBatch" | "Enterprise" | "Household" | "Person" | "Rest" | "Outside";
            /** @description Name; personal names and account numbers are masked. */
            name: string;
            /** @description Region code. */
            region: string | null;
            /** @description Name of the region. */
            regionName: string | null;
            /** @description Payments after the documented payee on the shortest way here. */
            hop: number;
            /** @description When money of the document can first have arrived; epoch ms, Asia/Shanghai. */
            reachedAt: number;
            /** @description Treasury, clearing, tax and the like: the walk ends here. */
            end: boolean;
        };
        ReachCutOff: {
            /** @description Accounts. */
            accounts: number;
            /**
             * Format: int64
             * @description What arrived there in full. Fen.
             */
            amount: number;
            /** @description Give it back as `cursor` for the rest. */
            cursor: string | null;
        };
        ReachSum: {
            /** @description Payments. */
            payments: number;
            /**
             * Format: int64
             * @description Their sum in full, whosever money it was. Fen.
             */
            amount: number;
        };
        ReachView: {
            document: components["schemas"]["ReachDocument"];
            /** @description Lines that its quota reached, with its own. */
            lines: number;
            /** @description By hop. */
            hops: components["schemas"]["ReachHop"][];
            /** @description By hop, amount (largest first), account id. */
            accounts: components["schemas"]["ReachedAccountView"][];
            cutOff: components["schemas"]["ReachCutOff"];
            /** @description Cut off by a limit: leaves reached accounts later, but depth, window or number of edges end the walk. */
            stopped: components["schemas"]["ReachSum"];
            /** @description With a scope: goes from accounts of the region to what lies outside; not followed in this answer. */
            outside: components["schemas"]["ReachSum"];
            /**
             * @description Where the walk was made.
             * @enum {string}
             */
            engine: "projection" | "cypher";
            /** @description The business date asked for. */
            asOf: string | null;
            /** @description Sequence of the newest batch that counts. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        TraceSetRequest: {
            /**
             * @description Issuing unit or region, where one number has several issuers: its id or its name.
             * @example 河南省财政厅
             */
            issuer?: string;
            /**
             * @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything.
             * @example 410300
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
            asOfBatch?: number;
            /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
            windowDays?: number;
            /**
             * @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen.
             * @default 2000000
             */
            edges: number;
            /**
             * @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure.
             * @default 30000
             */
            timeBudgetMs: number;
            /**
             * @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready.
             * @enum {string}
             */
            engine?: "projection" | "cypher";
            /** @description Where the page before ended (`cutOff.cursor`). */
            cursor?: string;
            /**
             * @description Payment hops followed after the documented payee, in time order.
             * @default 0
             */
            depth: number;
            /**
             * @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps; totals lists none.
             * @default aggregate
             * @enum {string}
             */
            view: "aggregate" | "rows" | "totals";
            /** @description aggregate: nodes drawn at most (default 150, and never more); rows: steps on a page (default 200). */
            limit?: number;
            /**
             * @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum.
             * @default 10
             */
            hubCap: number;
            /**
             * @description Fen: steps whose traced part is smaller by every method are not listed; their number and sum are in `belowMinAmount`. Totals stay whole.
             * @default 0
             */
            minAmount: number;
            /** @description aggregate: id of a drawn node; answers with all its neighbours (up to `limit`) instead of the whole picture. */
            node?: string;
            /**
             * @description json: one answer. csv and ndjson: a stream of all steps, whole, without paging. Without it the Accept header decides (text/csv, application/x-ndjson).
             * @enum {string}
             */
            format?: "json" | "csv" | "ndjson";
            /**
             * @description csv: language of the headings.
             * @default zh
             * @enum {string}
             */
            lang: "zh" | "en";
            /**
             * @description Document numbers in any common spelling.
             * @example [
             *       "豫财农〔2017〕12号"
             *     ]
             */
            documentNumbers?: string[];
            /** @description Fund tags (资金标识). */
            fundTags?: string[];
            /** @description Names of funds (资金名称). */
            funds?: string[];
            /** @description Project codes or ids. */
            projects?: string[];
            /**
             * @description Fiscal years.
             * @example [
             *       2017,
             *       2018
             *     ]
             */
            years?: number[];
            /**
             * @description Region codes; each with all regions it supervises.
             * @example [
             *       "410300"
             *     ]
             */
            regions?: string[];
        };
        SetChangesQuestion: {
            /**
             * @description Issuing unit or region, where one number has several issuers: its id or its name.
             * @example 河南省财政厅
             */
            issuer?: string;
            /**
             * @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything.
             * @example 410300
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
            asOfBatch?: number;
            /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
            windowDays?: number;
            /**
             * @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen.
             * @default 2000000
             */
            edges: number;
            /**
             * @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure.
             * @default 30000
             */
            timeBudgetMs: number;
            /**
             * @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready.
             * @enum {string}
             */
            engine?: "projection" | "cypher";
            /**
             * @description Payment hops followed after the documented payee, in time order.
             * @default 0
             */
            depth: number;
            /**
             * @description Business date of the earlier answer; default: that of the question. One of the two is needed.
             * @example 2019-06-30
             */
            sinceAsOf?: string;
            /** @description Batch of the earlier answer; default: that of the question. */
            sinceAsOfBatch?: number;
            /**
             * @description Changes listed at most.
             * @default 100
             */
            limit: number;
            /**
             * @description Document numbers in any common spelling.
             * @example [
             *       "豫财农〔2017〕12号"
             *     ]
             */
            documentNumbers?: string[];
            /** @description Fund tags (资金标识). */
            fundTags?: string[];
            /** @description Names of funds (资金名称). */
            funds?: string[];
            /** @description Project codes or ids. */
            projects?: string[];
            /**
             * @description Fiscal years.
             * @example [
             *       2017,
             *       2018
             *     ]
             */
            years?: number[];
            /**
             * @description Region codes; each with all regions it supervises.
             * @example [
             *       "410300"
             *     ]
             */
            regions?: string[];
        };
        BulkTraceRequest: {
            /**
             * @description Issuing unit or region, where one number has several issuers: its id or its name.
             * @example 河南省财政厅
             */
            issuer?: string;
            /**
             * @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything.
             * @example 410300
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
            asOfBatch?: number;
            /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
            windowDays?: number;
            /**
             * @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen.
             * @default 2000000
             */
            edges: number;
            /**
             * @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure.
             * @default 30000
             */
            timeBudgetMs: number;
            /**
             * @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready.
             * @enum {string}
             */
            engine?: "projection" | "cypher";
            /** @description Where the page before ended (`cutOff.cursor`). */
            cursor?: string;
            /**
             * @description Payment hops followed after the documented payee, in time order.
             * @default 0
             */
            depth: number;
            /**
             * @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps; totals lists none.
             * @default aggregate
             * @enum {string}
             */
            view: "aggregate" | "rows" | "totals";
            /** @description aggregate: nodes drawn at most (default 150, and never more); rows: steps on a page (default 200). */
            limit?: number;
            /**
             * @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum.
             * @default 10
             */
            hubCap: number;
            /**
             * @description Fen: steps whose traced part is smaller by every method are not listed; their number and sum are in `belowMinAmount`. Totals stay whole.
             * @default 0
             */
            minAmount: number;
            /** @description aggregate: id of a drawn node; answers with all its neighbours (up to `limit`) instead of the whole picture. */
            node?: string;
            /**
             * @description Document numbers in any common spelling.
             * @example [
             *       "豫财农〔2017〕12号"
             *     ]
             */
            documentNumbers: string[];
        };
        PathQuestion: {
            /** @description Node id money leaves. */
            source: string;
            /** @description Node id money reaches. */
            target: string;
            /**
             * @description Payments on the way at most.
             * @default 6
             */
            hops: number;
            /**
             * @description Smallest step considered, fen.
             * @default 0
             */
            amountMin: number;
            /**
             * @description Paths at most.
             * @default 10
             */
            limit: number;
            /**
             * @description Each step later than the one before.
             * @default true
             */
            timeOrder: boolean;
            /**
             * @description Region whose subtree may be seen. Default: everything.
             * @example 410300
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
            asOfBatch?: number;
        };
        TracePath: {
            /**
             * Format: int64
             * @description The smallest step of the path: no more than this can have gone all the way. Fen.
             */
            amount: number;
            /** @description Node ids, first to last. */
            nodes: string[];
            /** @description Step ids in order. */
            steps: string[];
            /** @description False: two steps follow each other on a day inside which the order is unknown. */
            orderProven: boolean;
        };
        PathView: {
            /** @description By length, then amount (largest first), then step ids. Empty: there is no path within the hops asked for. */
            paths: components["schemas"]["TracePath"][];
            nodes: components["schemas"]["TraceNode"][];
            steps: components["schemas"]["TraceStep"][];
            /** @description More paths exist than the limit lists, or the search reached its edge budget. */
            more: boolean;
            /** @description Business date of the question; null: everything that is known. */
            asOf: string | null;
            dataVersion: number;
            queries: string[];
        };
        RuleClauseView: {
            /** @example b */
            clause: string;
            /** @description Sources beside those of the rule without which it cannot be judged. */
            needs: string[];
            /** @description What it is. */
            text: string;
            /** @description The same in Chinese. */
            textZh: string;
        };
        RuleUnitView: {
            /** @example household */
            one: string;
            /** @example households */
            many: string;
            /** @example 户 */
            zh: string;
        };
        RuleSettingView: {
            name: string;
            /** @description string, integer, number, fen, instant, day, boolean or map; with [] a list. */
            type: string;
            /** @description Value where no region has another one. */
            default: {
                [key: string]: unknown;
            };
            /**
             * @description What its texts are names of; null: texts as they stand in the data.
             * @enum {string|null}
             */
            valuesOf: "account-kinds" | "unit-kinds" | "record-kinds" | "line-fields" | null;
            /** @description What it is, and where its value comes from. */
            meaning: string;
            meaningZh: string;
        };
        BandCount: {
            /** @enum {string} */
            band: "red" | "orange" | "yellow" | "blue";
            /** @enum {string} */
            status: "hit" | "excluded" | "gone";
            /** @description Findings. */
            findings: number;
            /**
             * Format: int64
             * @description Amount at risk, added up; findings may be about the same money. Fen.
             */
            amount: number;
        };
        RateView: {
            /** @description Subjects judged. */
            judged: number;
            /** @description Hits among them. */
            hits: number;
            /** @description Explained by a trap; counted as passed. */
            excluded: number;
            /** @description Hits among what was judged; null where nothing was. */
            rate: number | null;
            /** @description Regions in which something was judged. */
            regions: number;
            /** @description Regions in which the rule could not be judged at all, for want of a source. None of them is in the rate. */
            regionsLacking: number;
            /** @description Regions in which only some of its clauses could be judged. */
            regionsOpen: number;
            /** @description Sources that lack in these regions. */
            missing: string[];
            /** @description When the oldest of the runs behind it began; epoch ms, null where there is none. */
            earliestAt: number | null;
            /** @description When the newest of them began: a run of some regions takes the place of an older one there alone. */
            latestAt: number | null;
        };
        RuleView: {
            /** @description Name of its file. */
            id: string;
            /** @example JS-01 */
            code: string;
            /** @enum {string} */
            class: "JS" | "FP" | "BF" | "SY" | "ZH" | "SK" | "GX";
            title: string;
            titleZh: string;
            /** @description Bands it can give, worst first. */
            bands: ("red" | "orange" | "yellow" | "blue")[];
            /** @description When it gives which band. */
            bandsText: string;
            bandsTextZh: string;
            /**
             * @description How often it is expected to be right.
             * @enum {string}
             */
            precision: "high" | "medium" | "low";
            /** @description Label of what is judged. */
            subject: string;
            /** @description Sources without which nothing can be judged. */
            needs: string[];
            /** @description Cases of which one is enough; empty: the rule has one only. */
            clauses: components["schemas"]["RuleClauseView"][];
            /** @description Ids of the traps that can explain a finding. */
            traps: string[];
            /** @enum {string} */
            measure: "days" | "fen" | "share" | "count" | "months";
            /** @description Of a count: what is counted; null: things that have no common word. */
            unit: components["schemas"]["RuleUnitView"] | null;
            settings: components["schemas"]["RuleSettingView"][];
            why: string;
            whyZh: string;
            /** @description Law, and origin of each threshold. */
            basis: string;
            basisZh: string;
            version: number;
            /** @description Findings by band and state, of what the caller may see. */
            counts: components["schemas"]["BandCount"][];
            /** @description How much was judged and hit, of what the caller may see; null: never judged. */
            rate: components["schemas"]["RateView"] | null;
        };
        TrapView: {
            /** @example T-JS4 */
            id: string;
            /**
             * @description What it does: counts as a pass, lowers the band, or puts the data right before anything is judged.
             * @enum {string}
             */
            effect: "suppress" | "lower" | "adjust";
            title: string;
            titleZh: string;
            /** @description What has to be so, or on file. */
            meaning: string;
            /** @description The same in Chinese. */
            meaningZh: string;
        };
        RuleListView: {
            /** @description By code. */
            rules: components["schemas"]["RuleView"][];
            /** @description What can explain a finding, in words; rules name them by id. */
            traps: components["schemas"]["TrapView"][];
            /** @description The official list of 44 rules is not public: classes and number are, conditions and thresholds are reconstructed. */
            note: string;
        };
        FindingView: {
            /** @description Stays the same over runs as long as rule, subject and key are. */
            id: string;
            rule: string;
            code: string;
            /** @description Node id. */
            subject: string;
            /** @description Region code. */
            region: string;
            /** @description Name of the region. */
            regionName: string | null;
            /** @enum {string} */
            status: "hit" | "excluded" | "gone";
            /** @enum {string} */
            band: "red" | "orange" | "yellow" | "blue";
            /** @description Clause of the rule that is met. */
            clause: string | null;
            /** @description What the clause is; null: there is none, or another version of the rule found it. */
            clauseText: string | null;
            /** @description The same in Chinese. */
            clauseTextZh: string | null;
            /** @description Trap that explains it; whitelist: an entry of the rule’s whitelist does. */
            trap: string | null;
            /** @description Measured value, in the measure of the rule. */
            measured: number | null;
            /** @description Its limit. */
            limit: number | null;
            /**
             * Format: int64
             * @description Amount at risk. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description Bounced, refunded, recovered or reversed of the payments that show it, or showed it before. Fen.
             */
            recovered: number;
            /** @description One sentence of facts, English. */
            message: string;
            /** @description The same in Chinese. */
            messageZh: string;
            /** @description Nodes that show it. */
            nodes: string[];
            /** @description Edges that show it. */
            edges: string[];
            /** @description Version of the rule that made it as it is. */
            version: number;
            /** @description Data version that it was made of. */
            dataVersion: number;
            /** @description The day D: its last moment, epoch ms. */
            asOf: number;
            /** @description First found; epoch ms. */
            openedAt: number;
            /** @description As it is now since; epoch ms. */
            since: number;
        };
        FindingListView: {
            /** @description By band (worst first), amount at risk (largest first), id. */
            findings: components["schemas"]["FindingView"][];
            /** @description Of all that the question meets but for band and state. */
            counts: components["schemas"]["BandCount"][];
            /** @description Give it back for the rest. */
            cursor: string | null;
        };
        RuleCount: {
            code: string;
            /** @description Findings of it. */
            findings: number;
        };
        RegionCount: {
            /** @description Region code. */
            region: string;
            /** @description Its name. */
            regionName: string | null;
            /** @description Findings there. */
            findings: number;
        };
        HubView: {
            /** @description Edge id. */
            id: string;
            /** @description Findings of the scope that name it. */
            findings: number;
        };
        FindingGroupView: {
            /** @description Id of one of its findings, the smallest: the same as long as the same findings are in it. */
            id: string;
            /**
             * @description Worst band in it.
             * @enum {string}
             */
            band: "red" | "orange" | "yellow" | "blue";
            /** @description Findings in it. */
            findings: number;
            /** @description What they are about. */
            subjects: number;
            /**
             * Format: int64
             * @description Amount at risk, not counted twice: of findings that share a payment, or that name none and have one subject, only the largest counts. The least that is at risk, since two of them may still be about different parts. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description All amounts added up: the most. Fen.
             */
            sum: number;
            /** @description Edges that two or more of its findings name and by which they were joined. */
            shared: number;
            /** @description Most findings first, then by code. */
            rules: components["schemas"]["RuleCount"][];
            /** @description Most findings first, then by code; at most ten. */
            regions: components["schemas"]["RegionCount"][];
            /** @description Edges of its findings that joined nothing, since too many name them; at most ten. */
            notJoined: components["schemas"]["HubView"][];
            /** @description Worst band, largest amount first; the first of a list, else a page. */
            listed: components["schemas"]["FindingView"][];
        };
        FindingGroupListView: {
            /** @description By worst band, amount (largest first), size, id. */
            groups: components["schemas"]["FindingGroupView"][];
            /** @description Groups that the question meets. */
            total: number;
            /** @description Findings in them. */
            findings: number;
            /** @description Findings that stand and were looked at, before rule and band are asked for. */
            compared: number;
            /** @description There are more findings than are grouped; the worst come first. */
            isCut: boolean;
            /** @description An edge that more findings name than this joins none of them, and a subject with more stays a group of its own. */
            joinMax: number;
            /** @description Edges that joined nothing for that reason, most findings first; at most twenty. */
            notJoined: components["schemas"]["HubView"][];
            /** @description How many they are in all. */
            notJoinedCount: number;
            /** @description Give it back for the rest. */
            cursor: string | null;
        };
        FindingGroupPageView: {
            /** @description Id of one of its findings, the smallest: the same as long as the same findings are in it. */
            id: string;
            /**
             * @description Worst band in it.
             * @enum {string}
             */
            band: "red" | "orange" | "yellow" | "blue";
            /** @description Findings in it. */
            findings: number;
            /** @description What they are about. */
            subjects: number;
            /**
             * Format: int64
             * @description Amount at risk, not counted twice: of findings that share a payment, or that name none and have one subject, only the largest counts. The least that is at risk, since two of them may still be about different parts. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description All amounts added up: the most. Fen.
             */
            sum: number;
            /** @description Edges that two or more of its findings name and by which they were joined. */
            shared: number;
            /** @description Most findings first, then by code. */
            rules: components["schemas"]["RuleCount"][];
            /** @description Most findings first, then by code; at most ten. */
            regions: components["schemas"]["RegionCount"][];
            /** @description Edges of its findings that joined nothing, since too many name them; at most ten. */
            notJoined: components["schemas"]["HubView"][];
            /** @description Worst band, largest amount first; the first of a list, else a page. */
            listed: components["schemas"]["FindingView"][];
            /** @description Give it back for the rest of its findings. */
            cursor: string | null;
        };
        EvidenceNode: {
            /** @description Node id; `outside:1` … for what lies outside the region of the caller. */
            id: string;
            /** @enum {string} */
            kind: "Region" | "Unit" | "Document" | "Indicator" | "Project" | "Account" | "PayoutBatch" | "SubsidyItem" | "Enterprise" | "Household" | "Person" | "Tender" | "Contract" | "Contact" | "Record" | "Balance";
            /** @description Name or number, masked where personal; null outside the region of the caller. */
            name: string | null;
            /** @description Region code; null outside the region of the caller, and where there is none. */
            region: string | null;
            /** @description Name of the region. */
            regionName: string | null;
            /** @description Lies outside the region of the caller and is not connected with it: no id, no name. */
            outside: boolean;
            /** @description What the finding is about. */
            subject: boolean;
            /** @description The rule names it, or a payment it names begins or ends there; else it is shown because it connects the others. */
            listed: boolean;
            /** @description What more a reader needs to know it by: kind of an account, value of a record; masked. */
            detail: string | null;
            /**
             * Format: int64
             * @description Amount of a line, contract or record. Fen.
             */
            amount: number | null;
        };
        EvidenceEdge: {
            /** @description Edge id; numbered where an end lies outside the region of the caller. */
            id: string;
            /** @enum {string} */
            kind: "PART_OF" | "FUNDED_THROUGH" | "SUPERVISED_BY" | "IN" | "ISSUED_BY" | "CARRIES" | "ALLOCATED" | "GIVEN_TO" | "FOR" | "REGISTERED" | "PART_OF_TOTAL" | "PAID" | "OBSERVED" | "FUNDED_BY" | "HELD_BY" | "CARD_OF" | "SUCCEEDED_BY" | "MEMBER_OF" | "LEGAL_REP_OF" | "SHAREHOLDER_OF" | "STAFF_OF" | "KIN_OF" | "USES" | "SPLIT_FROM" | "SAME_AS" | "MERGED_INTO" | "BENEFITS_FROM" | "CONTRACTED_FOR" | "BID" | "ABOUT" | "DRAWN_ON" | "BENEFICIARY";
            /** @description Kind of payment or of allocation. */
            movement: string | null;
            /** @description Node id. */
            source: string;
            /** @description Node id. */
            target: string;
            /**
             * Format: int64
             * @description Amount, where it has one. Fen.
             */
            amount: number | null;
            /** @description When; epoch ms. Of a state, since when. */
            at: number | null;
            /** @description The time is a day: what came first on it is unproven. */
            dayOnly: boolean;
            /** @description Role, relation, number of registration or period. */
            detail: string | null;
            /** @description The rule names it; else it is shown because it connects. */
            listed: boolean;
            /** @description Source rows, as GET /api/sources takes them. */
            sources: string[];
        };
        EvidenceLeftOut: {
            /** @description Nodes that the rule names and that are left out. */
            nodes: number;
            /** @description Edges that the rule names and that are left out. */
            edges: number;
            /**
             * Format: int64
             * @description What the edges left out moved. Fen.
             */
            amount: number;
            /** @description Nodes and edges the rule names that this data version does not hold. */
            unknown: number;
        };
        EvidenceTrace: {
            /** @enum {string} */
            kind: "document" | "indicator" | "payment" | "account" | "payee" | "project";
            /** @description Node or edge id to trace from. */
            id: string;
            /** @description Number of the document, where the trace begins with one. */
            number: string | null;
            /** @description Its issuer, as the trace takes it. */
            issuer: string | null;
            /** @description Its largest payment, whose trace shows that money alone; null where the evidence names none. */
            payment: string | null;
            /** @description Ids that a trace may draw of the evidence: nodes and payments, documents for their lines. */
            marked: string[];
        };
        EvidenceView: {
            finding: string;
            /** @description Node id. */
            subject: string;
            /** @description Data version. */
            dataVersion: number;
            /** @description The subject first, then what the rule names, then what connects; each by id. */
            nodes: components["schemas"]["EvidenceNode"][];
            /** @description By id. */
            edges: components["schemas"]["EvidenceEdge"][];
            leftOut: components["schemas"]["EvidenceLeftOut"];
            /** @description Parts that nothing within reach connects; 1 where all hang together. */
            parts: number;
            /** @description null: nothing in it can be traced. */
            trace: components["schemas"]["EvidenceTrace"] | null;
        };
        FindingEventView: {
            /** @description Running number. */
            seq: number;
            /** @enum {string} */
            event: "new" | "changed" | "raised" | "lowered" | "gone" | "reopened" | "recovered";
            /** @description Epoch ms. */
            at: number;
            /** @description Who: `system` is a run of the service. */
            actor: string;
            /** @description Run. */
            run: string;
            /** @description Data version. */
            dataVersion: number;
            /**
             * Format: int64
             * @description Of `recovered`: what has come back since the event before. Fen.
             */
            recovered: number | null;
            /** @description The finding as it was after the event; of `gone`, before it. */
            state: {
                [key: string]: unknown;
            };
        };
        BaseRateView: {
            /** @description In its region; null where no run judged all subjects there. */
            region: components["schemas"]["RateView"] | null;
            /** @description In its province: one sum, whatever the caller may see of it. */
            province: components["schemas"]["RateView"] | null;
            /** @description Run that judged its region. */
            run: string | null;
            /** @description When it began; epoch ms. */
            at: number | null;
        };
        FindingTrapView: {
            /** @example T-JS4 */
            id: string;
            /**
             * @description What it does: counts as a pass, lowers the band, or puts the data right before anything is judged.
             * @enum {string}
             */
            effect: "suppress" | "lower" | "adjust";
            title: string;
            titleZh: string;
            /** @description What has to be so, or on file. */
            meaning: string;
            /** @description The same in Chinese. */
            meaningZh: string;
            /** @description It explains this finding. */
            holds: boolean;
        };
        LackView: {
            /** @description Clause that waits for data; null: the whole rule. */
            clause: string | null;
            /** @description What it is; null: the whole rule, or a clause that the rule has no more. */
            clauseText: string | null;
            /** @description The same in Chinese. */
            clauseTextZh: string | null;
            /** @description Sources that lack in the region. */
            missing: string[];
        };
        ClearingView: {
            /** @description By the rule. Where no other data decide it, a record of kind `exemption` about the subject, with the id of the trap as its value, does. */
            traps: components["schemas"]["FindingTrapView"][];
            /** @description What could not be judged in its region for want of data. */
            lacks: components["schemas"]["LackView"][];
        };
        FindingDetailView: {
            /** @description Stays the same over runs as long as rule, subject and key are. */
            id: string;
            rule: string;
            code: string;
            /** @description Node id. */
            subject: string;
            /** @description Region code. */
            region: string;
            /** @description Name of the region. */
            regionName: string | null;
            /** @enum {string} */
            status: "hit" | "excluded" | "gone";
            /** @enum {string} */
            band: "red" | "orange" | "yellow" | "blue";
            /** @description Clause of the rule that is met. */
            clause: string | null;
            /** @description What the clause is; null: there is none, or another version of the rule found it. */
            clauseText: string | null;
            /** @description The same in Chinese. */
            clauseTextZh: string | null;
            /** @description Trap that explains it; whitelist: an entry of the rule’s whitelist does. */
            trap: string | null;
            /** @description Measured value, in the measure of the rule. */
            measured: number | null;
            /** @description Its limit. */
            limit: number | null;
            /**
             * Format: int64
             * @description Amount at risk. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description Bounced, refunded, recovered or reversed of the payments that show it, or showed it before. Fen.
             */
            recovered: number;
            /** @description One sentence of facts, English. */
            message: string;
            /** @description The same in Chinese. */
            messageZh: string;
            /** @description Nodes that show it. */
            nodes: string[];
            /** @description Edges that show it. */
            edges: string[];
            /** @description Version of the rule that made it as it is. */
            version: number;
            /** @description Data version that it was made of. */
            dataVersion: number;
            /** @description The day D: its last moment, epoch ms. */
            asOf: number;
            /** @description First found; epoch ms. */
            openedAt: number;
            /** @description As it is now since; epoch ms. */
            since: number;
            /** @description In order; never changed. */
            history: components["schemas"]["FindingEventView"][];
            /** @description How usual such a finding is. */
            baseRate: components["schemas"]["BaseRateView"];
            /** @description What would make it pass. */
            clearing: components["schemas"]["ClearingView"];
        };
        RunRequest: {
            /**
             * @description Codes, ids or classes of rules. Default: all.
             * @example [
             *       "JS",
             *       "SY-07"
             *     ]
             */
            rules?: string[];
            /**
             * @description Only this region and what it supervises.
             * @example 410325
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /**
             * @description Judge only what the batches since the last run can concern. On the same day D it finds what a full run finds; what passing time alone changes is told by a full run. A rule that was never judged there, or under other settings, is judged in full.
             * @example true
             */
            incremental?: boolean;
        };
        RunView: {
            id: string;
            /** @enum {string} */
            status: "running" | "cancelling" | "done" | "cancelled" | "failed" | "interrupted";
            /**
             * @description Whether all subjects are judged, or those that the batches since the last run can concern.
             * @enum {string}
             */
            kind: "full" | "incremental";
            /** @description Of an incremental run: the batches after this data version were followed; null: none, all was judged. */
            since: number | null;
            /** @description Epoch ms. */
            startedAt: number;
            endedAt: number | null;
            /** @description Data version that is judged. */
            dataVersion: number;
            /** @description The day D asked for, its last moment; null: for each region the end of what is covered of the sources a rule needs. */
            asOf: number | null;
            /** @description Rules to judge by. */
            rules: number;
            /** @description Codes of the regions that it was narrowed down to, of what the caller may see; null: everything there that is covered. */
            regions: string[] | null;
            /** @description Subjects judged so far; null in a list for a region: the run itself tells it. */
            judged: number | null;
            /** @description Rule at work. */
            rule: string | null;
            /** @description Why the run failed. */
            error: string | null;
        };
        RunListView: {
            /** @description Newest first; at most fifty. */
            runs: components["schemas"]["RunView"][];
        };
        RuleRunView: {
            rule: string;
            code: string;
            /** @enum {string} */
            status: "done" | "failed";
            /** @description Why it failed; the other rules went on. */
            error: string | null;
            /** @description Milliseconds. */
            durationMs: number;
            /** @description Subjects judged. */
            judged: number;
            /** @description Hits. */
            hits: number;
            /** @description Explained by a trap. */
            excluded: number;
            /** @description In an incremental run: subjects that the batches can concern; null: all were judged. */
            concerned: number | null;
            /**
             * @description In an incremental run, why all subjects of some regions were judged: never before there; by another text, other settings, sources or another day; too long ago; a change that concerns every subject or too many to follow; more than half concerned. Null: only those concerned.
             * @enum {string|null}
             */
            why: "never-judged" | "judged-otherwise" | "long-ago" | "far-reaching" | "many-concerned" | null;
            /** @description By region: code, judged, hits, explained. The rest of what was judged passed. */
            byRegion: unknown[][];
            /** @description Regions in which the rule or a clause could not be judged, with the sources that lack. */
            notEvaluable: {
                [key: string]: unknown;
            }[];
        };
        RunDetailView: {
            id: string;
            /** @enum {string} */
            status: "running" | "cancelling" | "done" | "cancelled" | "failed" | "interrupted";
            /**
             * @description Whether all subjects are judged, or those that the batches since the last run can concern.
             * @enum {string}
             */
            kind: "full" | "incremental";
            /** @description Of an incremental run: the batches after this data version were followed; null: none, all was judged. */
            since: number | null;
            /** @description Epoch ms. */
            startedAt: number;
            endedAt: number | null;
            /** @description Data version that is judged. */
            dataVersion: number;
            /** @description The day D asked for, its last moment; null: for each region the end of what is covered of the sources a rule needs. */
            asOf: number | null;
            /** @description Rules to judge by. */
            rules: number;
            /** @description Codes of the regions that it was narrowed down to, of what the caller may see; null: everything there that is covered. */
            regions: string[] | null;
            /** @description Subjects judged so far; null in a list for a region: the run itself tells it. */
            judged: number | null;
            /** @description Rule at work. */
            rule: string | null;
            /** @description Why the run failed. */
            error: string | null;
            /** @description By rule; those that are done. */
            results: components["schemas"]["RuleRunView"][];
        };
        DraftRequest: {
            /**
             * @description Code or id of the rule.
             * @example JS-01
             */
            rule: string;
            /**
             * @description Settings by name that take the place of the published ones.
             * @example {
             *       "yellowDays": 10
             *     }
             */
            settings: {
                [key: string]: unknown;
            };
            /**
             * @description Only this region and what it supervises.
             * @example 410325
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
        };
        DraftSum: {
            /** @description Findings. */
            findings: number;
            /**
             * Format: int64
             * @description Amount at risk. Fen.
             */
            amount: number;
            /** @description By subject; at most a hundred. */
            listed: {
                [key: string]: unknown;
            }[];
        };
        OverlapView: {
            /** @description Id of a rule; in a draft, of the draft. */
            rule: string;
            /** @description Id of another rule. */
            other: string;
            /** @description Findings of `rule` that share something with one of `other`. */
            shared: number;
            /** @description Findings of `other` that share something with one of `rule`. */
            otherShared: number;
            /** @description Of `shared`: those that have a subject in common. One finding may share both. */
            bySubject: number;
            /** @description Of `shared`: those that have a payment in common. */
            byPayment: number;
            /** @description Findings of `rule` that were compared. */
            findings: number;
            /** @description Findings of `other` that were compared. */
            otherFindings: number;
        };
        DraftView: {
            rule: string;
            /** @description What the clauses of the findings are. */
            clauses: components["schemas"]["RuleClauseView"][];
            /** @description Findings that the draft adds. */
            appear: components["schemas"]["DraftSum"];
            /** @description Findings that it takes away. */
            vanish: components["schemas"]["DraftSum"];
            /** @description Findings that it tells otherwise, as `before` and `after`. */
            change: components["schemas"]["DraftSum"];
            /** @description Findings told alike. */
            unchanged: number;
            /** @description Milliseconds of the rule as published. */
            publishedMs: number;
            /** @description Milliseconds with the draft, which comes second and meets what the other has read. */
            draftMs: number;
            /** @description Other rules that already show what the draft would, by stored hits; the twenty that share most. */
            overlap: components["schemas"]["OverlapView"][];
            /** @description Data version. */
            dataVersion: number;
        };
        RegionRateView: {
            /** @description Subjects judged. */
            judged: number;
            /** @description Hits among them. */
            hits: number;
            /** @description Explained by a trap; counted as passed. */
            excluded: number;
            /** @description Hits among what was judged; null where nothing was. */
            rate: number | null;
            /** @description Regions in which something was judged. */
            regions: number;
            /** @description Regions in which the rule could not be judged at all, for want of a source. None of them is in the rate. */
            regionsLacking: number;
            /** @description Regions in which only some of its clauses could be judged. */
            regionsOpen: number;
            /** @description Sources that lack in these regions. */
            missing: string[];
            /** @description When the oldest of the runs behind it began; epoch ms, null where there is none. */
            earliestAt: number | null;
            /** @description When the newest of them began: a run of some regions takes the place of an older one there alone. */
            latestAt: number | null;
            /** @description Region code. */
            region: string;
            /** @description Name of the region. */
            regionName: string | null;
            /** @description Run. */
            run: string;
            /** @description When it began; epoch ms. */
            at: number;
            /** @description What could not be judged there: the rule, or clauses of it. */
            lacks: components["schemas"]["LackView"][];
        };
        RuleRatesView: {
            rule: string;
            code: string;
            /** @description By region code; those that a run was ever asked for. */
            regions: components["schemas"]["RegionRateView"][];
            /** @description Of all of them. */
            sum: components["schemas"]["RateView"];
        };
        JudgedView: {
            rule: string;
            subject: string;
            /** @enum {string} */
            outcome: "hit" | "excluded" | "pass" | "not-evaluable";
            /** @description Sources that lack. */
            missing: string[];
            /** @description The day D, its last moment; null where nothing could be judged. */
            asOf: number | null;
            /** @description Clauses that could not be judged. */
            openClauses: components["schemas"]["LackView"][];
            found: {
                [key: string]: unknown;
            }[];
        };
        SettingEntryView: {
            id: string;
            /** @description Number of the change that brought it. */
            version: number;
            /** @enum {string} */
            kind: "setting" | "whitelist" | "pooling" | "day";
            /** @description Id of the rule; null for pooling and days. */
            rule: string | null;
            /** @description Name of the setting, node id passed over, or tag of regions. */
            name: string | null;
            /** @description Region code, for it and all that it supervises; null: the whole country. */
            region: string | null;
            /**
             * Format: int64
             * @description First moment of the first day on which it holds, epoch ms; null: from ever.
             */
            from: number | null;
            /**
             * Format: int64
             * @description First moment of the first day on which it no longer holds, epoch ms; null: for ever.
             */
            to: number | null;
            /** @description Value of the setting; fund level and name of pooling; true of a day that is off, false of one that is worked. */
            value: (string | number | boolean | unknown[] | {
                [key: string]: unknown;
            }) | null;
            /** @description Why it is passed over. */
            reason: string | null;
            /** @description Law or local notice that says so. */
            source: string;
            /** @description What was said before of the same thing, region and first day holds no longer. */
            isWithdrawn: boolean;
            /** @description Epoch ms. */
            at: number;
            /** @description Who: `system` until people sign in. */
            actor: string;
            /** @description Note on the whole change. */
            note: string | null;
        };
        AppliedSettingView: {
            name: string;
            /** @description string, integer, number, fen, instant, day or boolean; with [] a list. */
            type: string;
            /** @description Least value. */
            min: number | null;
            /** @description Largest value. */
            max: number | null;
            /** @description Letters or entries at most. */
            most: number | null;
            /**
             * @description What its texts are names of; null: texts as they stand in the data.
             * @enum {string|null}
             */
            valuesOf: "account-kinds" | "unit-kinds" | "record-kinds" | "line-fields" | null;
            /** @description What it is, and where its default comes from. */
            meaning: string;
            meaningZh: string;
            /** @description Value of the rule’s file. */
            default: (string | number | boolean | unknown[] | {
                [key: string]: unknown;
            }) | null;
            /** @description Value that holds. */
            value: (string | number | boolean | unknown[] | {
                [key: string]: unknown;
            }) | null;
            /** @description Who said so; null: nobody, it is the default. */
            entry: components["schemas"]["SettingEntryView"] | null;
        };
        RuleAppliedView: {
            rule: string;
            /** @example JS-01 */
            code: string;
            /** @description In the order of the rule’s file. */
            settings: components["schemas"]["AppliedSettingView"][];
            /** @description What the rule passes over, shown as explained. */
            whitelist: components["schemas"]["SettingEntryView"][];
            /** @description Where integration of funds was permitted; empty for a rule that does not ask. */
            pooling: components["schemas"]["SettingEntryView"][];
            /** @description Days off, and worked, beside the national calendar; empty for a rule that does not ask. */
            days: components["schemas"]["SettingEntryView"][];
        };
        RuleSettingsView: {
            /** @description Number of the newest change; 0: there was none. */
            version: number;
            /** @description Region asked about; null: the whole country. */
            region: string | null;
            /** @description Last moment of the day asked about, epoch ms. */
            asOf: number;
            /** @description By code. */
            rules: components["schemas"]["RuleAppliedView"][];
        };
        SettingsHistoryView: {
            /** @description Newest change first, then as it was written. */
            entries: components["schemas"]["SettingEntryView"][];
            /** @description Give it back for the rest. */
            cursor: string | null;
        };
        SettingRequest: {
            /**
             * @description Region code, for it and all that it supervises. Default: the whole country.
             * @example 410325
             */
            region?: string | null;
            /**
             * @description Law or local notice that says so.
             * @example 嵩财〔2024〕45号
             */
            source: string;
            /** @description What was said before of the same thing, region and first day holds no longer. */
            withdrawn?: boolean;
            /**
             * @description First day on which it holds, YYYY-MM-DD. Default: from ever.
             * @example 2024-01-01
             */
            from?: string | null;
            /**
             * @description First day on which it no longer holds. Default: for ever.
             * @example 2025-01-01
             */
            to?: string | null;
            /**
             * @description Code or id of the rule.
             * @example JS-01
             */
            rule: string;
            /**
             * @description Name of the setting.
             * @example yellowDays
             */
            setting: string;
            /** @description Its value; left out where it is withdrawn. */
            value: (string | number | boolean | unknown[] | {
                [key: string]: unknown;
            }) | null;
        };
        WhitelistRequest: {
            /**
             * @description Region code, for it and all that it supervises. Default: the whole country.
             * @example 410325
             */
            region?: string | null;
            /**
             * @description Law or local notice that says so.
             * @example 嵩财〔2024〕45号
             */
            source: string;
            /** @description What was said before of the same thing, region and first day holds no longer. */
            withdrawn?: boolean;
            /**
             * @description First day on which it holds, YYYY-MM-DD. Default: from ever.
             * @example 2024-01-01
             */
            from?: string | null;
            /**
             * @description First day on which it no longer holds. Default: for ever.
             * @example 2025-01-01
             */
            to?: string | null;
            /**
             * @description Code or id of the rule.
             * @example ZH-01
             */
            rule: string;
            /**
             * @description Node id of what it passes over.
             * @example account:4103250001
             */
            id: string;
            /**
             * @description Why.
             * @example 村财乡管账户
             */
            reason: string;
        };
        PoolingRequest: {
            /**
             * @description Region code, for it and all that it supervises. Default: the whole country.
             * @example 410325
             */
            region?: string | null;
            /**
             * @description Law or local notice that says so.
             * @example 嵩财〔2024〕45号
             */
            source: string;
            /** @description What was said before of the same thing, region and first day holds no longer. */
            withdrawn?: boolean;
            /**
             * @description First day on which it holds, YYYY-MM-DD. Default: from ever.
             * @example 2024-01-01
             */
            from?: string | null;
            /**
             * @description First day on which it no longer holds. Default: for ever.
             * @example 2025-01-01
             */
            to?: string | null;
            /**
             * @description Regions with this tag.
             * @example 脱贫县
             */
            tag?: string | null;
            /**
             * @description Only of funds of this level.
             * @example central
             */
            fundLevel?: string | null;
            /** @description Only of this fund. */
            fundName?: string | null;
        };
        DayRequest: {
            /**
             * @description Region code, for it and all that it supervises. Default: the whole country.
             * @example 410325
             */
            region?: string | null;
            /**
             * @description Law or local notice that says so.
             * @example 嵩财〔2024〕45号
             */
            source: string;
            /** @description What was said before of the same thing, region and first day holds no longer. */
            withdrawn?: boolean;
            /**
             * @description The day, YYYY-MM-DD.
             * @example 2024-02-09
             */
            day: string;
            /**
             * @description True: it is off. False: it is worked.
             * @example true
             */
            isOff: boolean;
        };
        SettingsRequest: {
            /**
             * @description On the whole change.
             * @example 2024 年度地方调整
             */
            note?: string;
            /** @description Values of settings. */
            settings?: components["schemas"]["SettingRequest"][];
            /** @description What rules pass over, shown as explained. */
            whitelists?: components["schemas"]["WhitelistRequest"][];
            /** @description Where integration of funds was permitted. */
            pooling?: components["schemas"]["PoolingRequest"][];
            /** @description Days off, and worked, beside the national calendar. */
            days?: components["schemas"]["DayRequest"][];
            /**
             * @description Region for which, and for what it supervises, one may speak. Default: everything.
             * @example 410300
             */
            scope?: string;
        };
        SettingsChangeView: {
            /** @description Number of the newest change: this one, unless nothing was new. */
            version: number;
            /** @description Entries kept. */
            kept: number;
            /** @description Entries that say what was said before, in the same words. */
            unchanged: number;
            /** @description Ids on whitelists among the entries kept that nothing loaded has: they pass over nothing until it is. */
            absent: string[];
        };
        SettingsDraftRequest: {
            /**
             * @description A change of the settings, as PUT /api/warnings/settings takes it.
             * @example {
             *       "settings": [
             *         {
             *           "rule": "JS-01",
             *           "setting": "yellowDays",
             *           "value": 10,
             *           "source": "拟订"
             *         }
             *       ]
             *     }
             */
            change: components["schemas"]["SettingsRequest"];
            /**
             * @description Only this region and what it supervises.
             * @example 410325
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
        };
        SettingsDraftView: {
            /** @description By code: each rule that the change says something about. */
            rules: components["schemas"]["DraftView"][];
            /** @description Number of the change that they are held against. */
            version: number;
        };
        OverlapListView: {
            /** @description By findings shared (most first), then by rule; a pair is told once. */
            overlaps: components["schemas"]["OverlapView"][];
            /** @description Pairs in all. */
            pairs: number;
            /** @description Findings compared: hits that stand. */
            findings: number;
            /** @description There are more findings than are compared (200,000); the worst come first. */
            isCut: boolean;
        };
        FindingSettingsView: {
            rule: string;
            /** @description Number of the newest change of settings when it was made; 0: there was none. */
            version: number;
            /** @description The rule still decides as the one it was made by; where it does not, defaults may have been others. */
            isSameRule: boolean;
            /** @description In the order of the rule’s file. */
            settings: components["schemas"]["AppliedSettingView"][];
            /** @description Entries of the whitelist about its subject or its evidence. */
            whitelist: components["schemas"]["SettingEntryView"][];
        };
        FindingEventItem: {
            /** @description Place in the order of all events; give it back as `after` to go on behind it. */
            id: string;
            /** @description Running number in the order of all events; numbers that are missing belong to other regions. */
            position: number;
            /** @description Id of the finding. */
            finding: string;
            /** @enum {string} */
            event: "new" | "changed" | "raised" | "lowered" | "gone" | "reopened" | "recovered";
            /** @description Recorded; epoch ms. */
            at: number;
            /** @description Who: `system` is a run of the service. */
            actor: string;
            /** @description Run. */
            run: string;
            /** @description Data version. */
            dataVersion: number;
            /** @description The day D as of which it was judged, its last moment; epoch ms. */
            asOf: number | null;
            /** @example js-01-registered-late */
            rule: string;
            /** @example JS-01 */
            code: string;
            /** @enum {string} */
            class: "JS" | "FP" | "BF" | "SY" | "ZH" | "SK" | "GX";
            /** @description Version of the rule. */
            version: number;
            /** @description Region code. */
            region: string;
            /** @description Node id of what the finding is about; those of persons, households and accounts give nothing away. */
            subject: string;
            /** @description Clause of the rule that is met. */
            clause: string | null;
            /** @description Trap that explains it. */
            trap: string | null;
            /**
             * @description After the event.
             * @enum {string}
             */
            status: "hit" | "excluded" | "gone";
            /**
             * @description Before it; null: it was not known.
             * @enum {string|null}
             */
            statusBefore: "hit" | "excluded" | "gone" | null;
            /**
             * @description After the event; of `gone`, before it.
             * @enum {string}
             */
            band: "red" | "orange" | "yellow" | "blue";
            /**
             * @description Before it; null: it was not known.
             * @enum {string|null}
             */
            bandBefore: "red" | "orange" | "yellow" | "blue" | null;
            /**
             * Format: int64
             * @description Amount at risk after the event; of `gone`, before it. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description Before it; null: it was not known. Fen.
             */
            amountBefore: number | null;
            /**
             * Format: int64
             * @description Of `recovered`: how much of its payments has come back since the event before; less than 0 where a return was withdrawn or an earlier day was judged. Fen.
             */
            recovered: number | null;
            /** @description Measured value, in the measure of the rule. */
            measured: number | null;
            /** @description Its limit. */
            limit: number | null;
        };
        FindingEventPage: {
            /** @description In the order in which they were recorded. */
            events: components["schemas"]["FindingEventItem"][];
            /** @description Where the page ended; give it back as `after`, also later, for what has happened since. */
            cursor: string;
            /** @description There are more now. */
            more: boolean;
        };
        LedgerSum: {
            /** @description Findings. */
            findings: number;
            /**
             * Format: int64
             * @description Amount at risk, added up; findings may be about the same money. Fen.
             */
            amount: number;
        };
        LedgerRow: {
            /** @description Stood when the year began. */
            before: components["schemas"]["LedgerSum"];
            /** @description Found for the first time. */
            opened: components["schemas"]["LedgerSum"];
            /** @description Found again after it was gone. */
            reopened: components["schemas"]["LedgerSum"];
            /** @description No trap explains it any more. */
            unexplained: components["schemas"]["LedgerSum"];
            /** @description Changes of what stood and goes on standing; the amount is by how much it grew, less what it fell. */
            changed: components["schemas"]["LedgerSum"];
            /** @description Of these changes, those to a worse band. */
            raised: number;
            /** @description Of these changes, those to a milder band. */
            lowered: number;
            /** @description A trap explains it now. */
            explained: components["schemas"]["LedgerSum"];
            /** @description Found no more. */
            gone: components["schemas"]["LedgerSum"];
            /** @description What came back of the payments of hits: how often, and how much. It enters no sum; what it changes is told by the other moves. */
            recovered: components["schemas"]["LedgerSum"];
            /** @description Stands at the end of the year, or now. */
            standing: components["schemas"]["LedgerSum"];
            /** @description Region code. */
            region: string;
            /** @description Name of the region. */
            regionName: string | null;
            /** @description Year in which it was recorded. */
            year: number;
            rule: string;
            /** @example JS-01 */
            code: string;
            /** @enum {string} */
            class: "JS" | "FP" | "BF" | "SY" | "ZH" | "SK" | "GX";
        };
        LedgerYear: {
            /** @description Stood when the year began. */
            before: components["schemas"]["LedgerSum"];
            /** @description Found for the first time. */
            opened: components["schemas"]["LedgerSum"];
            /** @description Found again after it was gone. */
            reopened: components["schemas"]["LedgerSum"];
            /** @description No trap explains it any more. */
            unexplained: components["schemas"]["LedgerSum"];
            /** @description Changes of what stood and goes on standing; the amount is by how much it grew, less what it fell. */
            changed: components["schemas"]["LedgerSum"];
            /** @description Of these changes, those to a worse band. */
            raised: number;
            /** @description Of these changes, those to a milder band. */
            lowered: number;
            /** @description A trap explains it now. */
            explained: components["schemas"]["LedgerSum"];
            /** @description Found no more. */
            gone: components["schemas"]["LedgerSum"];
            /** @description What came back of the payments of hits: how often, and how much. It enters no sum; what it changes is told by the other moves. */
            recovered: components["schemas"]["LedgerSum"];
            /** @description Stands at the end of the year, or now. */
            standing: components["schemas"]["LedgerSum"];
            /** @description Year. */
            year: number;
        };
        LedgerView: {
            /** @description By year (newest first), region, code; rules and regions in which nothing stood or moved are left out. */
            rows: components["schemas"]["LedgerRow"][];
            /** @description Each year in all rows, newest first. */
            years: components["schemas"]["LedgerYear"][];
            /** @description The moment up to which it counts; epoch ms. */
            until: number;
            /** @description Give it back for the rest. */
            cursor: string | null;
        };
        WebhookRequest: {
            /**
             * @description Where events are sent by POST: http or https, without user and password. This machine and private networks only where the operator allows them.
             * @example https://audit.example.gov.cn/hooks/yuanliu
             */
            url: string;
            /**
             * @description Only events of this region and what it supervises. Default: all.
             * @example 410300
             */
            scope?: string;
            /**
             * @description Only these rules: codes, ids or classes. Default: all.
             * @example [
             *       "SK",
             *       "JS-01"
             *     ]
             */
            rules?: string[];
            /**
             * @description Only findings in these bands after the event. Default: all.
             * @example [
             *       "red"
             *     ]
             */
            bands?: ("red" | "orange" | "yellow" | "blue")[];
            /**
             * @description Only these kinds of event. Default: all.
             * @example [
             *       "new",
             *       "raised",
             *       "reopened"
             *     ]
             */
            events?: ("new" | "changed" | "raised" | "lowered" | "gone" | "reopened" | "recovered")[];
            /** @description Begin after this event (`cursor` or `id` of GET /api/findings/events); 0.0: with the first. Default: with the next. */
            after?: string;
        };
        WebhookEntryView: {
            /** @description Epoch ms. */
            at: number;
            /** @enum {string} */
            act: "registered" | "tested" | "given-up" | "resumed" | "removed";
            /** @description Who: `system` until people sign in. */
            actor: string;
            /** @description Why, or what came of it. */
            detail: string | null;
        };
        NewWebhookView: {
            id: string;
            /** @description Without what stands behind a question mark: it may hold a key. */
            url: string;
            /** @description Region whose events are sent, with what it supervises; null: all. */
            scope: string | null;
            /** @description Ids of rules; null: all. */
            rules: string[] | null;
            /** @description Bands; null: all. */
            bands: ("red" | "orange" | "yellow" | "blue")[] | null;
            /** @description Kinds of event; null: all. */
            events: ("new" | "changed" | "raised" | "lowered" | "gone" | "reopened" | "recovered")[] | null;
            /** @enum {string} */
            state: "active" | "waiting" | "given-up" | "removed";
            /** @description Registered; epoch ms. */
            createdAt: number;
            /** @description Up to here everything was taken, or was not for it. */
            cursor: string;
            /** @description Events that were taken. */
            delivered: number;
            /** @description Last event taken; epoch ms. */
            deliveredAt: number | null;
            /** @description Attempts at the event that is next, all of which failed. */
            failures: number;
            /** @description Last attempt that failed; epoch ms. */
            failedAt: number | null;
            /** @description Why it failed. */
            failure: string | null;
            /** @description Next attempt; epoch ms; null: at once, or none. */
            nextAt: number | null;
            /** @description What was done with it, in order; the last five hundred. */
            history: components["schemas"]["WebhookEntryView"][];
            /** @description Key of the signatures. It is told this once and never again. */
            secret: string;
        };
        WebhookView: {
            id: string;
            /** @description Without what stands behind a question mark: it may hold a key. */
            url: string;
            /** @description Region whose events are sent, with what it supervises; null: all. */
            scope: string | null;
            /** @description Ids of rules; null: all. */
            rules: string[] | null;
            /** @description Bands; null: all. */
            bands: ("red" | "orange" | "yellow" | "blue")[] | null;
            /** @description Kinds of event; null: all. */
            events: ("new" | "changed" | "raised" | "lowered" | "gone" | "reopened" | "recovered")[] | null;
            /** @enum {string} */
            state: "active" | "waiting" | "given-up" | "removed";
            /** @description Registered; epoch ms. */
            createdAt: number;
            /** @description Up to here everything was taken, or was not for it. */
            cursor: string;
            /** @description Events that were taken. */
            delivered: number;
            /** @description Last event taken; epoch ms. */
            deliveredAt: number | null;
            /** @description Attempts at the event that is next, all of which failed. */
            failures: number;
            /** @description Last attempt that failed; epoch ms. */
            failedAt: number | null;
            /** @description Why it failed. */
            failure: string | null;
            /** @description Next attempt; epoch ms; null: at once, or none. */
            nextAt: number | null;
            /** @description What was done with it, in order; the last five hundred. */
            history: components["schemas"]["WebhookEntryView"][];
        };
        WebhookListView: {
            /** @description Oldest first; removed ones too, since what was done is kept. */
            webhooks: components["schemas"]["WebhookView"][];
        };
        WebhookTestView: {
            /** @description The receiver answered with a status of 200 to 299. */
            taken: boolean;
            /** @description Its status; null: there was no answer. */
            status: number | null;
            /** @description Why it was not taken. */
            failure: string | null;
        };
        AllowedView: {
            /** @description Labels of nodes one of whose ids it takes; empty: any text or number. */
            kinds: string[];
            /** @description Words it takes; empty: any. */
            values: string[];
            minimum: number | null;
            maximum: number | null;
        };
        PatternParameterView: {
            name: string;
            /** @description string, integer, number, fen, day (YYYY-MM-DD) or boolean; with [] a list. */
            type: string;
            /** @description Must be given. */
            required: boolean;
            /** @description Value where none is given; null: not asked for. */
            default: (string | number | boolean | unknown[]) | null;
            meaning: string;
            /** @description In Chinese; null where its file says it in English only. */
            meaningZh: string | null;
            allowed: components["schemas"]["AllowedView"];
        };
        PatternColumnView: {
            name: string;
            /**
             * @description fen: integer fen; share: a part of 1; day, instant: epoch ms; node: id, kind and name; edges: ids of payments and other edges.
             * @enum {string}
             */
            type: "text" | "name" | "word" | "integer" | "number" | "share" | "fen" | "year" | "day" | "instant" | "boolean" | "node" | "nodes" | "edges" | "message";
            title: string;
            titleZh: string;
        };
        PatternView: {
            /**
             * @description Name of its file.
             * @example payees-of-region
             */
            id: string;
            /** @enum {string} */
            topic: "payees" | "flows" | "timing" | "budget" | "contracts" | "links" | "people" | "collusion";
            /** @enum {string} */
            origin: "question" | "rule";
            title: string;
            titleZh: string;
            why: string;
            whyZh: string;
            /** @description How figures are counted, and what is left out. */
            note: string | null;
            /** @description The same in Chinese. */
            noteZh: string | null;
            /** @description Sources without which it says nothing. */
            needs: string[];
            parameters: components["schemas"]["PatternParameterView"][];
            columns: components["schemas"]["PatternColumnView"][];
            /** @description Words of its columns, each as {en, zh}. */
            words: {
                [key: string]: unknown;
            };
            /** @description The two columns that a row joins in a drawing; empty: none. */
            edge: string[];
            /** @description Order of the rows. */
            order: string;
            /** @description Time limit in seconds; past it there is a problem and no part of a list. */
            seconds: number;
            /** @description Changes with everything that decides the rows. */
            digest: string;
        };
        PatternListView: {
            /** @description By topic, then by id. */
            patterns: components["schemas"]["PatternView"][];
        };
        PatternRunView: {
            /** @description The link: the same question about the same data has the same id. */
            id: string;
            pattern: string;
            /** @description Of the pattern when it was run. */
            digest: string;
            /** @description All parameters, defaults filled in. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Region it was run for; null: everything. */
            scope: string | null;
            /** @description Data version. */
            dataVersion: number;
            /** @description Last moment of what had happened, epoch ms; null: everything that is known. */
            asOf: number | null;
            /** @description Who: `system` until people sign in. */
            actor: string;
            /** @description First asked; epoch ms. */
            at: number;
            /** @description Last asked; epoch ms. */
            lastAt: number;
            /** @description How often it was asked. */
            times: number;
            /**
             * @description Whether it gives the same rows again; if not, why.
             * @enum {string}
             */
            state: "repeatable" | "pattern-changed" | "pattern-gone" | "data-gone";
        };
        PatternRunListView: {
            /** @description Asked last first; at most fifty. */
            runs: components["schemas"]["PatternRunView"][];
        };
        PatternRowsView: {
            run: components["schemas"]["PatternRunView"];
            columns: components["schemas"]["PatternColumnView"][];
            /** @description By column; a node as {id, kind, label}, outside the scope without id. */
            rows: {
                [key: string]: unknown;
            }[];
            /** @description Sources it needs that are covered nowhere in the scope: what it says without them is not to be relied on. */
            missing: string[];
            /** @description Give it back for the next rows; null: these were the last. */
            cursor: string | null;
        };
        PatternRunRequest: {
            /**
             * @description Region whose subtree may be seen. Default: everything.
             * @example 410325
             */
            scope?: string;
            /**
             * @description Values by name; what is left out has its default.
             * @example {
             *       "year": 2017
             *     }
             */
            parameters?: {
                [key: string]: unknown;
            };
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
            asOfBatch?: number;
            /**
             * @description Rows on the page.
             * @default 50
             */
            limit: number;
        };
        PlanStepView: {
            /** @description 0 is the last operator; those below feed it. */
            depth: number;
            operator: string;
            /** @description What it looks for. */
            details: string | null;
            /** @description Rows that the planner expects. */
            rows: number | null;
        };
        PatternPlanView: {
            pattern: string;
            /** @description From the last operator down to those that begin. */
            steps: components["schemas"]["PlanStepView"][];
        };
        DocumentSummary: {
            /** @description Stable id of the document. */
            id: string;
            /**
             * @description Canonical number.
             * @example 豫财农〔2017〕12号
             */
            number: string;
            /** @description Name of the issuing unit; null for a document known only from those that name it as their upper one. */
            issuer: string | null;
            issuerId: string | null;
            /** @description Epoch ms, Asia/Shanghai. */
            issuedAt: number | null;
            title: string | null;
            /**
             * Format: int64
             * @description Sum of its lines. Fen.
             */
            amount: number;
            /** @description The number as the source wrote it. */
            numberAsWritten: string | null;
            /** @description Level of government. */
            level: string | null;
            /** @description Region code of the issuer. */
            region: string | null;
            regionName: string | null;
            /** @description Lines (indicators) it carries. */
            lines: number;
            /** @description False: only named as upper document by lines of others; its own text has not been loaded. */
            loaded: boolean;
        };
        DocumentListView: {
            /** @description By issue date (oldest first, undated last), number, id. */
            documents: components["schemas"]["DocumentSummary"][];
            /** @description Documents the question covers, listed or not. */
            total: number;
            /** @description Give it back as `cursor` for the next page; null: this was the last. */
            cursor: string | null;
            /** @description Sequence of the newest visible batch; with `asOfBatch`, that one. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        SearchHit: {
            /** @description Stable id; opens with GET /api/entities/{id}, a document also with GET /api/traces/{number}. */
            id: string;
            /** @enum {string} */
            kind: "document" | "region" | "unit" | "project" | "item" | "enterprise" | "household" | "person" | "account";
            /** @description Number or name; names of persons and account numbers are masked. */
            label: string;
            /** @description What tells it from others of the same name: title, issuer, category, holder. */
            detail: string | null;
            /** @description Region code. */
            region: string | null;
            regionName: string | null;
            /** @enum {string} */
            match: "exact" | "prefix" | "fragment" | "initials" | "near";
        };
        SearchGroup: {
            /** @enum {string} */
            kind: "document" | "region" | "unit" | "project" | "item" | "enterprise" | "household" | "person" | "account";
            /** @description Exact before prefix, fragment, initials, near; then short names first, then by label and id. Documents: also by issue date. */
            hits: components["schemas"]["SearchHit"][];
            /** @description Further hits of this kind that are not listed. */
            more: number;
            /** @description The search stopped counting: there are at least so many more. */
            atLeast: boolean;
        };
        SearchView: {
            /** @description What was typed, read as a document number; null when it is none. */
            documentNumber: string | null;
            /** @description Kinds with a hit, the kind of the best hit first. */
            groups: components["schemas"]["SearchGroup"][];
            /** @description Sequence of the newest visible batch; with `asOfBatch`, that one. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        SearchQuestion: {
            /**
             * @description A document number in any spelling, a part of a title or name, pinyin initials (lkx → 兰考县), or a whole account number. Put account, ID and phone numbers in the body of POST, never in an address.
             * @example 豫财农[2017]12号
             */
            q: string;
            /**
             * @description Hits listed of each kind.
             * @default 8
             */
            limit: number;
            /**
             * @description Region whose subtree may be seen. Default: everything.
             * @example 410300
             */
            scope?: string;
            /**
             * Format: date
             * @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.
             * @example 2021-12-31
             */
            asOf?: string;
            /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
            asOfBatch?: number;
        };
        PolicyLabel: {
            /** @example 稳定脱贫（不再享受政策） */
            label: string;
            /** @description Valid from. Epoch ms, Asia/Shanghai. */
            from: number | null;
        };
        EntityLink: {
            id: string;
            /** @enum {string} */
            kind: "Region" | "Unit" | "Document" | "Indicator" | "Project" | "Account" | "PayoutBatch" | "SubsidyItem" | "Enterprise" | "Household" | "Person" | "Tender" | "Contract" | "Contact" | "Record" | "Balance";
            /** @description Masked where personal. */
            label: string;
            /** @description HELD_BY, MEMBER_OF, FOR …: the edge that leads there. */
            relation: string;
            /** @description Role, account kind, share and the like. */
            detail: string | null;
            /** @description Valid from. Epoch ms, Asia/Shanghai. */
            from: number | null;
            /** @description Valid to. Epoch ms, Asia/Shanghai. */
            to: number | null;
        };
        EntitySums: {
            /**
             * Format: int64
             * @description Came in, gross. Fen.
             */
            received: number;
            receivedCount: number;
            /**
             * Format: int64
             * @description Went back: bounces, refunds, recoveries, reversals. Fen.
             */
            returned: number;
            returnedCount: number;
            /**
             * Format: int64
             * @description Went out otherwise. Fen.
             */
            paid: number;
            paidCount: number;
        };
        EntityYear: {
            /**
             * Format: int64
             * @description Came in, gross. Fen.
             */
            received: number;
            receivedCount: number;
            /**
             * Format: int64
             * @description Went back: bounces, refunds, recoveries, reversals. Fen.
             */
            returned: number;
            returnedCount: number;
            /**
             * Format: int64
             * @description Went out otherwise. Fen.
             */
            paid: number;
            paidCount: number;
            /** @description Fiscal year as stated, else the year of the payment. */
            fiscalYear: number | null;
        };
        EntityDocumentSums: {
            /**
             * Format: int64
             * @description Came in, gross. Fen.
             */
            received: number;
            receivedCount: number;
            /**
             * Format: int64
             * @description Went back: bounces, refunds, recoveries, reversals. Fen.
             */
            returned: number;
            returnedCount: number;
            /**
             * Format: int64
             * @description Went out otherwise. Fen.
             */
            paid: number;
            paidCount: number;
            /** @description Canonical number of the document; of a card batch funded from several, all of them joined by 、; null: payments that name none. */
            document: string | null;
            /** @description First payment. Epoch ms, Asia/Shanghai. */
            firstAt: number | null;
            /** @description Last payment. Epoch ms, Asia/Shanghai. */
            lastAt: number | null;
        };
        EntityPayment: {
            id: string;
            /** @enum {string} */
            direction: "in" | "out";
            /** @description payment, transfer, bounce, refund, recovery … */
            kind: string;
            /**
             * Format: int64
             * @description Fen.
             */
            amount: number;
            /** @description Epoch ms, Asia/Shanghai. */
            at: number | null;
            /** @description With day the order inside the day is unproven. */
            timePrecision: string | null;
            /** @description The other side's account id; null outside the caller's region. */
            counterparty: string | null;
            /** @description The other side, masked where personal. */
            counterpartyName: string | null;
            /** @description Masked. */
            counterpartyAccount: string | null;
            /** @description Canonical document number; of a card batch funded from several documents, all of them joined by 、. */
            document: string | null;
            /** @description Paying unit as stated. */
            payingUnit: string | null;
            purpose: string | null;
            /** @description Payments which this one undoes. */
            settles: string[];
            /** @description Source rows; open with GET /api/sources. */
            sources: string[];
        };
        EntityPayments: {
            /** @description Newest first, ties by id. */
            rows: components["schemas"]["EntityPayment"][];
            /** @description Payments of the subject, listed or not. */
            total: number;
            /** @description Give it back as `cursor` for older ones; null: these were the last. */
            cursor: string | null;
        };
        EntityRecord: {
            id: string;
            /**
             * @description deed-tax, vehicle, property, death, payroll …
             * @example deed-tax
             */
            kind: string;
            /** @description Whom it is about. */
            about: string;
            /** @description Masked where personal. */
            aboutName: string;
            /** @description Epoch ms, Asia/Shanghai. */
            from: number | null;
            /** @description Epoch ms, Asia/Shanghai. */
            to: number | null;
            value: string | null;
            /**
             * Format: int64
             * @description Fen.
             */
            amount: number | null;
            sources: string[];
        };
        EntityVersion: {
            /** @description Batch that brought these values. */
            addedIn: number;
            /** @description Batch that replaced them. */
            retiredIn: number | null;
            /** @description The values, masked like the current ones. */
            facts: {
                [key: string]: unknown;
            };
            sources: string[];
        };
        EntityView: {
            id: string;
            /** @enum {string} */
            kind: "Region" | "Unit" | "Document" | "Indicator" | "Project" | "Account" | "PayoutBatch" | "SubsidyItem" | "Enterprise" | "Household" | "Person" | "Tender" | "Contract" | "Contact" | "Record" | "Balance";
            /** @description Name or number, masked where personal. */
            label: string;
            /** @description Region code. */
            region: string | null;
            regionName: string | null;
            /** @description Its properties by the names of the model; personal ones masked. Amounts in fen, days and times in epoch ms. */
            facts: {
                [key: string]: unknown;
            };
            /** @description Policy label of a household, of a person's household too. */
            policyLabel: components["schemas"]["PolicyLabel"] | null;
            /** @description Whose account it is, or whom a record is about. By relation, validity (newest first), id. */
            holders: components["schemas"]["EntityLink"][];
            /** @description Its accounts and those of its members, masked; at most 200, by id. */
            accounts: components["schemas"]["EntityLink"][];
            /** @description Members of a household, legal representatives, shareholders; at most 200. */
            members: components["schemas"]["EntityLink"][];
            /** @description Projects, documents, lines and items connected with it; at most 200. */
            related: components["schemas"]["EntityLink"][];
            /** @description Links of all kinds that are not listed. */
            linksMore: number;
            /** @description Money that moved over its accounts; of a document, line, project, batch or item: money paid on it to payees counts as paid, legs on the way do not; a card batch counts whole with each document that funds it. Transfers between its own accounts do not count. */
            sums: components["schemas"]["EntitySums"];
            /** @description By fiscal year, newest first. */
            years: components["schemas"]["EntityYear"][];
            /** @description Largest received plus paid first, ties by number; at most 100, the rest is in `sums`. */
            documents: components["schemas"]["EntityDocumentSums"][];
            payments: components["schemas"]["EntityPayments"];
            /** @description About it and about its members; newest first, ties by id; at most 200. */
            records: components["schemas"]["EntityRecord"][];
            /** @description Newest first. */
            versions: components["schemas"]["EntityVersion"][];
            /** @description Data-quality codes. */
            dataQuality: string[];
            /** @description Source rows; open with GET /api/sources. */
            sources: string[];
            /** @description Sequence of the newest visible batch; with `asOfBatch`, that one. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        RowCounts: {
            /** @description Rows the manifest announces. */
            announced: number;
            /** @description Rows that added or completed something. */
            loaded: number;
            /** @description Rows whose content was there already. */
            unchanged: number;
            /** @description Rows set aside because they cannot be read, typed or identified. */
            quarantined: number;
            /** @description Rows the mapping leaves out on purpose (`skip`). */
            skipped: number;
        };
        MatchedCounts: {
            /** @description Records that count once with the movement they observe. */
            merged: number;
            /** @description Of these, records on which a person has to decide. */
            unconfirmed: number;
        };
        ControlColumn: {
            /** @example AMOUNT */
            column: string;
            /**
             * @description Total the manifest announces.
             * @example 8000.00
             */
            announced: string;
            /** @example 8000.00 */
            loaded: string;
            /** @example 0 */
            unchanged: string;
            /** @example 0 */
            quarantined: string;
            /** @example 0 */
            skipped: string;
            /** @description Rows whose value in this column is no number; all of them are quarantined or skipped. */
            unreadableRows: number;
            /**
             * @description announced − (loaded + unchanged + quarantined + skipped): what the unreadable rows must hold; 0 without any.
             * @example 0
             */
            unreadable: string;
        };
        LoadedFileView: {
            /** @example pay-voucher.csv */
            path: string;
            sha256: string;
            /** @example utf-8 */
            encoding: string;
            /**
             * @description Path in the package or id of a ready mapping.
             * @example pay-voucher
             */
            mapping: string;
            /** @description Rows and totals were counted from the file by whoever loaded it, not announced by who sent it. */
            counted: boolean;
            rows: components["schemas"]["RowCounts"];
            /** @description By column name. */
            totals: components["schemas"]["ControlColumn"][];
        };
        CoverageView: {
            /** @example PAY */
            source: string;
            /** @example 410000 */
            region: string;
            /** @description Epoch ms, Asia/Shanghai. */
            from: number;
            /** @description Last day covered. Epoch ms, Asia/Shanghai. */
            to: number;
        };
        CodeCount: {
            /** @example no-payee-account */
            code: string;
            count: number;
        };
        BatchView: {
            /**
             * @description The id its manifest gives.
             * @example henan-demo
             */
            id: string;
            /** @description Data version that made it visible. */
            sequence: number;
            /** @enum {string} */
            status: "loading" | "active";
            title: string;
            /** @example budget-system */
            sourceSystem: string;
            /**
             * @description withdraw and review are made by the service, the others by a package.
             * @enum {string}
             */
            mode: "append" | "correct" | "replace" | "withdraw" | "review";
            /** @example CNY */
            currency: string;
            demo: boolean;
            /** @description Id of the batch that this one took back. */
            withdraws: string | null;
            /** @description Id of the batch that took this one back; null while it counts. */
            withdrawnBy: string | null;
            /** @description Id of the batch whose quarantined rows this one delivers corrected. */
            corrects: string | null;
            /** @description SHA-256 over manifest, files and mappings: the same package loaded again changes nothing. */
            sha256: string;
            /** @description Epoch ms, Asia/Shanghai. */
            loadedAt: number;
            durationMs: number;
            rows: components["schemas"]["RowCounts"];
            nodesCreated: number;
            /** @description Nodes that were there before and got further values; the old ones are kept as a version. */
            nodesChanged: number;
            /** @description Nodes that nothing states or mentions any more. */
            nodesRetired: number;
            edgesCreated: number;
            /** @description Edges superseded or taken back; earlier data versions still show them. */
            edgesRetired: number;
            matched: components["schemas"]["MatchedCounts"];
            /** @description In the order of the manifest. */
            files: components["schemas"]["LoadedFileView"][];
            /** @description By source, region, from. */
            covers: components["schemas"]["CoverageView"][];
            /** @description Data-quality codes given to what this batch brought, by code. */
            dataQuality: components["schemas"]["CodeCount"][];
            /** @description Quarantined rows by reason. */
            quarantine: components["schemas"]["CodeCount"][];
        };
        LoadReport: {
            /**
             * @description already-loaded: the same package is in the graph; nothing was changed.
             * @enum {string}
             */
            outcome: "loaded" | "already-loaded";
            /** @description One sentence for people. */
            message: string;
            batch: components["schemas"]["BatchView"];
            /** @description Sequence of the newest visible batch after the load. */
            dataVersion: number;
        };
        LoadProgress: {
            /** @enum {string} */
            phase: "waiting" | "receiving" | "checking" | "writing" | "comparing" | "matching" | "activating" | "undoing";
            file: string | null;
            rows: number;
            rowsTotal: number;
        };
        LoadLine: {
            progress?: components["schemas"]["LoadProgress"];
            report?: components["schemas"]["LoadReport"];
            problem?: components["schemas"]["Problem"];
        };
        BatchListView: {
            /** @description Newest first. */
            batches: components["schemas"]["BatchView"][];
            /** @description All batches, listed or not. */
            total: number;
        };
        QueuedLoad: {
            /**
             * @description What was asked for.
             * @example henan-2017.zip
             */
            name: string;
            /** @description Epoch ms, Asia/Shanghai. */
            since: number;
            /** @description 0: in progress; otherwise its place in the queue. */
            place: number;
            /** @description null while it waits. */
            progress: components["schemas"]["LoadProgress"] | null;
        };
        QueueView: {
            /** @description In the order in which they are done; at most 20 wait. */
            loads: components["schemas"]["QueuedLoad"][];
        };
        SourceCell: {
            /** @example PAYEE_ACCT_NO */
            column: string;
            /**
             * @description As read; masked where the mapping feeds personal data from it.
             * @example 622848*********1234
             */
            value: string;
            masked: boolean;
        };
        QuarantinedRow: {
            /**
             * @description `<batch>/<file>/<line>`
             * @example henan-demo/pay-voucher.csv/17
             */
            source: string;
            /** @example pay-voucher.csv */
            file: string;
            /** @description Line of the file on which the row begins; the header is line 1. */
            line: number;
            /** @description The column at fault; null where the whole row is. */
            column: string | null;
            /** @enum {string} */
            reason: "column-count" | "invalid-bytes" | "unparseable-amount" | "amount-out-of-range" | "unparseable-date" | "unparseable-number" | "unparseable-flag" | "unknown-value" | "missing-key" | "missing-value" | "different-content" | "after-load" | "nothing-mapped" | "not-as-required" | "too-long";
            /** @description The reason in words, with the value (masked where personal). */
            detail: string;
            cells: components["schemas"]["SourceCell"][];
            /** @description Batch that delivered this row again, corrected; null while it is open. */
            correctedIn: string | null;
        };
        QuarantineView: {
            /** @description In the order in which the rows were read. */
            rows: components["schemas"]["QuarantinedRow"][];
            /** @description All quarantined rows that fit the question. */
            total: number;
            /** @description Of these, rows not delivered again yet. */
            open: number;
            /** @description Rows of the batch by reason, by reason. */
            reasons: components["schemas"]["CodeCount"][];
            /** @description Rows of the batch by file, by path. */
            files: components["schemas"]["CodeCount"][];
            /** @description Whether the rows listed can be delivered again alone; rows of a mapping that sums over its file cannot: the file is corrected as a whole. */
            redeliverable: boolean;
            /** @description Give it back as `cursor` for the next page. */
            cursor: string | null;
        };
        SourceRowView: {
            /** @example henan-demo/pay-voucher.csv/17 */
            source: string;
            batch: string;
            sequence: number;
            sourceSystem: string;
            /** @description Epoch ms, Asia/Shanghai. */
            loadedAt: number;
            file: string;
            /** @description SHA-256 of the file, as announced and checked. */
            sha256: string;
            line: number;
            /** @description In the order of the file. */
            cells: components["schemas"]["SourceCell"][];
        };
        DatabaseStatus: {
            /** @example 5.26.29 */
            version: string;
            /** @example community */
            edition: string;
            /** @description Started and stopped by this service; otherwise a server of yours. */
            embedded: boolean;
        };
        MemoryStatus: {
            /** @description Traces are answered from it; otherwise from the record, which takes longer. */
            ready: boolean;
            /** @description Newest batch it contains. */
            dataVersion: number;
            /** @description Versions of payments in it. */
            payments: number;
            /** @description Bytes of all its columns. */
            bytes: number;
            /** @description Bytes that each further payment takes. */
            bytesPerPayment: number;
            /** @description Documents with many payments whose first answer is worked out before anybody asks. */
            prepared: number;
            /** @description More of them follow, while nobody asks. */
            preparing: boolean;
            /** @description Why it is not ready; null where it is. */
            reason: string | null;
        };
        ScheduledTimeView: {
            /** @description Epoch ms. */
            at: number;
            /**
             * @description skipped: another run was alive.
             * @enum {string}
             */
            outcome: "begun" | "skipped" | "failed";
            /** @description The run that was begun. */
            run: string | null;
            /** @description Why none was. */
            reason: string | null;
        };
        ScheduleView: {
            /**
             * @description Cron: minute, hour, day, month, weekday.
             * @example 0 6 * * 1-5
             */
            pattern: string;
            /** @example Asia/Shanghai */
            timeZone: string;
            /** @description Next time; epoch ms. */
            next: number | null;
            /** @description Last time since the service was started. */
            last: components["schemas"]["ScheduledTimeView"] | null;
        };
        CoverageSpan: {
            /**
             * @description Code of the kind of source: ISSUE, ALLOC, PAY, CARD, FLOW …
             * @example PAY
             */
            source: string;
            /** @description First day covered anywhere; epoch ms, Asia/Shanghai. */
            from: number;
            /** @description Last day covered anywhere; epoch ms, Asia/Shanghai. */
            to: number;
            /** @description Regions with any coverage of it. */
            regions: number;
        };
        StatusView: {
            /**
             * @description Version of the service.
             * @example 0.1.0
             */
            version: string;
            /** @description Sequence of the newest visible batch; 0 while nothing is loaded. */
            dataVersion: number;
            /** @description The fictional demo data are in the graph; every screen must say so. */
            demo: boolean;
            /** @description No batch is visible. */
            empty: boolean;
            neo4j: components["schemas"]["DatabaseStatus"];
            memory: components["schemas"]["MemoryStatus"];
            /** @description Runs of the warnings by schedule; null: there is none. */
            schedule: components["schemas"]["ScheduleView"] | null;
            /** @description By source code. What no source covers cannot be judged. */
            coverage: components["schemas"]["CoverageSpan"][];
        };
        MatchParty: {
            /** @description Node id of the account. */
            id: string;
            /** @description Holder, or the name on the account; masked where personal. */
            name: string | null;
            /** @description Account number, masked; null where the source gives none. */
            number: string | null;
        };
        MatchRecord: {
            /** @description Record id; of a PAID it is the payment id. */
            id: string;
            /**
             * @description The system that states it.
             * @example budget-system
             */
            system: string;
            payer: components["schemas"]["MatchParty"];
            payee: components["schemas"]["MatchParty"];
            /**
             * Format: int64
             * @description Fen.
             */
            amount: number;
            /** @description Epoch ms, Asia/Shanghai. */
            at: number;
            /** @enum {string|null} */
            timePrecision: "day" | "minute" | "second" | null;
            /** @description Serial number of the bank. */
            serial: string | null;
            /** @description Masked as any free text. */
            purpose: string | null;
            /** @description Document number of the line it draws on. */
            document: string | null;
            /** @description It stands in the traces as a payment; otherwise it is an observation of one. */
            counted: boolean;
            /** @description Source row, `<batch>/<file>/<line>`; open with GET /api/sources. */
            source: string;
        };
        MatchDecisionView: {
            /** @enum {string} */
            decision: "confirm" | "reject";
            /** @description The records it was said about. */
            others: string[];
            note: string | null;
            /** @description Epoch ms, Asia/Shanghai. */
            decidedAt: number;
            /** @description Data version that brought it. */
            sequence: number;
        };
        MatchView: {
            /** @description Id of the record in question. */
            id: string;
            /** @enum {string} */
            state: "open" | "confirmed" | "rejected";
            /**
             * @description Null once no doubt is left.
             * @enum {string|null}
             */
            doubt: "several-candidates" | "name-only" | "no-counterparty" | "successor-account" | "amount-differs" | "several-payouts" | null;
            /** @description The doubt in words. */
            reason: string | null;
            /** @description Null while it is not loaded: its decision waits for it. */
            record: components["schemas"]["MatchRecord"] | null;
            /** @description The payments it is merged with now, by id; several where it is the sum of them; at most 20 listed. */
            movement: components["schemas"]["MatchRecord"][];
            /** @description How many they are. */
            movementCount: number;
            /**
             * Format: int64
             * @description Their sum. Fen.
             */
            movementAmount: number;
            /** @description What else it could be, nearest in time first; at most 20. */
            candidates: components["schemas"]["MatchRecord"][];
            /** @description The last decision on this record. */
            decision: components["schemas"]["MatchDecisionView"] | null;
        };
        MatchListView: {
            matches: components["schemas"]["MatchView"][];
            /** @description All matches in this state. */
            total: number;
            /**
             * Format: int64
             * @description Sum of their records. Fen.
             */
            amount: number;
            /** @description Give it back as `cursor` for the next page. */
            cursor: string | null;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
        };
        MatchAnswer: {
            /**
             * @description confirm: the record is the same movement as the one it is merged with, or as `candidate`. reject: it is not the one it is merged with; it joins the next candidate, waiting again, or stands alone.
             * @enum {string}
             */
            decision: "confirm" | "reject";
            /** @description confirm: id of the record that it belongs to, one of `candidates`. Left out: the one it is merged with. */
            candidate?: string;
            /** @description Why; kept with the decision. */
            note?: string;
        };
        RegionName: {
            region: string;
            name: string | null;
        };
        ReasonSum: {
            /**
             * @description not-registered: The line is registered by nobody. registered-late: It was registered, but after the fiscal year had ended. amount-differs: It was registered with another amount. registered-twice: It was registered more than once, each time with its whole amount. registered-not-issued: Something was registered whose line is not loaded, or was not given to this region. carried-over: It went into the next year (结转) by a line of that year. recalled: It was taken back, reduced or adjusted to another line. undistributed: It rests on the line: not passed on and not paid. paid-directly: It was paid from the line itself, without a further line. above-parent: More was passed on than the line had. line-without-payments: Nothing at all was paid from the line. partly-paid: The line was paid from, and this is what is left. paid-above-line: More was paid than the line had. payment-without-indicator: A payment of fiscal money that names no line and no payout batch. payment-of-unknown-line: A payment whose line is mentioned only and was never loaded. balance-not-stated: The source states no balance for the line. refund-restored: The difference is exactly what refunds gave back to the line: its source does not count them. refund-not-restored: The difference is exactly what came back without restoring quota: its source counts it. unconfirmed-match: It rests on a match of two records that a person has still to confirm. source-not-loaded: The source that would tell is not loaded for this region and year. not-on-statement: The account has a statement, but it does not have this payment. statement-gap: Between two balances of a statement the movements do not make up the difference. booked-without-payment: Booked as spent, but not paid. paid-not-booked: Paid, but not booked as spent. unknown: None of the reasons above.
             * @enum {string}
             */
            reason: "not-registered" | "registered-late" | "amount-differs" | "registered-twice" | "registered-not-issued" | "carried-over" | "recalled" | "undistributed" | "paid-directly" | "above-parent" | "line-without-payments" | "partly-paid" | "paid-above-line" | "payment-without-indicator" | "payment-of-unknown-line" | "balance-not-stated" | "refund-restored" | "refund-not-restored" | "unconfirmed-match" | "source-not-loaded" | "not-on-statement" | "statement-gap" | "booked-without-payment" | "paid-not-booked" | "unknown";
            /**
             * Format: int64
             * @description Part of the difference; below zero where the right side is the larger one. Fen.
             */
            amount: number;
            /** @description Lines behind it. */
            lines: number;
        };
        CheckResult: {
            /**
             * @description issued-registered: issued from above · registered here. received-distributed: those lines · passed on from them. given-registered: given to own units · registered by them. quota-payments: quota to spend · payments drawn. indicator-balances: balances computed · stated. payments-observed: payments · of them recorded by a second system. bank-balances: balances by movements · by statements. ledger-income, ledger-passed-down, ledger-expenditure, ledger-treasury: general ledger · the same by lines, payments and statements. ledger-lines: booked line by line · paid.
             * @enum {string}
             */
            check: "issued-registered" | "received-distributed" | "given-registered" | "quota-payments" | "indicator-balances" | "payments-observed" | "bank-balances" | "ledger-income" | "ledger-passed-down" | "ledger-expenditure" | "ledger-treasury" | "ledger-lines";
            /** @description False: nothing is loaded to compare with. The whole difference then has the reason source-not-loaded and counts neither in `differences` nor in `unexplained` of the row. */
            evaluable: boolean;
            /** @description Codes of the sources that are missing, for some or all regions of the row: REGISTER, PAY, BANKSTATE, LEDGER … */
            missing: string[];
            /**
             * Format: int64
             * @description First figure. Fen.
             */
            left: number;
            /**
             * Format: int64
             * @description Second figure. Fen.
             */
            right: number;
            /**
             * Format: int64
             * @description left − right = the sum of the reasons and `unexplained`, exactly. Fen.
             */
            difference: number;
            /** @description By amount without its sign, largest first, then code; without `unknown`. */
            reasons: components["schemas"]["ReasonSum"][];
            /**
             * Format: int64
             * @description What has no known reason. Fen.
             */
            unexplained: number;
            /** @description Lines behind it. */
            unexplainedLines: number;
        };
        ReconciliationRow: {
            /** @description Region code; null: all regions. */
            region: string | null;
            regionName: string | null;
            level: string | null;
            /** @description With the regions below. */
            rolledUp: boolean;
            /** @description Regions directly below. */
            children: number;
            /** @description In the order of the list of checks; those that compare nothing at all are included. */
            checks: components["schemas"]["CheckResult"][];
            /**
             * Format: int64
             * @description Sum of all differences without their signs, region by region and check by check: opposite ones do not cancel out. Fen.
             */
            differences: number;
            /**
             * Format: int64
             * @description The same of what has no known reason. Fen.
             */
            unexplained: number;
        };
        ReconciliationView: {
            /** @description From the top (of the scope) down to the region: its supervisors and itself; empty for all regions. */
            path: components["schemas"]["RegionName"][];
            year: number | null;
            /** @description Fiscal years that have lines. */
            years: number[];
            /** @description The region with all below it: own + the sum of children, exactly. */
            whole: components["schemas"]["ReconciliationRow"];
            /** @description The region alone; null for all regions. */
            own: components["schemas"]["ReconciliationRow"] | null;
            /** @description The regions directly below, each with what is below it, by code; those without any figure are left out. */
            children: components["schemas"]["ReconciliationRow"][];
            /** @description Regions directly below that have no figure. */
            emptyChildren: number;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        StatedBalance: {
            /**
             * @description opening-balance: before the first movement of the day; closing-balance: after its last; statement-line: after that movement.
             * @enum {string}
             */
            kind: "opening-balance" | "closing-balance" | "statement-line";
            /** @description Id of the Balance node or of the record whose row states it. */
            id: string;
            /** @description Day of the balance, or time of the movement. Epoch ms, Asia/Shanghai. */
            at: number;
            /** @description Serial number of the bank; only of a statement line. */
            serial: string | null;
            /**
             * Format: int64
             * @description The balance stated. Fen.
             */
            amount: number;
            /** @description The source row: `<batch>/<file>/<line>`. */
            source: string | null;
        };
        AccountGap: {
            /** @description Node id of the account. */
            account: string;
            /** @description Name on the account, masked where it is personal. */
            name: string | null;
            /** @description Masked number. */
            number: string | null;
            institution: string | null;
            /**
             * @description Kind of account.
             * @example special
             */
            kind: string;
            /** @description Region code of the account. */
            region: string | null;
            /** @description The stated balance before the gap. */
            from: components["schemas"]["StatedBalance"];
            /** @description The next stated balance, which the movements do not reach. */
            to: components["schemas"]["StatedBalance"];
            /**
             * Format: int64
             * @description Came in between the two. Fen.
             */
            received: number;
            /**
             * Format: int64
             * @description Went out between the two. Fen.
             */
            paid: number;
            /** @description Movements between the two. */
            movements: number;
            /**
             * Format: int64
             * @description from.amount + received − paid. Fen.
             */
            expected: number;
            /**
             * Format: int64
             * @description to.amount. Fen.
             */
            stated: number;
            /**
             * Format: int64
             * @description stated − expected: above zero, more is in the account than the movements bring. Fen.
             */
            difference: number;
            /** @description A movement in between states only its day, so that it may belong before or after one of the two balances. */
            orderUnproven: boolean;
        };
        LeftOut: {
            /** @description Rows that are not on this page. */
            rows: number;
            /**
             * Format: int64
             * @description Sum of their differences, without signs. Fen.
             */
            amount: number;
        };
        AccountBooksView: {
            /** @description By difference without its sign, largest first; then account and time. */
            gaps: components["schemas"]["AccountGap"][];
            /** @description Gaps that the question covers, listed or not. */
            total: number;
            /** @description Accounts for which at least one balance is stated. */
            accounts: number;
            /** @description Of them, accounts with one stated balance only: nothing can be compared. */
            singleBalance: number;
            /** @description Stretches from one stated balance to the next that were compared. */
            stretches: number;
            /** @description Of them, stretches that agree to the fen. */
            agreeing: number;
            /**
             * Format: int64
             * @description Sum of the gaps above zero. Fen.
             */
            above: number;
            /**
             * Format: int64
             * @description Sum of the gaps below zero, as a negative number. Fen.
             */
            below: number;
            leftOut: components["schemas"]["LeftOut"];
            /** @description Give it back as `cursor` for the next page; null: this was the last. */
            cursor: string | null;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        IndicatorGap: {
            /**
             * @description Node id of the line.
             * @example indicator:411700|2021|ZB0003
             */
            id: string;
            region: string;
            regionName: string | null;
            fiscalYear: number;
            /** @description Number of the line in its region and year. */
            code: string;
            /** @description Number of the document that carries it. */
            documentNumber: string | null;
            /** @description Node id of the unit or region it was given to. */
            recipient: string | null;
            /**
             * Format: int64
             * @description Amount of the line. Fen.
             */
            amount: number;
            /**
             * Format: int64
             * @description Came in on top of the amount: adjustments, and what was recalled or cut back below. Fen.
             */
            arrived: number;
            /**
             * Format: int64
             * @description Went out to other lines: distribution, pooling, carry-over, reissue, reduction, recall, adjustment. Fen.
             */
            distributed: number;
            /**
             * Format: int64
             * @description Payments drawn on it; of a payment on two legs only the first, a bounce taken off. Fen.
             */
            paid: number;
            /**
             * Format: int64
             * @description Given back to it by refunds and reversals. Fen.
             */
            restored: number;
            /**
             * Format: int64
             * @description Moved to it by correction vouchers, less what they moved away: adds to `paid`. Fen.
             */
            corrected: number;
            /**
             * Format: int64
             * @description amount + arrived − distributed − paid + restored − corrected. Fen.
             */
            expected: number;
            /**
             * Format: int64
             * @description The balance its source states. Fen.
             */
            stated: number;
            /**
             * Format: int64
             * @description stated − expected. Fen.
             */
            difference: number;
            /** @description The source row: `<batch>/<file>/<line>`. */
            source: string | null;
        };
        IndicatorBooksView: {
            /** @description By difference without its sign, largest first, then id. */
            gaps: components["schemas"]["IndicatorGap"][];
            /** @description Gaps that the question covers, listed or not. */
            total: number;
            /** @description Lines whose balance is stated and was compared. */
            compared: number;
            /** @description Lines without a stated balance: nothing can be compared. */
            notStated: number;
            /**
             * Format: int64
             * @description What those lines should have left, by their moves and payments. Fen.
             */
            notStatedExpected: number;
            /**
             * Format: int64
             * @description Sum of the stated balances compared. Fen.
             */
            stated: number;
            /**
             * Format: int64
             * @description Sum of the gaps above zero. Fen.
             */
            above: number;
            /**
             * Format: int64
             * @description Sum of the gaps below zero, as a negative number. Fen.
             */
            below: number;
            leftOut: components["schemas"]["LeftOut"];
            /** @description Give it back as `cursor` for the next page; null: this was the last. */
            cursor: string | null;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        MentionedNumber: {
            /** @example 豫财农〔2017〕9号 */
            number: string;
            /** @description Lines that name it as their upper document. */
            mentions: number;
            /**
             * Format: int64
             * @description Sum of those lines. Fen.
             */
            amount: number;
        };
        SerialRange: {
            /** @description First number of the hole. */
            from: number;
            /** @description Last number of the hole. */
            to: number;
        };
        SerialGap: {
            /** @description Node id of the issuing unit; null where only mentions are known. */
            issuer: string | null;
            issuerName: string | null;
            /** @description Region code of the issuer. */
            region: string | null;
            /** @example 豫财农 */
            agency: string;
            /** @description Year in the number. */
            year: number;
            /** @description Highest number known: the range looked at is 1 to this. */
            highest: number;
            /** @description Numbers in the range whose document is loaded. */
            loaded: number;
            /** @description Numbers named by others and not loaded; by amount, largest first, then number; at most 50. */
            mentioned: components["schemas"]["MentionedNumber"][];
            /** @description All of them, listed or not. */
            mentionedTotal: number;
            /**
             * Format: int64
             * @description Sum of the lines that name them. Fen.
             */
            mentionedAmount: number;
            /** @description Numbers never seen: not loaded and named nowhere. Documents on other matters take numbers too. */
            missing: number;
            /** @description Where they are, in order; at most 100 ranges. */
            missingRanges: components["schemas"]["SerialRange"][];
        };
        SerialSection: {
            /** @description Rows that the question covers, listed or not. */
            total: number;
            /** @description Rows that are not on this page. */
            leftOutRows: number;
            /**
             * Format: int64
             * @description What hangs on the rows that are not on this page; 0 where rows carry no money. Fen.
             */
            leftOutAmount: number;
            /** @description Give it back as `cursor`, with `section`, for the next page; null: this was the last. */
            cursor: string | null;
            /** @description By amount mentioned, then numbers missing, largest first; then agency and year. */
            rows: components["schemas"]["SerialGap"][];
            /** @description Documents loaded whose number has no readable serial: they are in no range. */
            unreadable: number;
        };
        SilentRun: {
            /**
             * @description Code of the source.
             * @example PAY
             */
            source: string;
            region: string;
            regionName: string | null;
            /** @description First day without a row. Epoch ms of its 00:00, Asia/Shanghai. */
            from: number;
            /** @description Last day without a row. Epoch ms of its 00:00, Asia/Shanghai. */
            to: number;
            /** @description Days from first to last. */
            days: number;
            /** @description Of them Monday to Friday. */
            workingDays: number;
            /** @description The covered period begins or ends with it: no row before, or none after. */
            atEdge: boolean;
        };
        EmptyPair: {
            /** @example SPECIAL */
            source: string;
            region: string;
            regionName: string | null;
            /** @description Days covered. */
            days: number;
        };
        SilenceSection: {
            /** @description Rows that the question covers, listed or not. */
            total: number;
            /** @description Rows that are not on this page. */
            leftOutRows: number;
            /**
             * Format: int64
             * @description What hangs on the rows that are not on this page; 0 where rows carry no money. Fen.
             */
            leftOutAmount: number;
            /** @description Give it back as `cursor`, with `section`, for the next page; null: this was the last. */
            cursor: string | null;
            /** @description By working days, longest first; then source, region, first day. */
            rows: components["schemas"]["SilentRun"][];
            /** @description Pairs of source and region that were looked at: those covered whose rows carry a day. */
            pairs: number;
            /** @description Pairs covered in which no row was found at all, by source and region; they are in no run. At most 500. */
            emptyPairs: components["schemas"]["EmptyPair"][];
            /** @description All of them, listed or not. */
            empty: number;
        };
        PayeeWithoutStatement: {
            /** @description Node id of the account. */
            account: string;
            /** @description Name on the account, masked where it is personal. */
            name: string | null;
            /** @description Masked number. */
            number: string | null;
            /** @example enterprise */
            kind: string;
            /** @description Region code. */
            region: string | null;
            /**
             * @description no-account-number: the account is known by a name only. nothing-outgoing: nothing is loaded about what it did with the money. outgoing-only: some payments out of it are loaded, but no balance proves that they are all.
             * @enum {string}
             */
            gap: "no-account-number" | "nothing-outgoing" | "outgoing-only";
            /**
             * Format: int64
             * @description Received. Fen.
             */
            received: number;
            /** @description Payments received. */
            payments: number;
            /** @description First payment received. Epoch ms. */
            firstAt: number;
            /** @description Last payment received. Epoch ms. */
            lastAt: number;
        };
        PayeeGapSum: {
            /** @enum {string} */
            gap: "with-statement" | "no-account-number" | "nothing-outgoing" | "outgoing-only";
            /** @description Accounts. */
            accounts: number;
            /**
             * Format: int64
             * @description Received by them. Fen.
             */
            received: number;
        };
        PayeeSection: {
            /** @description Rows that the question covers, listed or not. */
            total: number;
            /** @description Rows that are not on this page. */
            leftOutRows: number;
            /**
             * Format: int64
             * @description What hangs on the rows that are not on this page; 0 where rows carry no money. Fen.
             */
            leftOutAmount: number;
            /** @description Give it back as `cursor`, with `section`, for the next page; null: this was the last. */
            cursor: string | null;
            /** @description By amount received, largest first, then id. */
            rows: components["schemas"]["PayeeWithoutStatement"][];
            /** @description All accounts outside treasuries that received money, in the order of the codes: they add up to everything received. */
            sums: components["schemas"]["PayeeGapSum"][];
        };
        PeriodYear: {
            year: number;
            /** @description Days of the year that are covered. */
            coveredDays: number;
            /** @description Days of the year. */
            days: number;
            /** @description Rows of the source with a day in the year. */
            rows: number;
            /**
             * Format: int64
             * @description Their sum. Fen.
             */
            amount: number;
            /** @description Of them, rows on days that no batch says it covers. */
            outsideRows: number;
            /**
             * Format: int64
             * @description Their sum: money without coverage. Fen.
             */
            outsideAmount: number;
        };
        PeriodRow: {
            /** @example PAY */
            source: string;
            region: string;
            regionName: string | null;
            /** @description Rows of this source carry a day, so that rows and money are counted; otherwise only what is covered is known. */
            counted: boolean;
            /** @description Every year between the first and the last that is covered or has rows. */
            years: components["schemas"]["PeriodYear"][];
            /**
             * Format: int64
             * @description Money on days that are not covered. Fen.
             */
            outsideAmount: number;
        };
        PeriodSection: {
            /** @description Rows that the question covers, listed or not. */
            total: number;
            /** @description Rows that are not on this page. */
            leftOutRows: number;
            /**
             * Format: int64
             * @description What hangs on the rows that are not on this page; 0 where rows carry no money. Fen.
             */
            leftOutAmount: number;
            /** @description Give it back as `cursor`, with `section`, for the next page; null: this was the last. */
            cursor: string | null;
            /** @description By money without coverage, largest first; then source, region. */
            rows: components["schemas"]["PeriodRow"][];
            /**
             * Format: int64
             * @description Money on days that are not covered, over all rows. Fen.
             */
            outsideAmount: number;
            /** @description Source codes, in order. */
            sources: string[];
        };
        Placeholder: {
            /** @description Node id, or `document:|<number>` for a document known only by the number that lines name. */
            id: string;
            /**
             * @description Kind of thing.
             * @example Indicator
             */
            kind: string;
            /** @description Name, number or title as mentioned, masked where personal. */
            name: string | null;
            /**
             * Format: int64
             * @description Money that hangs on it: payments drawn on, out of or into it, lines that name it. Fen.
             */
            amount: number;
            /** @description Rows that mention it. */
            mentions: number;
        };
        PlaceholderSum: {
            /** @example Indicator */
            kind: string;
            things: number;
            /**
             * Format: int64
             * @description Money that hangs on them. Fen.
             */
            amount: number;
        };
        PlaceholderSection: {
            /** @description Rows that the question covers, listed or not. */
            total: number;
            /** @description Rows that are not on this page. */
            leftOutRows: number;
            /**
             * Format: int64
             * @description What hangs on the rows that are not on this page; 0 where rows carry no money. Fen.
             */
            leftOutAmount: number;
            /** @description Give it back as `cursor`, with `section`, for the next page; null: this was the last. */
            cursor: string | null;
            /** @description By amount, largest first, then id. */
            rows: components["schemas"]["Placeholder"][];
            /** @description By kind, in alphabetical order. */
            sums: components["schemas"]["PlaceholderSum"][];
        };
        CompletenessView: {
            serials: components["schemas"]["SerialSection"] | null;
            silence: components["schemas"]["SilenceSection"] | null;
            payees: components["schemas"]["PayeeSection"] | null;
            periods: components["schemas"]["PeriodSection"] | null;
            placeholders: components["schemas"]["PlaceholderSection"] | null;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        ReconciliationLine: {
            /** @description Node id of the line or account; edge id of the payment; node id of the ledger record. */
            id: string;
            /**
             * @description What `id` names. ledger: a subject of the general ledger, id of its first record.
             * @enum {string}
             */
            kind: "indicator" | "payment" | "account" | "ledger";
            /**
             * @description not-registered: The line is registered by nobody. registered-late: It was registered, but after the fiscal year had ended. amount-differs: It was registered with another amount. registered-twice: It was registered more than once, each time with its whole amount. registered-not-issued: Something was registered whose line is not loaded, or was not given to this region. carried-over: It went into the next year (结转) by a line of that year. recalled: It was taken back, reduced or adjusted to another line. undistributed: It rests on the line: not passed on and not paid. paid-directly: It was paid from the line itself, without a further line. above-parent: More was passed on than the line had. line-without-payments: Nothing at all was paid from the line. partly-paid: The line was paid from, and this is what is left. paid-above-line: More was paid than the line had. payment-without-indicator: A payment of fiscal money that names no line and no payout batch. payment-of-unknown-line: A payment whose line is mentioned only and was never loaded. balance-not-stated: The source states no balance for the line. refund-restored: The difference is exactly what refunds gave back to the line: its source does not count them. refund-not-restored: The difference is exactly what came back without restoring quota: its source counts it. unconfirmed-match: It rests on a match of two records that a person has still to confirm. source-not-loaded: The source that would tell is not loaded for this region and year. not-on-statement: The account has a statement, but it does not have this payment. statement-gap: Between two balances of a statement the movements do not make up the difference. booked-without-payment: Booked as spent, but not paid. paid-not-booked: Paid, but not booked as spent. unknown: None of the reasons above.
             * @enum {string}
             */
            reason: "not-registered" | "registered-late" | "amount-differs" | "registered-twice" | "registered-not-issued" | "carried-over" | "recalled" | "undistributed" | "paid-directly" | "above-parent" | "line-without-payments" | "partly-paid" | "paid-above-line" | "payment-without-indicator" | "payment-of-unknown-line" | "balance-not-stated" | "refund-restored" | "refund-not-restored" | "unconfirmed-match" | "source-not-loaded" | "not-on-statement" | "statement-gap" | "booked-without-payment" | "paid-not-booked" | "unknown";
            region: string;
            regionName: string | null;
            /** @description Number of the document that carries the line, or that the payment names. */
            documentNumber: string | null;
            /** @description Name of what it went to, masked where personal: recipient of a line, payee of a payment, name on an account. */
            name: string | null;
            /** @description Issue of the line, payment, end of the statement gap. Epoch ms, Asia/Shanghai. */
            at: number | null;
            /**
             * Format: int64
             * @description What it adds to the left figure, all its reasons together. Fen.
             */
            left: number;
            /**
             * Format: int64
             * @description What it adds to the right figure, all its reasons together. Fen.
             */
            right: number;
            /**
             * Format: int64
             * @description The part of left − right that has this reason. Fen.
             */
            difference: number;
            /** @description Source rows: `<batch>/<file>/<line>`, at most 10. */
            sources: string[];
        };
        ReconciliationLinesView: {
            /** @description By difference without its sign, largest first, then id. */
            lines: components["schemas"]["ReconciliationLine"][];
            /** @description Lines that the question covers, listed or not. */
            total: number;
            /**
             * Format: int64
             * @description Sum of their differences, with signs. Fen.
             */
            amount: number;
            /** @description Lines that are not on this page. */
            leftOutLines: number;
            /**
             * Format: int64
             * @description Sum of their differences, with signs. Fen.
             */
            leftOutAmount: number;
            /** @description Give it back as `cursor` for the next page; null: this was the last. */
            cursor: string | null;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        IdentityThing: {
            /** @description Node id. */
            id: string;
            /**
             * @description Kind of thing.
             * @example Enterprise
             */
            kind: string;
            /** @description Name as its source gives it, masked where personal. */
            name: string | null;
            /** @description Number that identifies it: credit code, code; masked account or identity number. Null: it has none. */
            number: string | null;
            /** @description Bank, of an account. */
            institution: string | null;
            /** @description Region code. */
            region: string | null;
            /**
             * Format: int64
             * @description Received by it, or by the accounts it holds. Fen.
             */
            received: number;
            /** @description The source row: `<batch>/<file>/<line>`. */
            source: string | null;
        };
        IdentityEvidence: {
            /**
             * @description same-payer: accounts that paid both. same-account: accounts both hold. same-member: persons in both. digits: digits of the number that could be compared. only-candidate: nothing else fits the rule.
             * @enum {string}
             */
            code: "same-payer" | "same-account" | "same-member" | "digits" | "only-candidate";
            /** @description How many. */
            count: number;
        };
        IdentityProposal: {
            id: string;
            /** @enum {string} */
            state: "open" | "confirmed" | "rejected";
            /**
             * @description The rule that made it. enterprise-name: one without credit code and one of the same name in the same region. enterprise-former-name: the name of one is a former name of the other. account-name: an account known by its name only and a numbered one under that name. account-number: one number under two texts for the bank. person-masked-number: a masked identity number fits a full one, and the names agree. person-account: a person without number and one of the same name hold the same account. household-members: two households share their members, and no split or merger is recorded. unit-name: two units of one region bear the same name.
             * @enum {string}
             */
            rule: "enterprise-name" | "enterprise-former-name" | "account-name" | "account-number" | "person-masked-number" | "person-account" | "household-members" | "unit-name";
            /** @description The one of which less is known. */
            lesser: components["schemas"]["IdentityThing"];
            /** @description The one it may be. */
            fuller: components["schemas"]["IdentityThing"];
            /** @description The form in which both names are equal; null where the rule looks at no name, or names of persons. */
            normalName: string | null;
            /** @description What had to be done to one of the names: width, brackets, spaces, company-form (有限责任公司 as 有限公司), letters. Empty: they were equal as written. */
            steps: ("width" | "brackets" | "spaces" | "company-form" | "letters")[];
            /** @description By code. */
            evidence: components["schemas"]["IdentityEvidence"][];
            /** @description Other things that the lesser one may be by the same rule. */
            others: number;
            /** @description What was noted with the decision. */
            note: string | null;
            /** @description Epoch ms; null while open. */
            decidedAt: number | null;
        };
        IdentityRuleSum: {
            /** @enum {string} */
            rule: "enterprise-name" | "enterprise-former-name" | "account-name" | "account-number" | "person-masked-number" | "person-account" | "household-members" | "unit-name";
            open: number;
            confirmed: number;
            rejected: number;
            /**
             * Format: int64
             * @description Received by the lesser ones of the open proposals. Fen.
             */
            openAmount: number;
        };
        AutomaticExample: {
            /** @description As the source wrote it; of accounts and households an id. */
            written: string;
            /** @description What it was taken for. */
            takenFor: string;
            /** @description Things. */
            things: number;
        };
        AutomaticMerge: {
            /**
             * @description institution-alias: branch texts and short names of one bank. document-number: spellings of one number. card, successor: accounts that a source says belong together or follow each other. household-split, household-merger: as a register says.
             * @enum {string}
             */
            rule: "institution-alias" | "document-number" | "card" | "successor" | "household-split" | "household-merger";
            /** @description Things brought together: accounts, documents, links. */
            things: number;
            /** @description Most frequent first, then as written; at most 20. */
            examples: components["schemas"]["AutomaticExample"][];
        };
        IdentityListView: {
            /** @description Open: by what the lesser one received, largest first; decided: latest first; then id. */
            proposals: components["schemas"]["IdentityProposal"][];
            /** @description Proposals that the question covers, listed or not. */
            total: number;
            /**
             * Format: int64
             * @description Received by their lesser ones. Fen.
             */
            amount: number;
            /** @description In the order of the rules. */
            rules: components["schemas"]["IdentityRuleSum"][];
            /** @description In the order of the rules. */
            automatic: components["schemas"]["AutomaticMerge"][];
            /** @description Proposals of some rule were left out, because more things than its limit would have to be compared. */
            cutOff: boolean;
            /** @description Give it back as `cursor` for the next page; null: this was the last. */
            cursor: string | null;
            /** @description Sequence of the newest visible batch. */
            dataVersion: number;
            /** @description Ids of the query files that gave the answer. */
            queries: string[];
        };
        IdentityAnswer: {
            /**
             * @description confirm: the two are one. reject: they are not. Either can be changed by another answer.
             * @enum {string}
             */
            decision: "confirm" | "reject";
            /** @description Why; kept with the decision. */
            note?: string;
        };
        HealthView: {
            /**
             * @description The service and its database answer; otherwise the answer is a problem with status 503.
             * @enum {string}
             */
            status: "ok";
        };
        Caption: {
            zh: string;
            en: string;
        };
        Tone: {
            /** @example #1d39c4 */
            light: string;
            /** @example #85a5ff */
            dark: string;
        };
        NodeAppearance: {
            /** @enum {string} */
            kind: "Document" | "Region" | "Unit" | "Project" | "Account" | "PayoutBatch" | "Enterprise" | "Household" | "Person" | "Rest" | "Outside";
            caption: components["schemas"]["Caption"];
            /** @enum {string} */
            shape: "cut-rectangle" | "round-rectangle" | "rectangle" | "hexagon" | "barrel" | "pentagon" | "ellipse" | "tag" | "rhomboid" | "octagon";
            /**
             * @description Line of the border; dashed or dotted when the node stands for several.
             * @enum {string}
             */
            line: "solid" | "dashed" | "dotted";
            /** @description SVG path data of its icon on a 16 × 16 grid, drawn as a stroke. */
            icon: string;
            border: components["schemas"]["Tone"];
            fill: components["schemas"]["Tone"];
        };
        StepAppearance: {
            /** @enum {string} */
            kind: "distribution" | "reduction" | "recall" | "adjustment" | "carry-over" | "reissue" | "pooling" | "assignment" | "payment" | "transfer" | "bounce" | "refund" | "recovery" | "reversal" | "reclassification" | "cash";
            caption: components["schemas"]["Caption"];
            /**
             * @description Which ledger the step belongs to.
             * @enum {string}
             */
            ledger: "quota" | "money";
            /** @description It runs against the flow: drawn below the nodes, with its own mark and colour. */
            backward: boolean;
            /** @description One character set before its label; empty for the ordinary way. */
            mark: string;
            /** @enum {string} */
            arrow: "triangle" | "vee" | "triangle-tee" | "circle-triangle" | "triangle-backcurve";
            colour: components["schemas"]["Tone"];
        };
        GradeAppearance: {
            /** @enum {string} */
            grade: "documented" | "remark" | "attributed";
            caption: components["schemas"]["Caption"];
            /** @description What the grade means, in one sentence. */
            meaning: components["schemas"]["Caption"];
            /** @enum {string} */
            line: "solid" | "dashed" | "dotted";
            /** @description Set before an amount of this grade. */
            mark: string;
        };
        LevelAppearance: {
            /** @enum {string} */
            level: "central" | "province" | "city" | "county" | "township" | "unit" | "intermediate" | "payee" | "onward" | "outside";
            caption: components["schemas"]["Caption"];
        };
        ReasonAppearance: {
            /** @enum {string} */
            reason: "time-inconsistent" | "no-onward-link" | "cash" | "payee-unknown" | "account-outside-data" | "outside-period" | "cut-off" | "outside-scope";
            caption: components["schemas"]["Caption"];
            /** @description What it means and what to look at next. */
            meaning: components["schemas"]["Caption"];
        };
        MethodAppearance: {
            /** @enum {string} */
            method: "proRata" | "fifo" | "lifo" | "libr";
            caption: components["schemas"]["Caption"];
            /** @description How the method counts, in one sentence. */
            meaning: components["schemas"]["Caption"];
        };
        AppearanceView: {
            nodes: components["schemas"]["NodeAppearance"][];
            steps: components["schemas"]["StepAppearance"][];
            grades: components["schemas"]["GradeAppearance"][];
            levels: components["schemas"]["LevelAppearance"][];
            reasons: components["schemas"]["ReasonAppearance"][];
            /** @description In the order in which they are shown. */
            methods: components["schemas"]["MethodAppearance"][];
            /** @description Steps after the documented payee. */
            onward: components["schemas"]["Tone"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    traceByDocumentNumber: {
        parameters: {
            query?: {
                /** @description Issuing unit or region, where one number has several issuers: its id or its name. */
                issuer?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
                /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
                windowDays?: number;
                /** @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen. */
                edges?: number;
                /** @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure. */
                timeBudgetMs?: number;
                /** @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready. */
                engine?: "projection" | "cypher";
                /** @description Where the page before ended (`cutOff.cursor`). */
                cursor?: string;
                /** @description Payment hops followed after the documented payee, in time order. */
                depth?: number;
                /** @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps; totals lists none. */
                view?: "aggregate" | "rows" | "totals";
                /** @description aggregate: nodes drawn at most (default 150, and never more); rows: steps on a page (default 200). */
                limit?: number;
                /** @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum. */
                hubCap?: number;
                /** @description Fen: steps whose traced part is smaller by every method are not listed; their number and sum are in `belowMinAmount`. Totals stay whole. */
                minAmount?: number;
                /** @description aggregate: id of a drawn node; answers with all its neighbours (up to `limit`) instead of the whole picture. */
                node?: string;
                /** @description json: one answer. csv and ndjson: a stream of all steps, whole, without paging. Without it the Accept header decides (text/csv, application/x-ndjson). */
                format?: "json" | "csv" | "ndjson";
                /** @description csv: language of the headings. */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description In any common spelling, percent-encoded. */
                documentNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description csv and ndjson give every step, one a row, by time, quota before money, order of the source, id; ndjson ends with `{"problem": …}` when it broke off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceView"];
                    "text/csv": string;
                    "application/x-ndjson": components["schemas"]["TraceStep"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceFrom: {
        parameters: {
            query?: {
                /** @description Issuing unit or region, where one number has several issuers: its id or its name. */
                issuer?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
                /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
                windowDays?: number;
                /** @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen. */
                edges?: number;
                /** @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure. */
                timeBudgetMs?: number;
                /** @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready. */
                engine?: "projection" | "cypher";
                /** @description Where the page before ended (`cutOff.cursor`). */
                cursor?: string;
                /** @description Payment hops followed after the documented payee, in time order. */
                depth?: number;
                /** @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps; totals lists none. */
                view?: "aggregate" | "rows" | "totals";
                /** @description aggregate: nodes drawn at most (default 150, and never more); rows: steps on a page (default 200). */
                limit?: number;
                /** @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum. */
                hubCap?: number;
                /** @description Fen: steps whose traced part is smaller by every method are not listed; their number and sum are in `belowMinAmount`. Totals stay whole. */
                minAmount?: number;
                /** @description aggregate: id of a drawn node; answers with all its neighbours (up to `limit`) instead of the whole picture. */
                node?: string;
                /** @description json: one answer. csv and ndjson: a stream of all steps, whole, without paging. Without it the Accept header decides (text/csv, application/x-ndjson). */
                format?: "json" | "csv" | "ndjson";
                /** @description csv: language of the headings. */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description What the trace starts from. */
                kind: "indicator" | "payment" | "account" | "payee" | "project";
                /** @description Node id of an indicator, account, payee or project; edge id of a payment. Percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description csv and ndjson give every step, one a row, by time, quota before money, order of the source, id; ndjson ends with `{"problem": …}` when it broke off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceView"];
                    "text/csv": string;
                    "application/x-ndjson": components["schemas"]["TraceStep"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceChanges: {
        parameters: {
            query?: {
                /** @description Issuing unit or region, where one number has several issuers: its id or its name. */
                issuer?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
                /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
                windowDays?: number;
                /** @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen. */
                edges?: number;
                /** @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure. */
                timeBudgetMs?: number;
                /** @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready. */
                engine?: "projection" | "cypher";
                /** @description Payment hops followed after the documented payee, in time order. */
                depth?: number;
                /** @description Business date of the earlier answer; default: that of the question. One of the two is needed. */
                sinceAsOf?: string;
                /** @description Batch of the earlier answer; default: that of the question. */
                sinceAsOfBatch?: number;
                /** @description Changes listed at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description In any common spelling, percent-encoded. */
                documentNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceFromChanges: {
        parameters: {
            query?: {
                /** @description Issuing unit or region, where one number has several issuers: its id or its name. */
                issuer?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
                /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
                windowDays?: number;
                /** @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen. */
                edges?: number;
                /** @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure. */
                timeBudgetMs?: number;
                /** @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready. */
                engine?: "projection" | "cypher";
                /** @description Payment hops followed after the documented payee, in time order. */
                depth?: number;
                /** @description Business date of the earlier answer; default: that of the question. One of the two is needed. */
                sinceAsOf?: string;
                /** @description Batch of the earlier answer; default: that of the question. */
                sinceAsOfBatch?: number;
                /** @description Changes listed at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description What the trace starts from. */
                kind: "indicator" | "payment" | "account" | "payee" | "project";
                /** @description Node id of an indicator, account, payee or project; edge id of a payment. Percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceReach: {
        parameters: {
            query?: {
                /** @description Issuing unit or region, where one number has several issuers: its id or its name. */
                issuer?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
                /** @description Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end. */
                windowDays?: number;
                /** @description Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen. */
                edges?: number;
                /** @description Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure. */
                timeBudgetMs?: number;
                /** @description Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready. */
                engine?: "projection" | "cypher";
                /** @description Where the page before ended (`cutOff.cursor`). */
                cursor?: string;
                /** @description Payment hops followed after the documented payee, in time order; 0: every account that was paid under the document. */
                depth?: number;
                /** @description Accounts on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description In any common spelling, percent-encoded. */
                documentNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReachView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceSet: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceSetRequest"];
            };
        };
        responses: {
            /** @description csv and ndjson give every step, one a row, by time, quota before money, order of the source, id; ndjson ends with `{"problem": …}` when it broke off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceView"];
                    "text/csv": string;
                    "application/x-ndjson": components["schemas"]["TraceStep"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceSetChanges: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetChangesQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceByDocumentNumbers: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkTraceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkTraceLine"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pathsBetween: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PathQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rules: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findings: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Rule by code or id, or a class: JS-01, js-01-registered-late, JS. */
                rule?: string;
                /** @description Only this band. */
                band?: "red" | "orange" | "yellow" | "blue";
                /** @description Only hits, only what a trap explains, or only what is gone. */
                status?: "hit" | "excluded" | "gone";
                /** @description Node id: findings about it. */
                subject?: string;
                /** @description Findings on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findingGroups: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Groups with a finding of this rule, by code or id, or of this class. */
                rule?: string;
                /** @description Groups whose worst finding has this band. */
                band?: "red" | "orange" | "yellow" | "blue";
                /** @description Groups on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingGroupListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findingGroup: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Findings on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingGroupPageView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findingEvidence: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finding: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingDetailView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runs: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginRun: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetailView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeRun: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draftRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ruleRates: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Code or id of a rule. */
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRatesView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judge: {
        parameters: {
            query: {
                /** @description Node id of what is to be judged. */
                subject: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Code or id of a rule. */
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgedView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ruleSettings: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen, with what is said above it. Default: everything. */
                scope?: string;
                /** @description Rule by code or id. Default: all. */
                rule?: string;
                /** @description Region in which they hold. Default: what is said for the whole country. */
                region?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleSettingsView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsChangeView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settingsHistory: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen, with what is said above it. Default: everything. */
                scope?: string;
                /** @description Rule by code or id, with what is said for all rules. Default: all. */
                rule?: string;
                /** @description Only of this kind. */
                kind?: "setting" | "whitelist" | "pooling" | "day";
                /** @description Said for this very region. */
                region?: string;
                /** @description Entries on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsHistoryView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draftSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsDraftRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsDraftView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overlap: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Only pairs with this rule, by code or id. */
                rule?: string;
                /** @description Pairs at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlapListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findingSettings: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id of a finding. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingSettingsView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findingEvents: {
        parameters: {
            query?: {
                /** @description Where to go on: the `cursor` of an answer, or the `id` of an event of the stream; 0.0 is the beginning. Default: for pages the beginning, for the stream what happens from now on. Of an order that is gone with its data, everything is given. */
                after?: string;
                /** @description Rule by code or id, or a class: JS-01, js-01-registered-late, JS. */
                rule?: string;
                /** @description Only findings in this band after the event. */
                band?: "red" | "orange" | "yellow" | "blue";
                /** @description Only this kind of event. */
                event?: "new" | "changed" | "raised" | "lowered" | "gone" | "reopened" | "recovered";
                /** @description Events on a page. */
                limit?: number;
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: {
                /** @description Stream: id of the last event that was seen; browsers send it by themselves. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingEventPage"];
                    "text/event-stream": components["schemas"]["FindingEventItem"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledger: {
        parameters: {
            query?: {
                /** @description Year in which it was recorded, Asia/Shanghai. Default: every year with an event. */
                year?: number;
                /** @description Only this region and what it supervises. Default: everything. */
                scope?: string;
                /** @description Only rules of this class. */
                class?: "JS" | "FP" | "BF" | "SY" | "ZH" | "SK" | "GX";
                /** @description Only this rule, by code or id. */
                rule?: string;
                /** @description The ledger as it was at this moment, epoch ms: only what had been recorded by then. Default: now. */
                until?: number;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledgerExport: {
        parameters: {
            query?: {
                /** @description Year in which it was recorded, Asia/Shanghai. Default: every year with an event. */
                year?: number;
                /** @description Only this region and what it supervises. Default: everything. */
                scope?: string;
                /** @description Only rules of this class. */
                class?: "JS" | "FP" | "BF" | "SY" | "ZH" | "SK" | "GX";
                /** @description Only this rule, by code or id. */
                rule?: string;
                /** @description The ledger as it was at this moment, epoch ms: only what had been recorded by then. Default: now. */
                until?: number;
                /** @description csv, or xlsx: a workbook. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and words. */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks: {
        parameters: {
            query?: {
                /** @description Only webhooks that are told of this region or of regions that it supervises. Default: all. */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhook: {
        parameters: {
            query?: {
                /** @description Only webhooks that are told of this region or of regions that it supervises. Default: all. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: {
                /** @description Only webhooks that are told of this region or of regions that it supervises. Default: all. */
                scope?: string;
            };
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: {
                /** @description Only webhooks that are told of this region or of regions that it supervises. Default: all. */
                scope?: string;
            };
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeWebhook: {
        parameters: {
            query?: {
                /** @description Only webhooks that are told of this region or of regions that it supervises. Default: all. */
                scope?: string;
            };
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patterns: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patternRuns: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Only runs of this pattern. */
                pattern?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternRunListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patternRun: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id of a saved run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternRunView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patternRows: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Rows on the page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a saved run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternRowsView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRun: {
        parameters: {
            query: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description csv: a table; ndjson: a row a line; graphml: nodes and edges that the rows name. */
                format: "csv" | "ndjson" | "graphml";
                /** @description Language of headings and words. */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description Id of a saved run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": Record<string, never>;
                    "application/graphml+xml": string;
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pattern: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id of a pattern. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runPattern: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of a pattern. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatternRunRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternRowsView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patternPlan: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
            };
            header?: never;
            path: {
                /** @description Id of a pattern. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternPlanView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: {
                /** @description Document number, whole, in any spelling; one number has as many documents as issuers. */
                number?: string;
                /** @description Year in the document number; of an act without a number, the year it was issued. */
                year?: number;
                /** @description Issuing unit or region: its id, code or name. */
                issuer?: string;
                /** @description Level of government that issued, as the source states it. */
                level?: string;
                /** @description Region that issued, as its GB/T 2260 code; regions below it are not included. */
                region?: string;
                /** @description Documents on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
                /** @description Region whose subtree may be seen: documents it issued or was given. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description A document number in any spelling, a part of a title or name, pinyin initials (lkx → 兰考县), or a whole account number. Put account, ID and phone numbers in the body of POST, never in an address. */
                q: string;
                /** @description Hits listed of each kind. */
                limit?: number;
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPersonal: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entity: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Payments on a page. */
                limit?: number;
                /** @description Where the page of payments before ended (`payments.cursor`). */
                cursor?: string;
                /** @description Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known. */
                asOf?: string;
                /** @description Data version: only what was known when the batch of this sequence was the newest. Default: the newest. */
                asOfBatch?: number;
            };
            header?: never;
            path: {
                /** @description Stable node id, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    load: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadReport"];
                    "application/x-ndjson": components["schemas"]["LoadLine"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another content type is needed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The load package cannot be used; `faults` lists file, line and reason. The graph is unchanged. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loadQueue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a load package as its manifest states it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine: {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
                /** @description Only rows set aside for this reason. */
                reason?: "column-count" | "invalid-bytes" | "unparseable-amount" | "amount-out-of-range" | "unparseable-date" | "unparseable-number" | "unparseable-flag" | "unknown-value" | "missing-key" | "missing-value" | "different-content" | "after-load" | "nothing-mapped" | "not-as-required" | "too-long";
                /** @description Only rows of this file. */
                file?: string;
                /** @description Only rows that have not been delivered again. */
                open?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of a load package as its manifest states it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctQuarantine: {
        parameters: {
            query?: {
                /** @description Path of the file in its package; needed where rows of several files wait. */
                file?: string;
            };
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of a load package as its manifest states it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadReport"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another content type is needed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The load package cannot be used; `faults` lists file, line and reason. The graph is unchanged. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantineTable: {
        parameters: {
            query?: {
                /** @description Path of the file in its package; needed where rows of several files wait. */
                file?: string;
            };
            header?: never;
            path: {
                /** @description Id of a load package as its manifest states it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of a load package as its manifest states it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadReport"];
                    "application/x-ndjson": components["schemas"]["LoadLine"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sourceRow: {
        parameters: {
            query: {
                /** @description A source row as every node and step names it: `<batch>/<file>/<line>`. */
                source: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRowView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeDemo: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is in the graph afterwards: nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matchesInState: {
        parameters: {
            query?: {
                /** @description open: waiting for a decision. */
                state?: "open" | "confirmed" | "rejected";
                /** @description Matches on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideMatch: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of the record in question, percent-encoded. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchAnswer"];
            };
        };
        responses: {
            /** @description The match as it stands after the decision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several things match, or the graph is in another state; `candidates` lists them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountBooks: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Only books of this region; regions below it are not included. */
                region?: string;
                /** @description Fiscal year of the lines; of accounts, the year in which the gap ends. */
                year?: number;
                /** @description Gaps on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
                /** @description Only this account: its node id. */
                account?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountBooksView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than the stated limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    indicatorBooks: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Only books of this region; regions below it are not included. */
                region?: string;
                /** @description Fiscal year of the lines; of accounts, the year in which the gap ends. */
                year?: number;
                /** @description Gaps on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorBooksView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    coverage: {
        parameters: {
            query?: {
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description Only this section; the others are null. Needed with `cursor`. */
                section?: "serials" | "silence" | "payees" | "periods" | "placeholders";
                /** @description Only this year: of document numbers, of silent days, of periods. */
                year?: number;
                /** @description silence: shortest run to list, in working days (Monday to Friday; public holidays are not known). */
                workingDays?: number;
                /** @description Rows of each section on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of that section). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletenessView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconciliation: {
        parameters: {
            query?: {
                /** @description Region whose books are compared, with those below it. Default: the scope, or all regions. */
                region?: string;
                /** @description Fiscal year. Default: all years, each compared by itself and added up. */
                year?: number;
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description json, or csv: the whole table. Without it the Accept header decides (text/csv). */
                format?: "json" | "csv";
                /** @description csv: language of the headings and codes. */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationView"];
                    "text/csv": string;
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconciliationLines: {
        parameters: {
            query: {
                /** @description Region whose books are compared, with those below it. Default: the scope, or all regions. */
                region?: string;
                /** @description Fiscal year. Default: all years, each compared by itself and added up. */
                year?: number;
                /** @description Region whose subtree may be seen. Default: everything. */
                scope?: string;
                /** @description issued-registered: issued from above · registered here. received-distributed: those lines · passed on from them. given-registered: given to own units · registered by them. quota-payments: quota to spend · payments drawn. indicator-balances: balances computed · stated. payments-observed: payments · of them recorded by a second system. bank-balances: balances by movements · by statements. ledger-income, ledger-passed-down, ledger-expenditure, ledger-treasury: general ledger · the same by lines, payments and statements. ledger-lines: booked line by line · paid. */
                check: "issued-registered" | "received-distributed" | "given-registered" | "quota-payments" | "indicator-balances" | "payments-observed" | "bank-balances" | "ledger-income" | "ledger-passed-down" | "ledger-expenditure" | "ledger-treasury" | "ledger-lines";
                /** @description Only lines with this reason. Default: all. */
                reason?: "not-registered" | "registered-late" | "amount-differs" | "registered-twice" | "registered-not-issued" | "carried-over" | "recalled" | "undistributed" | "paid-directly" | "above-parent" | "line-without-payments" | "partly-paid" | "paid-above-line" | "payment-without-indicator" | "payment-of-unknown-line" | "balance-not-stated" | "refund-restored" | "refund-not-restored" | "unconfirmed-match" | "source-not-loaded" | "not-on-statement" | "statement-gap" | "booked-without-payment" | "paid-not-booked" | "unknown";
                /** @description Also the lines of the regions below. */
                below?: boolean;
                /** @description Lines on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationLinesView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identities: {
        parameters: {
            query?: {
                /** @description open: waiting for a decision. */
                state?: "open" | "confirmed" | "rejected";
                /** @description Only proposals of this rule. enterprise-name: one without credit code and one of the same name in the same region. enterprise-former-name: the name of one is a former name of the other. account-name: an account known by its name only and a numbered one under that name. account-number: one number under two texts for the bank. person-masked-number: a masked identity number fits a full one, and the names agree. person-account: a person without number and one of the same name hold the same account. household-members: two households share their members, and no split or merger is recorded. unit-name: two units of one region bear the same name. */
                rule?: "enterprise-name" | "enterprise-former-name" | "account-name" | "account-number" | "person-masked-number" | "person-account" | "household-members" | "unit-name";
                /** @description Region whose subtree may be seen: both must lie in it, or in no known region. Default: everything. */
                scope?: string;
                /** @description Proposals on a page. */
                limit?: number;
                /** @description Where the page before ended (`cursor` of the answer). */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityListView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The question ran past its time budget; nothing partial is returned. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideIdentity: {
        parameters: {
            query?: never;
            header: {
                /** @description Always 1. Pages of other sites cannot send it. */
                "x-yuanliu-request": "1";
            };
            path: {
                /** @description Id of the proposal. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityAnswer"];
            };
        };
        responses: {
            /** @description The proposal as it stands after the decision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProposal"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown; `candidates` holds near ones. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appearance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppearanceView"];
                };
            };
            /** @description The question is malformed; `field` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not from this service's own pages or commands, or outside the region. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database cannot be reached; the service reconnects by itself. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
