package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds a place of one document in another. Elements of lists are matched by what they are about, never by their place
 * in the list, since a system may send them in another order.
 *
 * @param language the original language, in which texts identify the elements that have nothing better
 */
public record ListMatch(String language) {

    private static final List<String> ADDRESSES = List.of("sha256", "url", "uri", "start", "date");
    private static final List<String> TEXTS = List.of("label", "name", "title", "alt");

    /** The same place in another document; empty if nothing there matches, or more than one. */
    public Optional<JsonPath> find(JsonPath place, JsonNode from, JsonNode to) {
        JsonPath found = JsonPath.ROOT;
        JsonNode here = from;
        JsonNode there = to;
        for (String step : place.steps()) {
            Optional<String> match = here.isArray() ? index(element(here, step), here, there) : Optional.of(step);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            here = here.isArray() ? element(here, step) : here.path(step);
            there = there.isArray() ? element(there, match.get()) : there.path(match.get());
            found = found.child(match.get());
        }
        return Optional.of(found);
    }

    /** An element of a list; a missing node if the step is no number of one. */
    private static JsonNode element(JsonNode list, String step) {
        return new JsonPath(List.of(step)).in(list);
    }

    private Optional<String> index(JsonNode element, JsonNode here, JsonNode there) {
        Optional<String> key = key(element);
        List<Integer> matches = key.map(it -> having(it, there)).orElse(List.of());
        return matches.size() == 1 && having(key.get(), here).size() == 1
                ? Optional.of(matches.get(0).toString())
                : Optional.empty();
    }

    private List<Integer> having(String key, JsonNode list) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (key(list.get(i)).filter(key::equals).isPresent()) {
                found.add(i);
            }
        }
        return found;
    }

    /** Whether two lists have the same elements in the same order, whatever differs within them. */
    boolean sameElements(JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            Optional<String> key = key(one.get(i));
            if (key.isEmpty()
                    || !key.equals(key(other.get(i)))
                    || having(key.get(), one).size() > 1) {
                return false;
            }
        }
        return true;
    }

    /** What an element is about; empty if nothing tells. */
    private Optional<String> key(JsonNode element) {
        if (!(element instanceof ObjectNode object)) {
            return Optional.of(element.toString());
        }
        return ruleYear(object)
                .or(() -> pair(object, "scheme", "value"))
                .or(() -> pair(object, "owner", "id"))
                .or(() -> first(ADDRESSES.stream().map(object::path).toList()))
                .or(() -> first(TEXTS.stream()
                        .map(member -> object.path(member).path(language))
                        .toList()));
    }

    /** A festival's date is that of its year even if somebody moves it. */
    private static Optional<String> ruleYear(ObjectNode element) {
        return Optional.ofNullable(element.get("ruleYear")).map(JsonNode::toString);
    }

    private static Optional<String> pair(ObjectNode element, String one, String other) {
        return element.has(one) && element.has(other)
                ? Optional.of(element.get(one) + " " + element.get(other))
                : Optional.empty();
    }

    private static Optional<String> first(List<JsonNode> values) {
        return values.stream().map(JsonNode::textValue).filter(Objects::nonNull).findFirst();
    }
}
