/**
 * @id      drawn-by-settling
 * @title   What some payments draw on now that take this from the payments they undo; activation sets it in place
 * @access  read
 * @param   payments string[] Ids of payments
 * @param   batch    integer  Data version
 * @returns id, addedIn, indicator, batch, purpose
 * @order   id
 * @limit   none: at most one row for each id
 */
UNWIND $payments AS payment
MATCH ()-[s:PAID {id: payment}]->() USING INDEX SEEK s:PAID(id)
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
RETURN s.id AS id, s.addedIn AS addedIn, s.indicator AS indicator, s.batch AS batch, s.purpose AS purpose
ORDER BY id
