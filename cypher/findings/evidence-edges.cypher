/**
 * @id       evidence-edges
 * @title    Edges that show a finding, by their ids
 * @access   read
 * @param    paid       string[] Payments
 * @param    observed   string[] Records of other systems about payments
 * @param    allocated  string[] Moves of quota
 * @param    registered string[] Registrations
 * @param    carries    string[] Lines on documents
 * @param    others     map[]    {id, source}: edges without an index of their ids, with the node from which each goes out
 * @param    batch      integer  Data version
 * @returns  id, type, source, target, amount, at, precision, kind, indicator, payout, project, contract, beneficiary, detail, rows
 * @order    id
 * @limit    none: each is asked for by its id
 * @note     An edge without an index is sought among those that go out of its source: a person's posts, an account's holders, a firm's bids are few. Never
 *           all that go out of it: a treasury's payments would be read.
 */
CALL () {
  UNWIND $paid AS id MATCH (a:Account)-[e:PAID {id: id}]->(b:Account) USING INDEX SEEK e:PAID(id) RETURN a, e, b
  UNION ALL
  UNWIND $observed AS id MATCH (a:Account)-[e:OBSERVED {id: id}]->(b:Account) USING INDEX SEEK e:OBSERVED(id) RETURN a, e, b
  UNION ALL
  UNWIND $allocated AS id MATCH (a:Indicator)-[e:ALLOCATED {id: id}]->(b:Indicator) USING INDEX SEEK e:ALLOCATED(id) RETURN a, e, b
  UNION ALL
  UNWIND $registered AS id MATCH (a:Entity)-[e:REGISTERED {id: id}]->(b:Indicator) USING INDEX SEEK e:REGISTERED(id) RETURN a, e, b
  UNION ALL
  UNWIND $carries AS id MATCH (a:Document)-[e:CARRIES {id: id}]->(b:Indicator) USING INDEX SEEK e:CARRIES(id) RETURN a, e, b
  UNION ALL
  UNWIND $others AS one MATCH (a:Entity {id: one.source})-[e:HELD_BY|CARD_OF|SUCCEEDED_BY|MEMBER_OF|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|SPLIT_FROM|MERGED_INTO|SAME_AS|BENEFITS_FROM|CONTRACTED_FOR|BID|ABOUT|GIVEN_TO|FOR|PART_OF_TOTAL|FUNDED_BY|ISSUED_BY|SUPERVISED_BY|FUNDED_THROUGH|PART_OF|IN]->(b:Entity)
  WHERE e.id = one.id
  RETURN a, e, b
}
WITH a, e, b
WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
RETURN e.id AS id, type(e) AS type, a.id AS source, b.id AS target, e.amount AS amount, coalesce(e.at, e.approvedAt, e.from) AS at, e.timePrecision AS precision, e.kind AS kind,
       e.indicator AS indicator, CASE WHEN type(e) IN ['PAID', 'OBSERVED'] THEN e.batch END AS payout, e.project AS project, e.contract AS contract, e.beneficiary AS beneficiary,
       coalesce(e.role, e.relation, e.localNumber, e.period) AS detail, e.source AS rows
ORDER BY id
