/**
 * @id       accounts-by-name-only
 * @title    Accounts known by a name only, those that received most first
 * @access   read
 * @param    limit      integer  Accounts at most
 * @param    batch      integer  Data version
 * @returns  id, name, region, source, received
 * @order    received, largest first, then id
 * @limit    $limit
 */
MATCH (a:Account)
WHERE a.number IS NULL AND a.name IS NOT NULL AND coalesce(a.kind, 'unknown') <> 'cash' AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
CALL (a) {
  OPTIONAL MATCH (a)<-[p:PAID]-()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS received
}
RETURN a.id AS id, a.name AS name, a.region AS region, a.source AS source, received
ORDER BY received DESC, id
LIMIT $limit
