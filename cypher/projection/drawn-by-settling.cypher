/**
 * @id      drawn-by-settling
 * @title   What some payments draw on now that take this from the payments they undo; activation sets it in place
 * @access  read
 * @param   payments string[] Ids of payments
 * @param   batch    integer  Data version
 * @returns id, addedIn, indicator, batch, purpose
 * @order   id, addedIn
 * @limit   none: a payment has few versions
 * @note    All versions: one that was set in place by a batch may have been superseded by the next, and both are followed at once.
 */
UNWIND $payments AS payment
MATCH ()-[s:PAID {id: payment}]->() USING INDEX SEEK s:PAID(id)
WHERE s.addedIn <= $batch
RETURN s.id AS id, s.addedIn AS addedIn, s.indicator AS indicator, s.batch AS batch, s.purpose AS purpose
ORDER BY id, addedIn
