package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.WriteOutcome;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** What people have settled in own items, and what became of it. */
@ApplicationScoped
public class SettledChanges {

    private final LogDatabase database;
    private final Catalogue catalogue;

    SettledChanges(LogDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /**
     * A value of an own item that people have settled.
     *
     * @param pointer JSON Pointer of the value in the item; where it stood, if it stands no longer
     * @param state {@code unmerged}: the city's systems do not send it; {@code merged}: they send it by now;
     *     {@code kept}: a source sends something new, and the value stands; {@code overtaken}: they have sent something
     *     newer, which counts; {@code set-aside}: its place is gone
     * @param by the city whose text it is
     * @param value null if people removed what was there
     * @param theirs what a source says instead; null if it says nothing
     * @param since when it got this value or ended
     */
    public record SettledValue(
            UUID item,
            String pointer,
            String state,
            String by,
            @JsonRawValue String value,
            @JsonRawValue String theirs,
            Instant since) {}

    /** The place of an entry in the list. */
    public record Place(UUID item, String pointer) {}

    /** A page of the list, in the order of items and pointers. */
    @Transactional
    public List<SettledValue> list(Optional<String> state, Optional<UUID> item, Optional<Place> after, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select item_id as item, pointer, state, settled_by as by, value, theirs, since from accepted_change
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:item as uuid) is null or item_id = :item)
                            and (cast(:afterItem as uuid) is null or (item_id, pointer) > (:afterItem, :afterPointer))
                        order by item_id, pointer limit :most
                        """)
                .bind("state", state)
                .bind("item", item)
                .bind("afterItem", after.map(Place::item))
                .bind("afterPointer", after.map(Place::pointer))
                .bind("most", most)
                .map(ConstructorMapper.of(SettledValue.class))
                .list());
    }

    /** How many entries there are in each of some states. */
    @Transactional
    public Map<String, Long> counts(List<String> states) {
        Map<String, Long> counts = new LinkedHashMap<>();
        states.forEach(state -> counts.put(
                state, database.one(Long.class, "select count(*) from accepted_change where state = ?", state)));
        return counts;
    }

    /** Removes an entry about a value that no longer stands, once somebody has seen to it. */
    @Transactional
    @RolesAllowed(Roles.CATALOGUER)
    public void dismiss(UUID item, String pointer) {
        database.execute("""
                delete from accepted_change
                where item_id = ? and pointer = ? and state in ('overtaken', 'set-aside')
                """, item, pointer);
    }

    /**
     * Takes what a source says instead of a value that stands.
     *
     * @throws ProblemException if it says nothing else any more
     */
    @Transactional(rollbackOn = Exception.class)
    @RolesAllowed(Roles.CATALOGUER)
    public void take(UUID item, String pointer) throws MalformedJsonException, InvalidItemException {
        SettledValue kept = list(Optional.of("kept"), Optional.of(item), Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(value -> value.pointer().equals(pointer))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The source says nothing else at that pointer of the item."));
        JsonNode theirs = kept.theirs() == null
                ? MissingNode.getInstance()
                : StrictJson.tree(kept.theirs().getBytes(StandardCharsets.UTF_8));
        WriteOutcome unused = catalogue.change(item, Precondition.NONE, (current, now) -> {
            ObjectNode tree = current.content().toTree();
            JsonPath.of(pointer).set(tree, theirs);
            return Revision.replaced(
                    current, ItemContent.of(tree), current.notes().without(pointer), now);
        });
    }

    /**
     * Removes an entry. A value that still stands is left to the city's systems from now on: it stays until they send
     * the item again.
     */
    @Transactional(rollbackOn = Exception.class)
    WriteOutcome remove(UUID item, Precondition expected, String pointer)
            throws MalformedJsonException, InvalidItemException {
        return catalogue.change(item, expected, (current, now) -> {
            boolean stands = current.notes().corrected().containsKey(pointer);
            if (!stands && !forget(item, pointer)) {
                throw new ProblemException(
                        ProblemType.NOT_FOUND, "Nobody has settled anything at that pointer of the item.");
            }
            return Revision.noted(current, current.notes().without(pointer), now);
        });
    }

    private boolean forget(UUID item, String pointer) {
        return database.changed("""
                delete from accepted_change where item_id = ? and pointer = ?
                """, item, pointer) > 0;
    }
}
