package org.libraryexchange.letters.sisters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.letters.sisters.SisterItem.State;

/**
 * Finds the items that belong together. Each city keeps its half of a pair, and either half may be missing, so what
 * there is of the other one is worked out when it is shown.
 */
@Singleton
public record Sisters(LogDatabase database) {

    /** As many as an owner may name; a partner's document may have any number. */
    private static final int MOST = 20;

    /** An item as it is stored. */
    public record Stored(UUID id, String owner, String status, String document) {

        private ItemName named() {
            return new ItemName(owner, id);
        }
    }

    /** The items that a document names, in its order. What does not name any is left out. */
    public List<SisterItem> of(ObjectNode document) {
        return of(document, MOST);
    }

    /** The same for a document that may name another number of them. */
    public List<SisterItem> of(ObjectNode document, int most) {
        Map<Integer, ItemName> named = named(document, most);
        Map<ItemName, Stored> stored = stored(named.values());
        List<SisterItem> sisters = new ArrayList<>();
        named.forEach((row, each) -> sisters.add(sister(document, row, each, Optional.ofNullable(stored.get(each)))));
        return sisters;
    }

    private static Map<Integer, ItemName> named(ObjectNode document, int most) {
        JsonNode list = document.path("sisters");
        Map<Integer, ItemName> named = new TreeMap<>();
        for (int row = 0; row < Math.min(most, list.size()); row++) {
            named(list.get(row), row, named);
        }
        return named;
    }

    private static void named(JsonNode sister, int row, Map<Integer, ItemName> named) {
        Parameters.uuid(sister.path("id").asText())
                .ifPresent(
                        id -> named.put(row, new ItemName(sister.path("owner").asText(), id)));
    }

    private static SisterItem sister(ObjectNode document, int row, ItemName named, Optional<Stored> stored) {
        State state = stored.map(Sisters::state).orElse(State.ABSENT);
        ObjectNode shown = stored.filter(it -> state == State.HERE || state == State.WITHDRAWN)
                .map(it -> StoredDocument.read(it.document()))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new SisterItem(
                named,
                row,
                document.path("sisters").get(row).path("relation").asText(),
                state,
                shown,
                named(shown, MOST).containsValue(ItemName.of(document)));
    }

    private static State state(Stored item) {
        return switch (Status.of(item.status())) {
            case PUBLISHED -> State.HERE;
            case WITHDRAWN -> State.WITHDRAWN;
            case ERASED -> State.ERASED;
            case DRAFT -> State.ABSENT;
        };
    }

    /** Those of the items that are here, whatever their status is. */
    public Map<ItemName, Stored> stored(Collection<ItemName> named) {
        Map<ItemName, Stored> found = new HashMap<>();
        if (named.isEmpty()) {
            return found;
        }
        database.list(
                        Stored.class,
                        """
                        select id, owner, status, document from item
                        where (id, owner) in (select * from unnest(:ids, :owners))
                        """,
                        Map.of(
                                "ids",
                                named.stream().map(ItemName::id).toList(),
                                "owners",
                                named.stream().map(ItemName::owner).toList()))
                .forEach(item -> found.put(item.named(), item));
        return found;
    }

    /** Published items of other cities that name this one, the latest change first. */
    public List<ObjectNode> naming(ItemName named) {
        return database
                .list(String.class, """
                        select document from item
                        where position('"sisters":[{' in document) > 0 and sister_ids(document) @> array[cast(:id as text)]
                            and status = 'published' and owner <> :owner
                        order by updated desc, id desc limit :most
                        """, Map.of("id", named.id().toString(), "owner", named.owner(), "most", MOST))
                .stream()
                .map(StoredDocument::read)
                .filter(document -> named(document, MOST).containsValue(named))
                .toList();
    }
}
