/**
 * @id      edges-by-handle
 * @title   Payments, allocations and the edges around them with a range of handles
 * @access  read
 * @param   from    integer First handle
 * @param   to      integer Last handle
 * @param   batch   integer Data version
 * @returns payments, links
 * @order   none: the reader sorts all of them into one order
 * @limit   none: the caller asks for a range of handles at a time
 * @note    A row is a list of payments [payer, payee, id, amount, at, seq, kind, timePrecision, restoresQuota, unconfirmed, indicator, batch, region, project, purpose, addedIn,
 *          retiredIn, settles, settledAmounts] and one of other edges [source, target, type, value, addedIn, retiredIn, id, at, seq, kind, link, timePrecision], their ends as
 *          handles (handles.cypher). The properties of an edge are taken once: asking for each of them would walk through all of them each time.
 */
UNWIND range($from, $to, 1000) AS first
CALL (first) {
  UNWIND range(first, CASE WHEN first + 999 < $to THEN first + 999 ELSE $to END) AS handle
  MATCH (a)-[e:PAID|ALLOCATED|HELD_BY|MEMBER_OF|CARRIES|GIVEN_TO|FOR|FUNDED_BY]->(b) WHERE id(e) = handle
  WITH id(a) AS source, id(b) AS target, type(e) AS type, properties(e) AS p
  WHERE p.addedIn <= $batch
  WITH source, target, type, p, CASE WHEN p.retiredIn <= $batch THEN p.retiredIn END AS retiredIn
  RETURN collect(CASE WHEN type = 'PAID' AND coalesce(p.state, 'paid') = 'paid' THEN [source, target, p.id, p.amount, p.at, p.seq, p.kind, p.timePrecision, p.restoresQuota,
      p.unconfirmed, p.indicator, p.batch, p.region, p.project, CASE WHEN p.indicator IS NULL AND p.batch IS NULL THEN p.purpose END, p.addedIn, retiredIn, p.settles, p.settledAmounts, size(coalesce(p.ambiguousWith, [])) > 0] END) AS payments,
    collect(CASE WHEN type = 'ALLOCATED' THEN [source, target, type, p.amount, p.addedIn, retiredIn, p.id, p.at, p.seq, p.kind, p.link, p.timePrecision]
      WHEN type <> 'PAID' THEN [source, target, type, coalesce(p.amount, p.from), p.addedIn, retiredIn] END) AS links
}
RETURN payments, links
