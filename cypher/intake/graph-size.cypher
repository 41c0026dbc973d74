/**
 * @id      graph-size
 * @title   How many nodes the graph holds, of whatever kind
 * @access  read
 * @returns nodes
 * @order   none: one row
 * @limit   1, a count
 * @note    The database keeps this number; nothing is read.
 */
MATCH (n)
RETURN count(n) AS nodes
