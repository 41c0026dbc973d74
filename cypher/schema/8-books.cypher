/**
 * @id     8-books
 * @title  What the books start from: the lines of a region and year, and the movements after which a statement gives a balance
 * @access schema
 * @note   Only records of bank statements carry a balance, so that payments of other sources make no entry.
 */
CREATE INDEX indicator_region_year IF NOT EXISTS FOR (n:Indicator) ON (n.region, n.fiscalYear);
CREATE INDEX indicator_recipient_year IF NOT EXISTS FOR (n:Indicator) ON (n.recipientRegion, n.fiscalYear);
CREATE INDEX account_region IF NOT EXISTS FOR (n:Account) ON (n.region);
CREATE INDEX paid_payer_balance IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.payerBalance);
CREATE INDEX paid_payee_balance IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.payeeBalance);
CREATE INDEX observed_payer_balance IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.payerBalance);
CREATE INDEX observed_payee_balance IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.payeeBalance);
