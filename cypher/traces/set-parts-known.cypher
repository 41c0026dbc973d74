/**
 * @id       set-parts-known
 * @title    Which of the tags, funds and projects that a set names some line has, or had
 * @access   read
 * @param    tags      string[] Fund tags
 * @param    funds     string[] Names of funds
 * @param    projects  string[] Ids of projects
 * @param    batch     integer  Data version
 * @returns  tags, funds, projects
 * @order    one row
 * @limit    1, an aggregate
 */
WITH COLLECT { MATCH (i:Indicator) WHERE i.addedIn <= $batch AND (i.fundTag IN $tags OR i.fundName IN $funds) RETURN DISTINCT [i.fundTag, i.fundName] }
   + COLLECT { MATCH (:Indicator)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND (v.fundTag IN $tags OR v.fundName IN $funds) RETURN DISTINCT [v.fundTag, v.fundName] } AS had
RETURN [tag IN $tags WHERE any(one IN had WHERE one[0] = tag)] AS tags,
       [fund IN $funds WHERE any(one IN had WHERE one[1] = fund)] AS funds,
       [id IN $projects WHERE EXISTS { MATCH (:Project {id: id})<-[f:FOR]-(:Indicator) WHERE f.addedIn <= $batch }] AS projects
