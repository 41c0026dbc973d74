/** Rows as the graph is told of them: business ids and plain values; null and left out are the same. */

/** A superseded set of values with the batches between which it counted. */
type Was<T> = T & { readonly addedIn: number; readonly retiredIn: number };

interface PartyWords {
  /** Region code. */
  readonly region?: string | null;
}
export interface NewParty extends PartyWords {
  readonly id: string;
  /** Code of a party that is itself a region. */
  readonly code?: string | null;
  /** Batch that brought the present values, where one has changed them. */
  readonly changedIn?: number | null;
  readonly was?: readonly Was<PartyWords>[];
}

interface AccountWords extends PartyWords {
  /** One of ACCOUNT_KINDS. */
  readonly kind?: string | null;
}
export interface NewAccount extends AccountWords {
  readonly id: string;
  /** Epoch ms. */
  readonly openedAt?: number | null;
  readonly closedAt?: number | null;
  readonly changedIn?: number | null;
  readonly was?: readonly Was<AccountWords>[];
}

interface LineTexts {
  readonly region?: string | null;
  readonly recipientRegion?: string | null;
  /** Fen. */
  readonly amount?: number | null;
  /** Epoch ms. */
  readonly issuedAt?: number | null;
  readonly executable?: boolean | null;
  readonly fiscalYear?: number | null;
  readonly fundTag?: string | null;
  readonly fundName?: string | null;
  readonly ownNumber?: string | null;
  readonly upperNumber?: string | null;
  /** Fen. */
  readonly balanceAsStated?: number | null;
}
export interface NewLine extends LineTexts {
  readonly id: string;
  readonly trackCode?: string | null;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
  readonly changedIn?: number | null;
  readonly was?: readonly Was<LineTexts>[];
}

interface DocumentTexts extends PartyWords {
  readonly level?: string | null;
  readonly issuedAt?: number | null;
}
export interface NewDocument extends DocumentTexts {
  readonly id: string;
  readonly number?: string | null;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
  readonly changedIn?: number | null;
  readonly was?: readonly Was<DocumentTexts>[];
}

export interface NewContract extends PartyWords {
  readonly id: string;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
  readonly changedIn?: number | null;
}

export interface NewItem {
  readonly id: string;
  readonly targeting?: string | null;
  readonly exclusions?: readonly string[] | null;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
}

export interface NewPayout {
  readonly id: string;
  readonly region?: string | null;
}

/** An edge between two ids. */
export interface NewLink {
  readonly source: string;
  readonly target: string;
  readonly value?: number | null;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
}

export interface NewBalance {
  /** Account id. */
  readonly account: string;
  /** 00:00 of the day, epoch ms. */
  readonly day: number;
  /** It stands before the first movement of the day, not after its last. */
  readonly opening?: boolean | null;
  /** Fen. */
  readonly amount: number;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
}
