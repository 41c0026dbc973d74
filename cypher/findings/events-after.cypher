/**
 * @id      events-after
 * @title   Finding events in their one order, from a position on
 * @access  read
 * @param   after    integer  Position after which they begin
 * @param   upTo     integer  Last position
 * @param   regions  string[] Region codes that may be seen; null = all
 * @param   rules    string[] Rules; null = all
 * @param   bands    string[] Bands, as they were after the event; null = all
 * @param   events   string[] Kinds of event; null = all
 * @param   year     integer  Year in which they were recorded; null = any
 * @param   until    instant  Last moment at which they were recorded; null = any
 * @param   limit    integer  Events at most
 * @returns event
 * @order   position
 * @limit   $limit
 * @note    Without `state`, which names persons and is long.
 */
MATCH (e:FindingEvent) USING INDEX SEEK e:FindingEvent(position)
WHERE e.position > $after AND e.position <= $upTo AND ($regions IS NULL OR e.region IN $regions) AND ($rules IS NULL OR e.rule IN $rules)
  AND ($bands IS NULL OR e.band IN $bands) AND ($events IS NULL OR e.event IN $events) AND ($year IS NULL OR e.year = $year)
  AND ($until IS NULL OR e.at <= $until)
RETURN e {.position, .finding, .seq, .event, .at, .year, .actor, .run, .batch, .asOf, .rule, .code, .class, .version, .region, .subject, .clause,
  .measured, .limit, .trap, .status, .statusBefore, .band, .bandBefore, .amount, .amountBefore, .recovered} AS event
ORDER BY e.position
LIMIT $limit
