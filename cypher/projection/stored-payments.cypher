/**
 * @id      stored-payments
 * @title   How many payments are stored, in all versions and whatever became of them
 * @access  read
 * @returns payments
 * @order   one row
 * @limit   1, an aggregate
 */
MATCH ()-[p:PAID]->()
RETURN count(p) AS payments
