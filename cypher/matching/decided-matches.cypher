/**
 * @id      decided-matches
 * @title   Records on which a person has decided one way, newest first
 * @access  read
 * @param   batch    integer Data version
 * @param   decision string  confirm or reject
 * @param   sequence integer Of the last decision of the page before; null for the first page
 * @param   id       string  Its record
 * @param   limit    integer = 50 Records on the page
 * @returns id, sequence, total, amount
 * @order   sequence (newest first), id
 * @limit   $limit
 */
CALL () {
  MATCH (d:MatchDecision {decision: $decision})
  WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
  RETURN count(d) AS total, coalesce(sum(d.amount), 0) AS amount
}
MATCH (d:MatchDecision {decision: $decision})
WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
  AND ($sequence IS NULL OR d.addedIn < $sequence OR (d.addedIn = $sequence AND d.record > $id))
RETURN d.record AS id, d.addedIn AS sequence, total, amount
ORDER BY sequence DESC, id
LIMIT $limit
