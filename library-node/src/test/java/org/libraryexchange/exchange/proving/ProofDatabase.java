package org.libraryexchange.exchange.proving;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.json.Sha256;

/** Reads the database within the transaction of a test, which the node running beside it does not see. */
record ProofDatabase(Jdbi jdbi) {

    /** Removes what other tests have left, until the end of this test. */
    ProofDatabase emptied() {
        for (String table :
                new String[] {"own_proof", "mirror_proof", "listing_part", "receipt", "reissue", "control_message"}) {
            execute("delete from " + table);
        }
        return this;
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    /** The columns of each row, joined by bars; the rows are joined by spaces. */
    String rows(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .mapToMap()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining("|")))
                .collect(Collectors.joining(" ")));
    }

    long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    List<UUID> ids(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(UUID.class).list());
    }

    /** Writes an own item as the catalogue does, with the next sequence. */
    long publish(UUID id, String document) {
        execute("update own_log set sequence = sequence + 1");
        long sequence = number("select sequence from own_log");
        insert(id, "'published'", sequence, document);
        return sequence;
    }

    void draft(UUID id) {
        insert(id, "'draft'", null, "draft");
    }

    private void insert(UUID id, String status, Long sequence, String document) {
        execute("insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)"
                + " values ('%s', 'leeds', 'festival', %s, 1, %s, '%s', '\\x%s', '{}', now())"
                        .formatted(
                                id, status, sequence, document, Sha256.hex(document.getBytes(StandardCharsets.UTF_8))));
    }
}
