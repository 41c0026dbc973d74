/**
 * @id      payments-since
 * @title   Payments that some batches have added
 * @access  read
 * @param   after   integer Data version that is known already
 * @param   batch   integer Data version to come to
 * @returns payment
 * @order   none: the reader sorts all of them into one order
 * @limit   none: as many as the batches have added
 * @note    A payment is a list as in edges-by-handle.cypher, its ends as ids. The source is asked for because of the index that serves this statement alone.
 */
MATCH (a:Account)-[e:PAID]->(b:Account) USING INDEX SEEK e:PAID(addedIn, source)
WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL
WITH a.id AS source, b, properties(e) AS p
WHERE coalesce(p.state, 'paid') = 'paid'
RETURN [source, b.id, p.id, p.amount, p.at, p.seq, p.kind, p.timePrecision, p.restoresQuota, p.unconfirmed, p.indicator, p.batch, p.region, p.project,
  CASE WHEN p.indicator IS NULL AND p.batch IS NULL THEN p.purpose END, p.addedIn, CASE WHEN p.retiredIn <= $batch THEN p.retiredIn END, p.settles, p.settledAmounts, size(coalesce(p.ambiguousWith, [])) > 0,
  p.beneficiary, p.contract, p.rosterLine IS NOT NULL, p.statedPayee IS NOT NULL AND trim(split(p.statedPayee, ' ')[0]) <> coalesce(b.name, '')] AS payment
