/**
 * @id      replan
 * @title   Take stock of the graph and forget plans made before
 * @returns none
 * @order   none: no rows come
 * @limit   none: no rows come
 */
CALL db.prepareForReplanning(120)
RETURN 0 AS none
LIMIT 0
