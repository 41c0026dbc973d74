/**
 * @id      payments-to-complete
 * @title   Payments that name one of these vouchers, or the list of details of their application
 * @access  read
 * @param   records string[] Node ids of the vouchers and lists
 * @returns id, type, source, target, values
 * @order   none: each is completed for itself; one that names two of the records comes twice
 * @limit   none: few payments share a voucher, and the caller hands over a page of them
 */
UNWIND $records AS record
MATCH (s)-[e:PAID {voucher: record}]->(t) USING INDEX SEEK e:PAID(voucher) WHERE e.retiredIn IS NULL
RETURN e.id AS id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $records AS record
MATCH (s)-[e:PAID {application: record}]->(t) USING INDEX SEEK e:PAID(application) WHERE e.retiredIn IS NULL
RETURN e.id AS id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $records AS record
MATCH (s)-[e:OBSERVED {voucher: record}]->(t) USING INDEX SEEK e:OBSERVED(voucher) WHERE e.retiredIn IS NULL
RETURN e.id AS id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $records AS record
MATCH (s)-[e:OBSERVED {application: record}]->(t) USING INDEX SEEK e:OBSERVED(application) WHERE e.retiredIn IS NULL
RETURN e.id AS id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
