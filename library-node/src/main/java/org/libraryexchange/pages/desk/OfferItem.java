package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Sister;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Text;
import org.libraryexchange.letter.ItemVersion;

/**
 * A partner's item, for which somebody offers texts.
 *
 * @param version of the copy in this city
 * @param published whether the partner could accept anything at present
 * @param document without members that have a wrong type; empty if the item is not here any more
 */
record OfferItem(UUID id, ItemVersion version, boolean published, ObjectNode document) {

    /**
     * A text that people can translate or correct.
     *
     * @param place without the language
     * @param lines height of its field; 1 for a text of one line
     */
    record TextPlace(JsonPath place, int lines) {}

    static OfferItem of(StoredItem item) {
        ObjectNode document = StoredDocument.read(item.document());
        return new OfferItem(
                item.id(),
                new ItemVersion(document.path("version").asLong(), item.entityTag()),
                item.status() == Status.PUBLISHED,
                document);
    }

    /** An item that is not here any more. */
    static OfferItem gone(UUID id, ItemVersion version) {
        return new OfferItem(id, version, false, JsonNodeFactory.instance.objectNode());
    }

    public boolean isGone() {
        return document.isEmpty();
    }

    public String original() {
        return document.path("originalLanguage").asText();
    }

    /** All texts that there are in any language, in the order of the readers' page. */
    List<TextPlace> texts() {
        List<TextPlace> texts = new ArrayList<>();
        Layout.of(document.path("kind").asText()).sections().stream()
                .flatMap(section -> section.parts().stream())
                .forEach(part -> addTexts(JsonPath.of(part.pointer()), part, texts));
        return texts;
    }

    private void addTexts(JsonPath place, Layout.Part part, List<TextPlace> texts) {
        if (part instanceof Layout.Texts text && place.in(document).isObject()) {
            texts.add(new TextPlace(place, text.lines()));
        } else if (part instanceof Layout.Rows rows && place.in(document) instanceof ArrayNode list) {
            IntStream.range(0, list.size())
                    .forEach(row -> rows.parts()
                            .forEach(
                                    inRow -> addTexts(JsonPath.of(place + "/" + row + inRow.pointer()), inRow, texts)));
        }
    }

    /** The languages of the texts. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        texts().forEach(text -> text.place().in(document).fieldNames().forEachRemaining(languages::add));
        return languages;
    }

    /** The text at a place as a form shows it; empty if there is none. */
    String text(JsonPath place) {
        return plain(place.in(document).asText());
    }

    /** A text as a form sends it back when nobody has changed it. */
    static String plain(String text) {
        return Text.normalized(Text.showable(text)).replace("\r\n", "\n").strip();
    }

    /** Whether the item already names another one as its sister. */
    boolean hasSister(Sister sister) {
        return sisters()
                .anyMatch(it -> it.path("owner").asText().equals(sister.owner())
                        && it.path("id").asText().equals(sister.id().toString()));
    }

    Stream<JsonNode> sisters() {
        return IntStream.range(0, document.path("sisters").size())
                .mapToObj(i -> document.path("sisters").path(i));
    }
}
