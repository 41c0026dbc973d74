/**
 * @id       upper-numbers-near
 * @title    Numbers of upper documents that begin with one of these texts
 * @access   read
 * @param    prefixes   string[] Beginnings of numbers: agency and year
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  number, amount
 * @order    number
 * @limit    200
 */
UNWIND $prefixes AS prefix
CALL (prefix) {
  MATCH (i:Indicator)
  WHERE i.upperNumber STARTS WITH prefix AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  RETURN i, i AS iThen
  UNION ALL
  MATCH (v:Version)
  WHERE v.upperNumber STARTS WITH prefix AND v.addedIn <= $batch AND v.retiredIn > $batch
  MATCH (i:Indicator)-[:WAS]->(v)
  RETURN i, v AS iThen
}
WITH i, iThen
WHERE coalesce(iThen.issuedAt, 0) <= $asOf AND ($scope IS NULL OR i.region IN $scope OR iThen.recipientRegion IN $scope)
RETURN iThen.upperNumber AS number, sum(iThen.amount) AS amount
ORDER BY number
LIMIT 200
