package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.DeskLetter;

/** The items that letters are about, as they are at this node. */
@ApplicationScoped
class LetterItems {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String SECURE = "https://";

    private final ItemReader reader;
    private final Catalogue catalogue;

    LetterItems(ItemReader reader, Catalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    /**
     * An item that a letter names.
     *
     * @param owner as the letter names it
     * @param version as the letter names it
     */
    record Named(String owner, String id, String version) {}

    /**
     * An item beside a letter.
     *
     * @param link to the page that readers see; empty if there is none
     * @param picture address of its first picture; empty if it has none
     * @param state {@code absent}, {@code withdrawn}, {@code erased} or {@code draft}; empty if it is published
     * @param changed what has changed since the letter, in words; empty if nothing
     */
    record Card(
            Named item,
            String city,
            String accent,
            String title,
            String titleLanguage,
            String link,
            String picture,
            String alt,
            String state,
            String changed) {}

    /** The items that a letter is about. A partner's letter may name them in any way. */
    static List<Named> of(DeskLetter letter) {
        return StreamSupport.stream(letter.document().path("about").spliterator(), false)
                .map(about -> new Named(
                        about.path("owner").asText(),
                        about.path("id").asText(),
                        about.path("version").asText()))
                .toList();
    }

    Card card(LetterSpeech speech, Named named) {
        try {
            return Parameters.uuid(named.id())
                    .flatMap(reader::visible)
                    .filter(item -> item.owner().equals(named.owner()))
                    .map(item -> card(speech, named, item))
                    .orElseGet(() -> without(speech, named, "absent"));
        } catch (ProblemException e) {
            if (e.type() != ProblemType.ERASED) {
                throw e;
            }
            return without(speech, named, "erased");
        }
    }

    private static Card without(LetterSpeech speech, Named named, String state) {
        return new Card(
                named,
                speech.title(named.owner()),
                speech.city(named.owner()).accent(),
                speech.words().unknownItem(speech.title(named.owner())),
                speech.language().tag(),
                "",
                "",
                "",
                state,
                "");
    }

    private static Card card(LetterSpeech speech, Named named, StoredItem item) {
        ObjectNode document = StoredDocument.read(item.document());
        String status = document.path("status").asText();
        ShownTitle title = ShownTitle.of(speech.desk(), document);
        Optional<JsonNode> picture = StreamSupport.stream(document.path("media").spliterator(), false)
                .filter(media -> media.path("mediaType").asText().startsWith("image/"))
                .filter(media -> media.path("url").asText().startsWith(SECURE))
                .findFirst();
        String now = document.path("version").asText();
        return new Card(
                named,
                speech.title(item.owner()),
                speech.city(item.owner()).accent(),
                title.text(),
                title.language(),
                speech.desk().link("/items/" + item.id()),
                picture.map(it -> it.path("url").asText()).orElse(""),
                picture.map(it -> alt(it.path("alt"), title.language())).orElse(""),
                status.equals("published") ? "" : status,
                named.version().isEmpty() || named.version().equals(now)
                        ? ""
                        : speech.words().itemChanged(named.version(), now));
    }

    private static String alt(JsonNode alt, String language) {
        return alt.has(language) || alt.isEmpty()
                ? alt.path(language).asText()
                : alt.elements().next().asText();
    }

    /** The item that somebody names by the address of its page, its id or one of the city's identifiers. */
    Optional<Named> find(String typed) {
        Matcher id = ID.matcher(typed);
        Optional<UUID> found = id.find() ? Parameters.uuid(id.group()) : identified(typed);
        try {
            return found.flatMap(reader::visible).map(LetterItems::named);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.ERASED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<UUID> identified(String typed) {
        int slash = typed.indexOf('/');
        return slash > 0 && slash < typed.length() - 1
                ? catalogue.identified(new Identifier(
                        typed.substring(0, slash).strip(),
                        typed.substring(slash + 1).strip()))
                : Optional.empty();
    }

    private static Named named(StoredItem item) {
        return new Named(
                item.owner(),
                item.id().toString(),
                StoredDocument.read(item.document()).path("version").asText());
    }
}
