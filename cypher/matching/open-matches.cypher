/**
 * @id      open-matches
 * @title   Records whose movement is not certain and on which a person has to decide, through the index on OBSERVED.unconfirmed
 * @access  read
 * @param   batch  integer Data version
 * @param   amount fen     Amount of the last record of the page before; null for the first page
 * @param   id     string  Its id
 * @param   limit  integer = 50 Records on the page
 * @returns id, amount
 * @order   amount (largest first), id
 * @limit   $limit
 */
MATCH ()-[o:OBSERVED {unconfirmed: true}]->() USING INDEX SEEK o:OBSERVED(unconfirmed)
WHERE o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  AND ($amount IS NULL OR o.amount < $amount OR (o.amount = $amount AND o.id > $id))
RETURN o.id AS id, o.amount AS amount
ORDER BY amount DESC, id
LIMIT $limit
