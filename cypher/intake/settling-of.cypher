/**
 * @id      settling-of
 * @title   Payments that settle some others and copied from them
 * @access  read
 * @param   payments string[] Ids of settled payments
 * @returns id
 * @order   id
 * @limit   none: a payment is settled by few
 */
UNWIND $payments AS payment
MATCH (w:SettledPayment {payment: payment}) USING INDEX SEEK w:SettledPayment(payment)
RETURN DISTINCT w.settledBy AS id
ORDER BY id
