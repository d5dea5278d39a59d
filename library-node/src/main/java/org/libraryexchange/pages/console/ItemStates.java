package org.libraryexchange.pages.console;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.item.StoredDocument;

/** Reads what this node holds of items that a page names. */
@Singleton
record ItemStates(LogDatabase database) {

    /** An item as it is held now. */
    record ItemState(UUID id, long version, OptionalLong sequence, String document) {}

    /** The title of an item by language; empty if it has none. */
    static Map<String, String> title(String document) {
        Map<String, String> title = new LinkedHashMap<>();
        StoredDocument.read(document)
                .path("title")
                .properties()
                .forEach(text -> title.put(text.getKey(), text.getValue().asText()));
        return title;
    }

    Map<UUID, ItemState> of(String owner, Collection<UUID> ids) {
        return database.withHandle(handle -> handle.createQuery(
                        "select id, version, sequence, document from item where owner = :owner and id = any(:ids)")
                .bind("owner", owner)
                .bind("ids", ids)
                .map(ConstructorMapper.of(ItemState.class))
                .collect(Collectors.toMap(ItemState::id, Function.identity())));
    }
}
