package org.libraryexchange.catalogue.pictures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.Media;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.StrictJson;

/** The pictures that an item names by their addresses, and the item with them as its own. */
public record PicturesElsewhere(Item item) {

    /** The addresses of those that can be fetched, as many as the item has room for. */
    public List<String> addresses() {
        return described().limit(room()).toList();
    }

    private Stream<String> described() {
        return media().stream()
                .filter(file -> isPicture(file) && isDescribed(file))
                .map(Media::url)
                .distinct();
    }

    private long room() {
        return Math.max(0, ItemContent.MOST_PICTURES - pictures());
    }

    private int pictures() {
        return Optional.ofNullable(item.content().pictures()).map(List::size).orElse(0);
    }

    /**
     * Why the others stay where they are: no reader may meet a picture of which nothing says what it shows, and an item has
     * only so many.
     */
    public List<Violation> others() {
        Stream<Violation> undescribed = IntStream.range(0, media().size())
                .filter(i -> isPicture(media().get(i)) && !isDescribed(media().get(i)))
                .mapToObj(i -> new Violation("/media/" + i + "/alt/" + language(), "required", "is missing", null));
        return Stream.concat(undescribed, tooMany().stream()).toList();
    }

    private Optional<Violation> tooMany() {
        long wanted = pictures() + described().count();
        return Optional.of(new Violation(
                        "/pictures",
                        "max-items",
                        "would have %d entries; at most %d are allowed".formatted(wanted, ItemContent.MOST_PICTURES),
                        null))
                .filter(any -> wanted > ItemContent.MOST_PICTURES);
    }

    /** Why one of them stays where it is. */
    Violation refused(String address, PictureRefusal why) {
        int row = media().stream().map(Media::url).toList().indexOf(address);
        return new Violation("/media/" + row + "/url", why.rule(), why.message(), address);
    }

    /**
     * The item's content without the files at some addresses.
     *
     * @param fetched what becomes of them: pictures of the item, with what it says of the files
     * @throws InvalidItemException never for an item of the catalogue
     */
    public ItemContent without(Map<String, Optional<Picture>> fetched) throws InvalidItemException {
        ObjectNode tree = item.content().toTree();
        ArrayNode files = StrictJson.mapper().createArrayNode();
        ArrayNode pictures = tree.withArray("/pictures");
        for (JsonNode file : list(tree.remove("media"))) {
            Optional<Picture> picture = fetched.getOrDefault(file.path("url").asText(), Optional.empty());
            if (!fetched.containsKey(file.path("url").asText())) {
                files.add(file);
            } else if (picture.isPresent() && !names(pictures, picture.get())) {
                pictures.add(described(picture.get(), file));
            }
        }
        if (!files.isEmpty()) {
            tree.set("media", files);
        }
        if (pictures.isEmpty()) {
            tree.remove("pictures");
        }
        return ItemContent.of(tree);
    }

    private static List<JsonNode> list(JsonNode array) {
        return array == null
                ? List.of()
                : StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static boolean names(ArrayNode pictures, Picture picture) {
        return list(pictures).stream()
                .anyMatch(named -> named.path("sha256").asText().equals(picture.sha256()));
    }

    private ObjectNode described(Picture picture, JsonNode file) {
        ObjectNode described = StrictJson.mapper().valueToTree(picture);
        for (String member : List.of("alt", "credits", "licence")) {
            if (file.has(member)) {
                described.set(member, file.get(member));
            }
        }
        if (file.has("credit") && !described.path("credits").has(language())) {
            described.withObject("/credits").set(language(), file.get("credit"));
        }
        return described;
    }

    private List<Media> media() {
        return Optional.ofNullable(item.content().media()).orElse(List.of());
    }

    private String language() {
        return item.content().originalLanguage();
    }

    private static boolean isPicture(Media file) {
        return file.mediaType().toLowerCase(Locale.ROOT).startsWith("image/");
    }

    private boolean isDescribed(Media file) {
        return item.status() == Status.DRAFT
                || (file.alt() != null && file.alt().languages().contains(language()));
    }
}
