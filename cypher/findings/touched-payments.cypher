/**
 * @id      touched-payments
 * @title   Payments that some batches have added or retired, with all that they name
 * @access  read
 * @param   after   integer Data version up to which all was judged
 * @param   batch   integer Data version to come to
 * @returns id, payer, payee, payerKind, payeeKind, indicator, payout, project, contract, item, beneficiary, settles, isNew
 * @order   none: each is taken for itself
 * @limit   none: as many as the batches have touched
 * @note    The source of a row is asked for because of the indexes that serve such statements alone (schema/10-following.cypher).
 */
CALL () {
  MATCH (a:Account)-[p:PAID]->(b:Account) USING INDEX SEEK p:PAID(addedIn, source) WHERE p.addedIn > $after AND p.addedIn <= $batch AND p.source IS NOT NULL RETURN a, p, b, true AS isNew
  UNION ALL
  MATCH (a:Account)-[p:PAID]->(b:Account) USING INDEX SEEK p:PAID(retiredIn, source) WHERE p.retiredIn > $after AND p.retiredIn <= $batch AND p.source IS NOT NULL RETURN a, p, b, false AS isNew
}
RETURN p.id AS id, a.id AS payer, b.id AS payee, a.kind AS payerKind, b.kind AS payeeKind, p.indicator AS indicator, p.batch AS payout, p.project AS project, p.contract AS contract,
       p.item AS item, p.beneficiary AS beneficiary, p.settles AS settles, isNew
