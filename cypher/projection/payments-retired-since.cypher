/**
 * @id      payments-retired-since
 * @title   Payments that some batches have superseded or taken back
 * @access  read
 * @param   after   integer Data version that is known already
 * @param   batch   integer Data version to come to
 * @returns id, addedIn, retiredIn
 * @order   none: each is taken for itself
 * @limit   none: as many as the batches have retired
 */
MATCH ()-[e:PAID]->() USING INDEX SEEK e:PAID(retiredIn, source)
WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL
RETURN e.id AS id, e.addedIn AS addedIn, e.retiredIn AS retiredIn
