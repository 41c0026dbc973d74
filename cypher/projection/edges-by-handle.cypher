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
 *          retiredIn, settles, settledAmounts, ambiguous, beneficiary, contract, rosterLine, otherPayee] and one of other edges [source, target, type, value, addedIn, retiredIn, id, at, seq, kind, link, timePrecision], their ends as
 *          handles (handles.cypher). The properties of an edge are taken once: asking for each of them would walk through all of them each time.
 */
UNWIND range($from, $to, 1000) AS first
CALL (first) {
  UNWIND range(first, CASE WHEN first + 999 < $to THEN first + 999 ELSE $to END) AS handle
  MATCH (a)-[e:PAID|ALLOCATED|HELD_BY|MEMBER_OF|CARRIES|GIVEN_TO|FOR|FUNDED_BY|BENEFITS_FROM|ABOUT|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|CONTRACTED_FOR]->(b) WHERE id(e) = handle
  WITH a, b, id(a) AS source, id(b) AS target, type(e) AS type, properties(e) AS p
  WHERE p.addedIn <= $batch
    AND CASE type WHEN 'ABOUT' THEN a:Record AND b:Account|Household|Person|Enterprise|Unit WHEN 'BENEFITS_FROM' THEN b:SubsidyItem
      WHEN 'CONTRACTED_FOR' THEN b:Contract AND (a:Contract OR p.role = 'contractor') ELSE true END
  WITH a, b, source, target, type, p, CASE WHEN p.retiredIn <= $batch THEN p.retiredIn END AS retiredIn
  RETURN collect(CASE WHEN type = 'PAID' AND coalesce(p.state, 'paid') = 'paid' THEN [source, target, p.id, p.amount, p.at, p.seq, p.kind, p.timePrecision, p.restoresQuota,
      p.unconfirmed, p.indicator, p.batch, p.region, p.project, CASE WHEN p.indicator IS NULL AND p.batch IS NULL THEN p.purpose END, p.addedIn, retiredIn, p.settles, p.settledAmounts, size(coalesce(p.ambiguousWith, [])) > 0,
      p.beneficiary, p.contract, p.rosterLine IS NOT NULL, p.statedPayee IS NOT NULL AND trim(split(p.statedPayee, ' ')[0]) <> coalesce(b.name, '')] END) AS payments,
    collect(CASE type WHEN 'ALLOCATED' THEN [source, target, type, p.amount, p.addedIn, retiredIn, p.id, p.at, p.seq, p.kind, p.link, p.timePrecision]
      WHEN 'PAID' THEN null
      WHEN 'ABOUT' THEN [source, target, CASE WHEN b:Account THEN 'ABOUT_ACCOUNT' ELSE type END, 0, p.addedIn, retiredIn]
      WHEN 'CONTRACTED_FOR' THEN [source, target, CASE WHEN a:Contract THEN 'PART_OF_CONTRACT' ELSE 'CONTRACTOR_OF' END, 0, p.addedIn, retiredIn]
      WHEN 'BENEFITS_FROM' THEN [source, target, type, coalesce(p.approvedAt, 9000000000000000), p.addedIn, retiredIn]
      WHEN 'FUNDED_BY' THEN [source, target, type, p.amount, p.addedIn, retiredIn]
      ELSE [source, target, type, p.from, p.addedIn, retiredIn] END) AS links
}
RETURN payments, links
