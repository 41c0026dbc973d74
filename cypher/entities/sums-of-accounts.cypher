/**
 * @id       sums-of-accounts
 * @title    What came into and left a set of accounts, by fiscal year, document and direction; transfers inside the set are `internal`, each once
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    settling   string[] Kinds of payment that undo earlier ones
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  fiscalYear, document, flow, amount, count, firstAt, lastAt
 * @order    fiscalYear, document, flow
 * @limit    200000
 */
UNWIND $accounts AS account
MATCH (a:Account {id: account})-[p:PAID]-(other:Account)
WHERE NOT (other.id IN $accounts AND endNode(p) <> a) AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  AND ($scope IS NULL OR coalesce(p.region, startNode(p).region) IN $scope OR endNode(p).region IN $scope)
WITH p, CASE WHEN other.id IN $accounts THEN 'internal' WHEN endNode(p) = a THEN 'received' WHEN p.kind IN $settling THEN 'returned' ELSE 'paid' END AS flow
RETURN coalesce(p.fiscalYear, datetime({epochMillis: p.at, timezone: 'Asia/Shanghai'}).year) AS fiscalYear, p.document AS document, flow,
       sum(p.amount) AS amount, count(p) AS count, min(p.at) AS firstAt, max(p.at) AS lastAt
ORDER BY fiscalYear, document, flow
LIMIT 200000
