/**
 * @id      payments-stored
 * @title   How many payments there are, of any data version
 * @access  read
 * @returns payments
 * @order   one row
 * @limit   1, an aggregate
 */
MATCH ()-[p:PAID]->()
RETURN count(p) AS payments
