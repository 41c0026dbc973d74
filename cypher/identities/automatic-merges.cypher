/**
 * @id       automatic-merges
 * @title    What loads brought together by themselves: texts for banks, spellings of numbers, and what sources say belongs together
 * @access   read
 * @param    batch      integer  Data version
 * @returns  rule, things, examples
 * @order    rule; examples by number of things, then as written
 * @limit    10
 */
CALL () {
  MATCH (a:Account)
  WHERE a.branches IS NOT NULL AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  UNWIND [text IN a.branches WHERE text <> a.institution] AS text
  WITH text, a.institution AS institution, count(*) AS things
  ORDER BY things DESC, text
  RETURN 'institution-alias' AS rule, sum(things) AS things, collect({written: text, takenFor: institution, things: things})[..20] AS examples
  UNION ALL
  MATCH (d:Document)
  WHERE d.numberAsWritten <> d.number AND d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
  WITH d ORDER BY d.numberAsWritten
  RETURN 'document-number' AS rule, count(d) AS things, collect({written: d.numberAsWritten, takenFor: d.number, things: 1})[..20] AS examples
  UNION ALL
  MATCH (a:Account)-[e:CARD_OF|SUCCEEDED_BY]->(b:Account)
  WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  WITH CASE type(e) WHEN 'CARD_OF' THEN 'card' ELSE 'successor' END AS rule, a, b ORDER BY a.id
  RETURN rule, count(*) AS things, collect({written: a.id, takenFor: b.id, things: 1})[..20] AS examples
  UNION ALL
  MATCH (a:Household)-[e:SPLIT_FROM|MERGED_INTO]->(b:Household)
  WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  WITH CASE type(e) WHEN 'SPLIT_FROM' THEN 'household-split' ELSE 'household-merger' END AS rule, a, b ORDER BY a.id
  RETURN rule, count(*) AS things, collect({written: a.id, takenFor: b.id, things: 1})[..20] AS examples
}
RETURN rule, things, examples
ORDER BY rule
LIMIT 10
