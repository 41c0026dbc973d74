/**
 * @id      redraw-payments
 * @title   Takes out the versions of payments that this batch has drawn itself, so that it can draw them completed
 * @access  write
 * @param   ids      string[] Ids of payments
 * @param   sequence integer  Batch in progress
 * @returns removed
 */
UNWIND $ids AS id
MATCH ()-[e:PAID {id: id}]->() USING INDEX SEEK e:PAID(id)
WHERE e.addedIn = $sequence
DELETE e
RETURN count(*) AS removed
