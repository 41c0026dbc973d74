/**
 * @id       batches-of-edges
 * @title    Which batches brought and which retired the versions of some payments, allocations and lines
 * @access   read
 * @param    payments    string[] Ids of payments
 * @param    allocations string[] Ids of allocations
 * @param    lines       string[] Ids of indicators
 * @param    batch       integer  Data version
 * @returns  id, addedIn, retiredIn
 * @order    id, addedIn
 * @limit    none: details for ids that were found before
 */
CALL {
  UNWIND $payments AS payment
  MATCH (:Account)-[p:PAID {id: payment}]->(:Account)
  RETURN p.id AS id, p.addedIn AS addedIn, p.retiredIn AS retiredIn
  UNION
  UNWIND $allocations AS allocation
  MATCH (:Indicator)-[a:ALLOCATED {id: allocation}]->(:Indicator)
  RETURN a.id AS id, a.addedIn AS addedIn, a.retiredIn AS retiredIn
  UNION
  UNWIND $lines AS line
  MATCH (i:Indicator {id: line})
  RETURN i.id AS id, coalesce(i.changedIn, i.addedIn) AS addedIn, i.retiredIn AS retiredIn
  UNION
  UNWIND $lines AS line
  MATCH (i:Indicator {id: line})-[:WAS]->(v:Version)
  RETURN i.id AS id, v.addedIn AS addedIn, v.retiredIn AS retiredIn
}
WITH id, addedIn, retiredIn WHERE addedIn <= $batch
RETURN id, addedIn, CASE WHEN retiredIn <= $batch THEN retiredIn END AS retiredIn
ORDER BY id, addedIn
