/**
 * @id       upper-numbers-near
 * @title    Numbers of upper documents that begin with one of these texts
 * @access   read
 * @param    prefixes   string[] Beginnings of numbers: agency and year
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  number, amount
 * @order    number
 * @limit    200
 */
UNWIND $prefixes AS prefix
MATCH (i:Indicator)
WHERE i.upperNumber STARTS WITH prefix AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($scope IS NULL OR i.region IN $scope OR i.recipientRegion IN $scope)
RETURN i.upperNumber AS number, sum(i.amount) AS amount
ORDER BY number
LIMIT 200
