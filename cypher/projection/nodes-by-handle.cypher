/**
 * @id      nodes-by-handle
 * @title   Accounts, parties, indicators, documents, payout batches, projects, contracts, subsidy items and records with a range of handles
 * @access  read
 * @param   from    integer First handle
 * @param   to      integer Last handle
 * @param   batch   integer Data version
 * @returns nodes
 * @order   none: each is taken for itself
 * @limit   none: the caller asks for a range of handles at a time
 * @note    A row is a list of nodes; a node is [handle, label, id, region, kind, addedIn, retiredIn, changedIn, more, was]. Handles are explained in handles.cypher.
 *          One row for a thousand nodes, and lists without names: rows and names would cost more than the values.
 */
UNWIND range($from, $to, 1000) AS first
CALL (first) {
  UNWIND range(first, CASE WHEN first + 999 < $to THEN first + 999 ELSE $to END) AS handle
  MATCH (n:Entity) WHERE id(n) = handle AND n.addedIn <= $batch
  WITH n, head([label IN labels(n) WHERE label IN ['Account', 'Household', 'Person', 'Enterprise', 'Indicator', 'Unit', 'Document', 'PayoutBatch', 'Project', 'Contract', 'SubsidyItem', 'Record', 'Region']]) AS label
  WHERE label IS NOT NULL
  RETURN collect([id(n), label, n.id, n.region, n.kind, n.addedIn, CASE WHEN n.retiredIn <= $batch THEN n.retiredIn END, n.changedIn,
    CASE label
      WHEN 'Indicator' THEN n {.recipientRegion, .amount, .issuedAt, .executable, .fiscalYear, .fundTag, .fundName, .ownNumber, .upperNumber, .balanceAsStated, .trackCode}
      WHEN 'Document' THEN n {.number, .level, .issuedAt}
      WHEN 'Account' THEN CASE WHEN n.openedAt IS NULL AND n.closedAt IS NULL THEN null ELSE n {.openedAt, .closedAt} END
      WHEN 'SubsidyItem' THEN n {.targeting, .exclusions}
      WHEN 'Region' THEN n {.code}
    END,
    CASE WHEN n.changedIn IS NULL THEN null ELSE COLLECT {
      MATCH (n)-[:WAS]->(v:Version)
      RETURN v {.addedIn, .retiredIn, .region, .kind, .level, .recipientRegion, .amount, .issuedAt, .executable, .fiscalYear, .fundTag, .fundName, .ownNumber, .upperNumber, .balanceAsStated}
    } END]) AS nodes
}
RETURN nodes
