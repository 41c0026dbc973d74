/**
 * @id     8-books
 * @title  The movements after which a statement gives a balance: the accounts that have statements are found by them
 * @access schema
 * @note   Only records of bank statements carry a balance, so that payments of other sources make no entry.
 */
CREATE INDEX paid_payer_balance IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.payerBalance);
CREATE INDEX paid_payee_balance IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.payeeBalance);
CREATE INDEX observed_payer_balance IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.payerBalance);
CREATE INDEX observed_payee_balance IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.payeeBalance);
