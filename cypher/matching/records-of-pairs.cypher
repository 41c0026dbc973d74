/**
 * @id      records-of-pairs
 * @title   Current records of money between some pairs of accounts
 * @access  read
 * @param   pairs map[] {payer, payee}
 * @returns id
 * @order   none: the caller makes a set of them
 * @limit   none: a match is certain only over all records of a pair
 * @note    Both ends are given, so the walk begins at the one with fewer payments: never at a treasury.
 */
UNWIND $pairs AS pair
MATCH (a:Account {id: pair.payer}) USING INDEX SEEK a:Account(id)
MATCH (b:Account {id: pair.payee}) USING INDEX SEEK b:Account(id)
MATCH (a)-[p:PAID|OBSERVED]->(b)
WHERE p.retiredIn IS NULL
RETURN p.id AS id
