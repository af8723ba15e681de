// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every document that the last verification of a read model has found to differ, in PostgreSQL. */
final class DifferenceTable {

    private final JdbcClient jdbc;

    DifferenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an earlier run has found, or this one before it began again. */
    void forget(String readModel) {
        jdbc.sql("delete from read_model_differences where read_model = ?")
                .param(readModel)
                .update();
    }

    /** Adds some, in one statement, unless another run has begun. */
    void add(GenerationState of, List<Document> documents) {
        var ids = documents.stream()
                .map(document -> String.valueOf(document.get("id")))
                .toArray(String[]::new);
        var fields = documents.stream().map(DifferenceTable::fields).toArray(String[]::new);
        jdbc.sql("insert into read_model_differences (read_model, run, number, document, fields)"
                        + " select ?, ?, known.last + ordinality, document, fields"
                        + " from unnest(?::text[], ?::text[]) with ordinality as found (document, fields, ordinality),"
                        + " (select coalesce(max(number), 0) as last from read_model_differences where run = ?) known"
                        + " where exists (select from read_model_generations where run = ?)")
                .params(of.readModel(), of.run(), ids, fields, of.run(), of.run())
                .update();
    }

    private static String fields(Document document) {
        return document.getList("fields", Document.class).stream()
                .map(Document::toJson)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    List<DifferingDocument> find(UUID run, long before, int most) {
        return jdbc.sql("select number, document, fields from read_model_differences"
                        + " where run = ? and number < ? order by number desc limit ?")
                .params(run, before, most)
                .query((row, n) -> new DifferingDocument(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }
}
