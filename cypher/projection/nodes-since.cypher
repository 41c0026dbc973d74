/**
 * @id      nodes-since
 * @title   Accounts, parties, indicators, documents, payout batches, projects, contracts, subsidy items, records and balances that some batches have added, changed or retired
 * @access  read
 * @param   after   integer Data version that is known already
 * @param   batch   integer Data version to come to
 * @returns node
 * @order   none: each is taken for itself
 * @limit   none: as many as the batches have touched
 * @note    A node is a list as in nodes-by-handle.cypher, without a handle. The source is asked for because of the indexes that serve this statement alone (schema/10-following.cypher).
 */
CALL () {
  MATCH (n:Entity) USING INDEX SEEK n:Entity(addedIn, source) WHERE n.addedIn > $after AND n.addedIn <= $batch AND n.source IS NOT NULL RETURN n
  UNION
  MATCH (n:Entity) USING INDEX SEEK n:Entity(changedIn, source) WHERE n.changedIn > $after AND n.changedIn <= $batch AND n.source IS NOT NULL RETURN n
  UNION
  MATCH (n:Entity) USING INDEX SEEK n:Entity(retiredIn, source) WHERE n.retiredIn > $after AND n.retiredIn <= $batch AND n.source IS NOT NULL RETURN n
}
WITH n, head([label IN labels(n) WHERE label IN ['Account', 'Household', 'Person', 'Enterprise', 'Indicator', 'Unit', 'Document', 'PayoutBatch', 'Project', 'Contract', 'SubsidyItem', 'Record', 'Region', 'Balance']]) AS label
WHERE label IS NOT NULL
RETURN [null, label, n.id, n.region, n.kind, n.addedIn, CASE WHEN n.retiredIn <= $batch THEN n.retiredIn END, n.changedIn,
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
  } END] AS node
