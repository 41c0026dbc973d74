/**
 * @id      touched-settled
 * @title   Payments that some payments settle, and those that settle them, with all that they name
 * @access  read
 * @param   settled  string[] Ids of payments that are settled
 * @param   payments string[] Ids of payments that others may settle
 * @returns id, payer, payee, payerKind, payeeKind, indicator, payout, project, contract, item, beneficiary, settles
 * @order   none: each is taken for itself
 * @limit   none: a payment is settled a few times
 */
CALL () {
  UNWIND $settled AS id
  MATCH (a:Account)-[p:PAID {id: id}]->(b:Account) USING INDEX SEEK p:PAID(id)
  RETURN a, p, b
  UNION ALL
  UNWIND $payments AS id
  MATCH (s:SettledPayment {payment: id})
  MATCH (a:Account)-[p:PAID {id: s.settledBy}]->(b:Account) USING INDEX SEEK p:PAID(id)
  RETURN a, p, b
}
RETURN p.id AS id, a.id AS payer, b.id AS payee, a.kind AS payerKind, b.kind AS payeeKind, p.indicator AS indicator, p.batch AS payout, p.project AS project, p.contract AS contract,
       p.item AS item, p.beneficiary AS beneficiary, p.settles AS settles
