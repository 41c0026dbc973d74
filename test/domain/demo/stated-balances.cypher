// Lines whose stated balance (CUR_AMT) is not amount + adjusted in and taken back − passed on − paid + restored.
MATCH ()-[r:PAID]->()
WHERE r.kind = 'reclassification'
WITH collect(r) AS corrections
MATCH (i:Indicator)
WHERE i.balanceAsStated IS NOT NULL
CALL (i) {
  OPTIONAL MATCH (i)-[a:ALLOCATED]->()
  RETURN coalesce(sum(a.amount), 0) AS passedOn
}
CALL (i) {
  OPTIONAL MATCH ()-[a:ALLOCATED]->(i)
  WHERE a.kind IN ['adjustment', 'reduction', 'recall']
  RETURN coalesce(sum(a.amount), 0) AS cameBack
}
CALL (i) {
  OPTIONAL MATCH ()-[p:PAID {indicator: i.id}]->()
  WHERE p.state = 'paid' AND p.kind IN ['payment', 'transfer', 'reclassification'] AND coalesce(p.mode, '') <> 'special-account'
  RETURN coalesce(sum(p.amount), 0) AS paid
}
CALL (i) {
  OPTIONAL MATCH ()-[r:PAID {indicator: i.id}]->()
  WHERE r.restoresQuota
  RETURN coalesce(sum(r.amount), 0) AS restored
}
CALL (i, corrections) {
  UNWIND corrections AS r
  MATCH ()-[p:PAID {id: r.settles[0]}]->()
  WHERE p.indicator = i.id
  RETURN coalesce(sum(r.amount), 0) AS corrected
}
WITH i, i.amount + cameBack - passedOn - paid + restored + corrected AS rest
WHERE rest <> i.balanceAsStated
RETURN i.id AS line, i.balanceAsStated AS stated, rest
ORDER BY line
LIMIT 50;
