package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.json.Text;

/**
 * The rules for what a write adds to an item. What the item says already may stay: it was written before there were such
 * rules, or while another city was a partner.
 */
public final class Additions {

    private final Findings findings = Findings.forDocument();
    private final Optional<ItemContent> before;
    private final ItemContent after;

    private Additions(Optional<ItemContent> before, ItemContent after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Lists every rule that a write breaks with what it adds.
     *
     * @param before what the item says; empty if it is new
     * @param after valid content
     * @param cities whose items it may name
     * @param kept whether the node keeps a picture
     */
    public static List<Violation> violations(
            Optional<ItemContent> before, ItemContent after, Set<String> cities, Predicate<ItemPicture> kept) {
        Additions additions = new Additions(before, after);
        additions.checkSisters(cities);
        additions.checkPictures(kept);
        additions.checkDays();
        additions.checkTexts();
        return additions.findings.violations();
    }

    private void checkSisters(Set<String> cities) {
        Set<Sister.Named> named = before.stream()
                .flatMap(it -> it.sisters().stream())
                .map(Sister::item)
                .collect(Collectors.toSet());
        for (int i = 0; i < after.sisters().size(); i++) {
            Sister sister = after.sisters().get(i);
            findings.at("sisters")
                    .at(i)
                    .at("owner")
                    .require(
                            cities.contains(sister.owner()) || named.contains(sister.item()),
                            "known-city",
                            "must be one of " + String.join(", ", new TreeSet<>(cities)),
                            sister.owner());
        }
    }

    private void checkPictures(Predicate<ItemPicture> kept) {
        List<ItemPicture> named = before.map(ItemContent::pictures).orElse(List.of());
        for (int i = 0; i < after.pictures().size(); i++) {
            ItemPicture picture = after.pictures().get(i);
            findings.at("pictures")
                    .at(i)
                    .at("sha256")
                    .require(
                            named.stream().anyMatch(picture::isSameFileAs) || kept.test(picture),
                            "kept-picture",
                            "must be a picture that was uploaded here, with the sizes that the upload answered",
                            picture.sha256());
        }
    }

    private void checkDays() {
        Set<LocalDate> known = before.stream()
                .flatMap(it -> it.occurrences().stream())
                .flatMap(it -> it.days().values().stream())
                .collect(Collectors.toSet());
        Findings occurrences = findings.at(after.kind().detail()).at("occurrences");
        for (int i = 0; i < after.occurrences().size(); i++) {
            after.occurrences().get(i).checkAdded(occurrences.at(i), known);
        }
    }

    private void checkTexts() {
        ObjectNode tree = after.toTree();
        if (texts(tree).anyMatch(Text::reorders)) {
            Set<String> known =
                    before.stream().flatMap(it -> texts(it.toTree())).collect(Collectors.toSet());
            checkText(findings, tree, known);
        }
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isTextual()
                ? Stream.of(value.textValue())
                : StreamSupport.stream(value.spliterator(), false).flatMap(Additions::texts);
    }

    private static void checkText(Findings findings, JsonNode value, Set<String> known) {
        if (value.isTextual() && !known.contains(value.textValue())) {
            Rules.oneDirection(findings, value.textValue(), Text::reorders);
        }
        value.properties().forEach(member -> checkText(findings.at(member.getKey()), member.getValue(), known));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            checkText(findings.at(i), value.get(i), known);
        }
    }
}
