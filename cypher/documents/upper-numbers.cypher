/**
 * @id       upper-numbers
 * @title    Numbers that lines name as their upper document, whether or not that document itself has been loaded
 * @access   read
 * @param    numbers    string[] Canonical numbers, and the text as it was typed
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  number, amount, lines
 * @order    number
 * @limit    200: one row for each number asked for
 */
UNWIND $numbers AS wanted
CALL (wanted) {
  MATCH (i:Indicator {upperNumber: wanted})
  WHERE coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  RETURN i, i AS iThen
  UNION ALL
  MATCH (v:Version {upperNumber: wanted})
  WHERE v.addedIn <= $batch AND v.retiredIn > $batch
  MATCH (i:Indicator)-[:WAS]->(v)
  RETURN i, v AS iThen
}
WITH wanted, i, iThen
WHERE coalesce(iThen.issuedAt, 0) <= $asOf AND ($scope IS NULL OR i.region IN $scope OR iThen.recipientRegion IN $scope)
RETURN wanted AS number, sum(iThen.amount) AS amount, count(i) AS lines
ORDER BY number
LIMIT 200
