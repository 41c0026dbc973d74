/**
 * @id      set-rows-aside
 * @title   Quarantined rows as read, with place and reason
 * @access  write
 * @param   rows map[] {id, batch, number, file, line, column, reason, detail, cells, addedIn}
 * @returns written
 */
UNWIND $rows AS row
CREATE (q:Quarantined)
SET q = row
RETURN count(*) AS written
