/**
 * @id      graph-size
 * @title   How many nodes the graph holds, of whatever kind
 * @access  read
 * @returns nodes
 * @order   none: one row
 * @limit   1, a count
 * @plan    AllNodesScan is not what happens: the number is kept by the database
 */
MATCH (n)
RETURN count(n) AS nodes
