/**
 * @id      relinked-records
 * @title   Records at accounts for which the batch in progress says or takes back that they are a card of, or were followed by, another one
 * @access  read
 * @param   sequence integer Batch in progress
 * @returns id
 * @order   none: the caller makes a set of them
 * @limit   none: a match is certain only over all of them
 */
CALL () {
  MATCH (a)-[link:CARD_OF]->(b)
  WHERE link.addedIn = $sequence OR link.retiredIn = $sequence
  RETURN a, b
  UNION ALL
  MATCH (a)-[link:SUCCEEDED_BY]->(b)
  WHERE link.addedIn = $sequence OR link.retiredIn = $sequence
  RETURN a, b
}
UNWIND [a, b] AS account
WITH DISTINCT account
MATCH (account)-[p:PAID|OBSERVED]-(:Account)
WHERE p.retiredIn IS NULL
RETURN DISTINCT p.id AS id
