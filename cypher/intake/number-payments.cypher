/**
 * @id      number-payments
 * @title   Payments take the document number of their indicator where they state none
 * @access  write
 * @param   lines string[] Indicator ids whose own number was unknown when their payments were written
 * @returns written
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id)
WHERE i.ownNumber IS NOT NULL
MATCH ()-[p:PAID {indicator: line}]->() USING INDEX SEEK p:PAID(indicator)
WHERE p.document IS NULL
SET p.document = i.ownNumber
RETURN count(*) AS written
