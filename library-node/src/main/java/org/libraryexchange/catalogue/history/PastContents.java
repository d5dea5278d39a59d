package org.libraryexchange.catalogue.history;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.ItemVersion;

/** What own items said in former versions, and whose letters they came with. Works in the caller's transaction. */
@Singleton
public record PastContents(Jdbi database) {

    /**
     * The content of a version.
     *
     * @return empty if this city does not know that version, as after its database was restored
     */
    public Optional<ItemContent> content(Item current, ItemVersion version) {
        if (version.version() == current.version()) {
            return Optional.of(current.content());
        }
        return database.withHandle(handle -> handle.select("""
                        select replaced from item_version
                        where item_id = ? and version > ? and replaced is not null order by version limit 1
                        """, current.id(), version.version())
                .mapTo(String.class)
                .findOne()
                .map(document -> document.getBytes(StandardCharsets.UTF_8))
                .filter(document -> Sha256.hex(document).equals(version.sha256()))
                .map(document -> Item.ofStored(document).content()));
    }

    /**
     * Notes the letter with whose proposal a version was made, as the triggers do after a restore. They read the letter,
     * which its sender may have recalled since it was accepted.
     */
    public void note(UUID letter, Item version) {
        database.useHandle(handle -> handle.createUpdate(
                        "update item_version set letter = :letter where item_id = :item and version = :version")
                .bind("letter", letter)
                .bind("item", version.id())
                .bind("version", version.version())
                .execute());
    }
}
