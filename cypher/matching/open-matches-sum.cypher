/**
 * @id      open-matches-sum
 * @title   How many records wait for a decision, and their sum
 * @access  read
 * @param   batch integer Data version
 * @returns total, amount
 * @order   one row
 * @limit   1, aggregates
 */
MATCH ()-[o:OBSERVED {unconfirmed: true}]->() USING INDEX SEEK o:OBSERVED(unconfirmed)
WHERE o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
RETURN count(o) AS total, coalesce(sum(o.amount), 0) AS amount
