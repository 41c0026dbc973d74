/**
 * @id      keep-findings
 * @title   Keeps findings as they stand now, and what happened to them as events that nothing changes any more
 * @access  write
 * @param   rows    map[]   id, facts (what the finding is now), events (what happened; position: 1 and on in all rows)
 * @param   events  integer How many events there are in all rows
 * @returns kept
 * @note    The order is locked before its end is read and until all is stored: who sees an event has seen all before it. A statement that is
 *          sent again because its answer was lost meets its events and leaves only a gap.
 */
MERGE (order:EventOrder {id: 'findings'})
ON CREATE SET order.began = timestamp()
SET order.askedAt = timestamp()
WITH order, coalesce(order.last, 0) AS last
SET order.last = last + $events
WITH last
UNWIND $rows AS row
MERGE (f:Finding {id: row.id})
SET f += row.facts
FOREACH (event IN row.events |
  MERGE (e:FindingEvent {id: event.id})
  ON CREATE SET e = event, e.position = last + event.position
  MERGE (f)-[:HAS_EVENT]->(e))
RETURN count(*) AS kept
