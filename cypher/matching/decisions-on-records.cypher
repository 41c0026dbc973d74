/**
 * @id      decisions-on-records
 * @title   The decisions that hold on some records
 * @access  read
 * @param   records string[] Record ids
 * @param   batch   integer  Data version
 * @returns record, decision, others, note, decidedAt, sequence
 * @order   record, sequence
 * @limit   none: one for each record asked for
 */
UNWIND $records AS id
MATCH (d:MatchDecision {record: id}) USING INDEX SEEK d:MatchDecision(record)
WHERE d.addedIn <= $batch AND coalesce(d.retiredIn, $batch + 1) > $batch
RETURN d.record AS record, d.decision AS decision, d.others AS others, d.note AS note, d.decidedAt AS decidedAt, d.addedIn AS sequence
ORDER BY record, sequence
