package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.web.PictureFile;

/** The items that letters are about, as they are at this node. */
@Singleton
record LetterItems(ItemReader reader, Catalogue catalogue, PictureStore pictures) {

    static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * An item that a letter names.
     *
     * @param owner as the letter names it
     * @param version as the letter names it
     */
    record ItemReference(String owner, String id, String version) {

        static ItemReference of(JsonNode named) {
            return new ItemReference(
                    named.path("owner").asText(),
                    named.path("id").asText(),
                    named.path("version").asText());
        }
    }

    /**
     * An item beside a letter.
     *
     * @param document as it is here; empty if it is not
     * @param state {@code absent}, {@code withdrawn}, {@code erased} or {@code draft}; empty if it is published
     * @param picture the first one, if it is here
     */
    record Card(ItemReference item, ObjectNode document, String state, Optional<PictureFile> picture) {

        private static Card without(ItemReference item, String state) {
            return new Card(item, JsonNodeFactory.instance.objectNode(), state, Optional.empty());
        }

        public boolean isHere() {
            return !document.isEmpty();
        }

        /** The version that is here. */
        public String version() {
            return document.path("version").asText();
        }

        /** Whether the letter names another version than is here. */
        public boolean isChanged() {
            return isHere() && !item.version().isEmpty() && !item.version().equals(version());
        }

        public String pictureText(String language) {
            JsonNode alt = document.path("pictures").path(0).path("alt");
            return alt.has(language) || alt.isEmpty()
                    ? alt.path(language).asText()
                    : alt.elements().next().asText();
        }
    }

    /** The items of a page, each read once. */
    Function<ItemReference, Card> shelf() {
        Map<ItemReference, Card> cards = new HashMap<>();
        return item -> cards.computeIfAbsent(item, this::card);
    }

    /** The items that a letter is about, or for which it offers something. A partner's letter may name them in any way. */
    static List<ItemReference> of(LetterRecord letter) {
        List<ItemReference> about = StreamSupport.stream(
                        letter.document().path("about").spliterator(), false)
                .map(ItemReference::of)
                .toList();
        return Stream.concat(
                        about.stream(),
                        letter.proposal().map(proposal -> offered(letter, proposal)).stream()
                                .filter(item -> about.stream()
                                        .noneMatch(other -> other.id().equals(item.id()))))
                .toList();
    }

    private static ItemReference offered(LetterRecord letter, Proposal proposal) {
        return new ItemReference(
                letter.document().path("to").asText(),
                proposal.item().toString(),
                Long.toString(proposal.base().version()));
    }

    private Card card(ItemReference named) {
        try {
            return Parameters.uuid(named.id())
                    .flatMap(reader::visible)
                    .filter(item -> item.owner().equals(named.owner()))
                    .map(item -> card(named, item))
                    .orElseGet(() -> Card.without(named, "absent"));
        } catch (ProblemException e) {
            requireErased(e);
            return Card.without(named, "erased");
        }
    }

    private Card card(ItemReference named, StoredItem item) {
        ObjectNode document = StoredDocument.read(item.document());
        String status = item.status().term();
        Optional<PictureFile> picture = PictureFile.of(
                        document.path("pictures").path(0).path("thumbnail"))
                .filter(file -> pictures.isShown(file.sha256()));
        return new Card(named, document, status.equals("published") ? "" : status, picture);
    }

    private static void requireErased(ProblemException e) {
        if (e.type() != ProblemType.ERASED) {
            throw e;
        }
    }

    /** An item of any city; empty if it is not here, or erased. */
    Optional<StoredItem> item(UUID id) {
        try {
            return reader.visible(id);
        } catch (ProblemException e) {
            requireErased(e);
            return Optional.empty();
        }
    }

    /** The item that somebody names by the address of its page, its id or one of the city's identifiers. */
    Optional<ItemReference> find(String typed) {
        Matcher id = ID.matcher(typed);
        Optional<UUID> found = id.find() ? Parameters.uuid(id.group()) : identified(typed);
        return found.flatMap(this::item).map(item -> ItemReference.of(StoredDocument.read(item.document())));
    }

    private Optional<UUID> identified(String typed) {
        int slash = typed.indexOf('/');
        return slash > 0 && slash < typed.length() - 1
                ? catalogue.identified(new Identifier(
                        typed.substring(0, slash).strip(),
                        typed.substring(slash + 1).strip()))
                : Optional.empty();
    }
}
