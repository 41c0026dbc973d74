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
        post?: never;
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
             * @description The part of it that is the traced document's; null where no method has been applied (onward steps). Fen.
             */
            attributed: number | null;
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
            /** @description Source rows; of merged steps the first ten. */
            sources: string[];
            /** @description Data-quality codes. */
            dataQuality: string[];
            /** @description Payments which this one undoes. */
            settles: string[];
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
        Excess: {
            /** @description Indicator or account where more left than had arrived. */
            place: string;
            name: string;
            /**
             * Format: int64
             * @description Fen.
             */
            amount: number;
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
        TraceView: {
            document: components["schemas"]["TraceDocument"];
            /** @description By column, then received (largest first), then id. */
            nodes: components["schemas"]["TraceNode"][];
            /** @description aggregate: by source column, amount (largest first), id. rows: by (time, id). */
            steps: components["schemas"]["TraceStep"][];
            levels: components["schemas"]["TraceLevel"][];
            totals: components["schemas"]["TraceTotals"];
            net: components["schemas"]["TraceNet"];
            excess: components["schemas"]["Excess"][];
            cutOff: components["schemas"]["CutOff"];
            /** @description Sequence of the newest visible batch. */
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
            /** @description File, line and reason of each fault of a load package. */
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
        BulkTraceRequest: {
            /**
             * @description Issuing unit or region, where one number has several issuers: its id or its name.
             * @example 河南省财政厅
             */
            issuer?: string;
            /**
             * @description Payment hops followed after the documented payee, in time order.
             * @default 0
             */
            depth: number;
            /**
             * @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps.
             * @default aggregate
             * @enum {string}
             */
            view: "aggregate" | "rows";
            /** @description aggregate: nodes drawn at most (default and maximum 150); rows: steps on a page (default 200). */
            limit?: number;
            /**
             * @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum.
             * @default 10
             */
            hubCap: number;
            /** @description rows: where the page before ended (`cutOff.cursor`). */
            cursor?: string;
            /**
             * @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything.
             * @example 410300
             */
            scope?: string;
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
            /** @default 6 */
            hops: number;
            /**
             * @description Smallest step considered, fen.
             * @default 0
             */
            amountMin: number;
            /** @default 10 */
            limit: number;
            /**
             * @description Each step later than the one before.
             * @default true
             */
            timeOrder: boolean;
            /** @example 410300 */
            scope?: string;
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
            dataVersion: number;
            queries: string[];
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
            /** @description Sequence of the newest visible batch. */
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
            reason: "column-count" | "invalid-bytes" | "unparseable-amount" | "amount-out-of-range" | "unparseable-date" | "unparseable-number" | "unparseable-flag" | "unknown-value" | "missing-key" | "missing-value" | "different-content" | "after-load" | "nothing-mapped";
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
        AppearanceView: {
            nodes: components["schemas"]["NodeAppearance"][];
            steps: components["schemas"]["StepAppearance"][];
            grades: components["schemas"]["GradeAppearance"][];
            levels: components["schemas"]["LevelAppearance"][];
            reasons: components["schemas"]["ReasonAppearance"][];
            /** @description Steps after the documented payee, which count in no total. */
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
                /** @description Payment hops followed after the documented payee, in time order. */
                depth?: number;
                /** @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps. */
                view?: "aggregate" | "rows";
                /** @description aggregate: nodes drawn at most (default and maximum 150); rows: steps on a page (default 200). */
                limit?: number;
                /** @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum. */
                hubCap?: number;
                /** @description rows: where the page before ended (`cutOff.cursor`). */
                cursor?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
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
            /** @description csv and ndjson give every step, one a row, in the order time, id; ndjson ends with `{"problem": …}` when it broke off. */
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
                /** @description Payment hops followed after the documented payee, in time order. */
                depth?: number;
                /** @description aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps. */
                view?: "aggregate" | "rows";
                /** @description aggregate: nodes drawn at most (default and maximum 150); rows: steps on a page (default 200). */
                limit?: number;
                /** @description aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum. */
                hubCap?: number;
                /** @description rows: where the page before ended (`cutOff.cursor`). */
                cursor?: string;
                /** @description Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything. */
                scope?: string;
                /** @description aggregate: id of a drawn node; answers with all its neighbours (up to `limit`) instead of the whole picture. */
                node?: string;
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
                    "application/json": components["schemas"]["TraceView"];
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
    list: {
        parameters: {
            query?: {
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
