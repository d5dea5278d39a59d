package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterContent;
import org.libraryexchange.letter.LetterDraft;

/**
 * A letter that is being written. It is in no log, and its versions are not those of the letter that it becomes.
 *
 * @param updated time of this version in whole seconds
 */
record Draft(UUID id, String owner, long version, Instant updated, LetterDraft letter) {

    static final String STATUS = "draft";

    Draft {
        updated = updated.truncatedTo(ChronoUnit.SECONDS);
    }

    static Draft first(UUID id, String owner, LetterDraft letter, Instant now) {
        return new Draft(id, owner, 1, now, letter);
    }

    /** Says nothing of what the letter says, so that no message can. */
    @Override
    public String toString() {
        return "draft " + owner + "/" + id + " version " + version;
    }

    Draft next(LetterDraft changed, Instant now) {
        return new Draft(id, owner, version + 1, now, changed);
    }

    /**
     * Returns the document as it is stored and served: canonical JSON in UTF-8.
     *
     * @throws InvalidItemException if it is too large
     */
    byte[] document() throws InvalidItemException {
        ObjectNode tree = StrictJson.mapper().valueToTree(letter.content());
        letter.thread().ifPresent(thread -> tree.put("thread", thread.toString()));
        return Binding.document(tree.put("id", id.toString())
                .put("owner", owner)
                .put("to", letter.to())
                .put("kind", Letter.KIND)
                .put("status", STATUS)
                .put("version", version)
                .put("updated", updated.toString()));
    }

    /**
     * Reads a stored document.
     *
     * @throws IllegalStateException if it is not a draft, which means that the store is damaged
     */
    static Draft ofStored(byte[] document) {
        return Binding.ofStored(document, Draft::read);
    }

    private static Draft read(ObjectNode tree) throws InvalidItemException {
        UUID id = UUID.fromString(Binding.take(tree, "id").asText());
        String owner = Binding.take(tree, "owner").asText();
        long version = Binding.take(tree, "version").longValue();
        Instant updated = Instant.parse(Binding.take(tree, "updated").asText());
        String to = Binding.take(tree, "to").asText();
        Optional<UUID> thread = Optional.ofNullable(tree.remove("thread")).map(it -> UUID.fromString(it.asText()));
        LetterContent content = Binding.bindStored(tree, LetterContent.class);
        return new Draft(id, owner, version, updated, new LetterDraft(to, thread, content));
    }
}
