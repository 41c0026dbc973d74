/**
 * @id      ledger-moves
 * @title   What came to stand as a hit and what left, in findings and fen, by region, rule and year in which it was recorded
 * @access  read
 * @param   upTo     integer  Last position of the events that count
 * @param   until    instant  Last moment at which they were recorded; null = any
 * @param   regions  string[] Region codes that may be seen; null = all
 * @param   rules    string[] Rules; null = all
 * @returns region, rule, year, move, findings, amount
 * @order   region, rule, year, move
 * @limit   none: nine kinds of moves for each rule, region and year in which there were any
 * @note    What stands before and after is a hit or not; what a trap explains does not stand. Of a hit that changes, the amount is by how much.
 *          What came back of the payments of hits moves nothing by itself: the change that it brings about is told by the event before it.
 */
MATCH (e:FindingEvent) USING INDEX SEEK e:FindingEvent(position)
WHERE e.position > 0 AND e.position <= $upTo AND ($until IS NULL OR e.at <= $until)
  AND ($regions IS NULL OR e.region IN $regions) AND ($rules IS NULL OR e.rule IN $rules)
WITH e, e.status = 'hit' AS stands, coalesce(e.statusBefore, '') = 'hit' AS stood
WHERE stands OR stood
WITH e, CASE
    WHEN e.event = 'recovered' THEN 'recovered'
    WHEN stands AND stood THEN e.event
    WHEN stood THEN CASE e.event WHEN 'gone' THEN 'gone' ELSE 'explained' END
    ELSE CASE e.event WHEN 'new' THEN 'opened' WHEN 'reopened' THEN 'reopened' ELSE 'unexplained' END
  END AS move,
  CASE WHEN e.event = 'recovered' THEN e.recovered WHEN stands AND stood THEN e.amount - e.amountBefore WHEN stood THEN e.amountBefore ELSE e.amount END AS fen
RETURN e.region AS region, e.rule AS rule, e.year AS year, move, count(*) AS findings, sum(fen) AS amount
ORDER BY region, rule, year, move
