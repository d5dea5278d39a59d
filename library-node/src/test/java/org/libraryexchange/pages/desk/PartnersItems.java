package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;

/** Items of Hangzhou, stored where the applier would have put them. */
final class PartnersItems {

    private PartnersItems() {}

    /** A festival in Chinese. */
    static ObjectNode tea() {
        return Documents.json("""
                {"kind": "festival", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "龙井茶开采节"},
                 "summary": {"zh-Hans": "每年清明前后开采。", "en": "Picking begins around Qingming."},
                 "subjects": [{"label": {"zh-Hans": "茶文化"}}],
                 "place": {"name": {"zh-Hans": "龙井村"}},
                 "licence": "https://creativecommons.org/licenses/by/4.0/",
                 "festival": {"rule": {"zh-Hans": "清明前后"}, "occurrences": [{"date": "2027-04-03"}]}}
                """);
    }

    static UUID published(ObjectNode content) throws SQLException {
        UUID id = UUID.randomUUID();
        put(id, 1, "published", content);
        return id;
    }

    static void put(UUID id, long version, String status, ObjectNode content) throws SQLException {
        ObjectNode document = content.deepCopy()
                .put("id", id.toString())
                .put("owner", "hangzhou")
                .put("status", status)
                .put("version", version)
                .put("created", "2026-11-20T14:05:11Z")
                .put("updated", "2026-11-20T14:05:11Z");
        byte[] bytes = CanonicalJson.bytes(document);
        try (Connection session = Database.sessionOf("hangzhou")) {
            int unused = Database.execute(
                    session,
                    """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                    values (?, 'hangzhou', 'festival', ?, ?,
                        (select coalesce(max(sequence), 0) + 1 from item where owner = 'hangzhou'), ?, ?,
                        array(select jsonb_object_keys(cast(? as jsonb) -> 'title')), now())
                    on conflict (id, owner) do update set status = excluded.status, version = excluded.version,
                        sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256
                    """,
                    id,
                    status,
                    version,
                    new String(bytes, StandardCharsets.UTF_8),
                    Sha256.of(bytes),
                    new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
