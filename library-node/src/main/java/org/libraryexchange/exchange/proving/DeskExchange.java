package org.libraryexchange.exchange.proving;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.proof.Desks.Desk;

/** Tells the partner the desks of this city, and notes those of the partner. */
record DeskExchange(LogDatabase database, String partner, LettersConfig config) {

    /** The message about the city's own desks; empty if it has none. */
    Optional<Desks> message(Instant now) {
        List<Desk> desks = new TreeMap<>(config.desks())
                .entrySet().stream()
                        .map(desk -> new Desk(
                                desk.getKey(), new LocalizedText(desk.getValue().name())))
                        .toList();
        return desks.isEmpty() ? Optional.empty() : Optional.of(new Desks(desks, now));
    }

    /** Replaces what the partner told before. */
    void note(Desks told) {
        database.useHandle(handle -> {
            handle.execute("delete from letters.desk where owner = ?", partner);
            for (Desk desk : told.desks()) {
                handle.execute("""
                                insert into letters.desk (owner, id, names) values (?, ?, cast(? as jsonb))
                                """, partner, desk.id(), json(desk.names().byLanguage()));
            }
        });
    }

    private static String json(Map<String, String> names) {
        return StrictJson.mapper().valueToTree(names).toString();
    }
}
