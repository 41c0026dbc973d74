/**
 * @id       names-of-regions
 * @title    Code, name and level of every region
 * @access   read
 * @param    batch      integer  Data version
 * @returns  code, name, level
 * @order    code
 * @limit    none: a country has some three thousand, with townships and villages some hundred thousand
 */
MATCH (r:Region)
WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
RETURN r.code AS code, r.name AS name, r.level AS level
ORDER BY code
