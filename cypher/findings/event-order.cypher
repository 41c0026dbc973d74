/**
 * @id      event-order
 * @title   When the one order of all finding events began, and how far it goes
 * @access  read
 * @returns began, last
 * @order   none: one row
 * @limit   1, or none where no finding was ever kept
 */
MATCH (order:EventOrder {id: 'findings'})
RETURN order.began AS began, coalesce(order.last, 0) AS last
LIMIT 1
