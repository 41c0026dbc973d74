/**
 * @id       lines-of-payments
 * @title    Which lines some payments draw on
 * @access   read
 * @param    payments   string[] Edge ids of payments
 * @param    batch      integer  Data version
 * @returns  payment, line
 * @order    payment
 * @limit    none: as many rows as ids were given
 */
UNWIND $payments AS id
MATCH ()-[p:PAID {id: id}]->()
WHERE p.indicator IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
RETURN id AS payment, p.indicator AS line
ORDER BY payment
