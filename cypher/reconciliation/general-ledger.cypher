/**
 * @id       general-ledger
 * @title    Balances of the general ledger by region, year and what the subject means
 * @access   read
 * @param    regions    string[] Region codes; null = all
 * @param    year       integer  Fiscal year; null = all
 * @param    batch      integer  Data version
 * @returns  region, year, subject, amount, id, sources
 * @order    region, year, subject
 * @limit    none: at most four a region and year
 * @note     Balances of several days in a year: the last day counts. Subjects below one meaning (补助收入 by kind) add up.
 */
MATCH (r:Record {kind: 'general-ledger'})
WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) AND ($regions IS NULL OR r.region IN $regions) AND ($year IS NULL OR r.fiscalYear = $year)
  AND r.value IN ['income', 'passed-down', 'expenditure', 'treasury']
WITH r.region AS region, r.fiscalYear AS year, r.value AS subject, r ORDER BY r.id
WITH region, year, subject, collect(r) AS records, max(coalesce(r.to, 0)) AS last
WITH region, year, subject, [r IN records WHERE coalesce(r.to, 0) = last] AS records
RETURN region, year, subject, reduce(sum = 0, r IN records | sum + coalesce(r.amount, 0)) AS amount, head(records).id AS id, [r IN records | r.source][0..10] AS sources
ORDER BY region, year, subject
