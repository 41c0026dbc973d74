/**
 * @id       upper-numbers
 * @title    Numbers that lines name as their upper document, whether or not that document itself has been loaded
 * @access   read
 * @param    numbers    string[] Canonical numbers, and the text as it was typed
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  number, amount, lines
 * @order    number
 * @limit    200: one row for each number asked for
 */
UNWIND $numbers AS wanted
MATCH (i:Indicator {upperNumber: wanted})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($scope IS NULL OR i.region IN $scope OR i.recipientRegion IN $scope)
RETURN i.upperNumber AS number, sum(i.amount) AS amount, count(i) AS lines
ORDER BY number
LIMIT 200
