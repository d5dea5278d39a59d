package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.letters.sisters.Sisters;
import org.libraryexchange.letters.sisters.Sisters.Stored;
import org.libraryexchange.pages.desk.DeskSisters.ItemLine;
import org.libraryexchange.pages.desk.DeskTexts.Title;

/** The sister items that an item's form names. */
@Singleton
record DeskSisters(Sisters sisters, NodeConfig node) {

    private static final String MEMBER = "/sisters";

    /**
     * An item of another city.
     *
     * @param document empty if it is not here
     * @param hasPage whether readers have a page of it
     * @param state what a person should know of it, as a term; empty if nothing
     */
    record ItemLine(DeskTexts in, ItemName name, ObjectNode document, boolean hasPage, String state) {

        public City city() {
            return in.city(name.owner());
        }

        public Title title() {
            return hasPage
                    ? in.shown(document)
                    : new Title(in.language().tag(), in.words().itemOf(city().title()));
        }
    }

    /** The form with what somebody has ticked among the choices. What it names already is not named twice. */
    static FormValues withTicked(FormValues typed, List<String> ticked) {
        FormValues values = typed;
        for (ItemName named : named(ticked)) {
            if (!named(values).containsValue(named)) {
                String row = MEMBER + "/" + values.rows(MEMBER);
                values = values.with(row + "/owner", named.owner())
                        .with(row + "/id", named.id().toString())
                        .with(row + "/relation", "counterpart");
            }
        }
        return values;
    }

    /** The items that somebody has ticked among the choices. */
    static List<ItemName> named(List<String> choices) {
        return choices.stream()
                .map(choice -> choice.split("/", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> Parameters.uuid(parts[1]).map(id -> new ItemName(parts[0], id)).stream())
                .toList();
    }

    /** The items that a form names, by the pointers of their rows. */
    static Map<String, ItemName> named(FormValues values) {
        Map<String, ItemName> named = new LinkedHashMap<>();
        IntStream.range(0, values.rows(MEMBER))
                .mapToObj(row -> MEMBER + "/" + row)
                .forEach(row -> Parameters.uuid(values.text(row + "/id"))
                        .ifPresent(id -> named.put(row, new ItemName(values.text(row + "/owner"), id))));
        return named;
    }

    /** The items that a form names, as they are here, by the pointers of their rows. */
    Map<String, ItemLine> lines(DeskTexts in, UUID item, FormValues values) {
        ObjectNode document = values.plain();
        document.put("owner", node.city()).put("id", item.toString());
        return sisters.of(document, values.rows(MEMBER)).stream()
                .collect(Collectors.toMap(sister -> MEMBER + "/" + sister.row(), sister -> line(in, sister)));
    }

    private static ItemLine line(DeskTexts in, SisterItem sister) {
        String state = sister.state() == SisterItem.State.HERE && !sister.mutual()
                ? "one-sided"
                : sister.state().name().toLowerCase(Locale.ROOT);
        return new ItemLine(in, sister.named(), sister.document(), sister.hasPage(), state);
    }

    /** What makes forms readable for comparison: the title of each item that they name stands in place of its id. */
    UnaryOperator<FormValues> worded(DeskTexts in, Collection<FormValues> forms) {
        Set<ItemName> named = forms.stream()
                .flatMap(values -> named(values).values().stream())
                .collect(Collectors.toSet());
        Map<ItemName, Stored> stored = sisters.stored(named);
        Map<ItemName, String> texts = new HashMap<>();
        named.stream()
                .collect(Collectors.groupingBy(item -> title(in, item, stored)))
                .forEach((title, items) -> items.forEach(item -> texts.put(
                        item,
                        // Items that have the same title are told apart by their ids.
                        items.size() == 1
                                ? title
                                : in.words().inLanguage(title, item.id().toString()))));
        return values -> worded(values, texts);
    }

    private String title(DeskTexts in, ItemName named, Map<ItemName, Stored> stored) {
        String city = in.city(named.owner()).title();
        return Optional.ofNullable(stored.get(named))
                .map(item -> StoredDocument.read(item.document()))
                .filter(document -> document.has("title"))
                .map(document -> in.words().inLanguage(in.shown(document).text(), city))
                .orElseGet(() -> in.words().itemOf(city));
    }

    private static FormValues worded(FormValues values, Map<ItemName, String> texts) {
        FormValues worded = values;
        for (Map.Entry<String, ItemName> row : named(values).entrySet()) {
            worded =
                    worded.with(row.getKey() + "/id", texts.get(row.getValue())).with(row.getKey() + "/owner", "");
        }
        return worded;
    }
}
