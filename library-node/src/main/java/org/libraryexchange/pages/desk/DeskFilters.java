package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Audience;
import org.libraryexchange.item.Kind;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Term;
import org.libraryexchange.pages.desk.DeskLists.State;
import org.libraryexchange.pages.web.Address;

/**
 * Which of the city's own items a list has, and in what order.
 *
 * @param values what somebody has chosen, by filter
 */
record DeskFilters(State state, Order order, Map<Filter, String> values) {

    /** Names of the parameters that say it. */
    static final Set<String> PARAMETERS = Stream.concat(
                    Stream.of("state", "sort"), Arrays.stream(Filter.values()).map(Filter::term))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final int LONGEST = 200;

    DeskFilters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The order of a list. */
    enum Order implements Term {
        /** What fits the words best. */
        BEST("rank, id"),
        NEWEST("stored desc, id desc"),
        OLDEST("stored, id"),
        TITLE(DeskFilters.TITLE_TEXT + ", id");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }

        String columns() {
            return columns;
        }
    }

    /**
     * The title in the language of the page, or else in any. In a canonical document, no member named title comes after the
     * item's own.
     */
    private static final String TITLE_TEXT = """
            lower(coalesce(
                nullif(split_part(split_part(split_part(document, '"title":{', -1), '"' || :language || '":"', 2), '"', 1), ''),
                split_part(document, '"title":{', -1)))""";

    /**
     * What a list may be narrowed to, with the condition in SQL. A quotation mark within a text of a canonical document
     * has a backslash before it, so that no text looks like a member.
     */
    enum Filter implements Term {
        /** Words that are sought. */
        Q("true"),
        KIND("kind = :kind"),
        PLACE("position(lower(:place) in lower(split_part(split_part(document, '\"place\":{', 2), '}}', 1))) > 0"),
        FROM("id = any(:days)"),
        TO("id = any(:days)"),
        AUDIENCE(
                "position('\"' || :audience || '\"' in split_part(split_part(document, '\"audience\":[', 2), ']', 1)) > 0"),
        WITH("exists (select from unnest(languages) as tag where tag = :with or tag like :with || '-%')"),
        WITHOUT("not exists (select from unnest(languages) as tag where tag = :without or tag like :without || '-%')"),
        LACKS("position('\"' || :lacks || '\":' in document) = 0"),
        SOURCE("coalesce(of_desk, false) = (:source = 'desk')"),
        BY("(changed_by = :by or changed_by in (select name from staff_member"
                + " where lower(:by) in (lower(full_latin), lower(full_chinese))))");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }

        /** What may be chosen; empty if people type something. */
        List<String> terms() {
            return switch (this) {
                case KIND -> Arrays.stream(Kind.values()).map(Kind::term).toList();
                case AUDIENCE ->
                    Arrays.stream(Audience.values())
                            .map(StrictJson.mapper()::<JsonNode>valueToTree)
                            .map(JsonNode::asText)
                            .toList();
                case WITH, WITHOUT -> LANGUAGES;
                case LACKS -> List.of("summary", "description", "pictures", "media", "place", "subjects");
                case SOURCE -> List.of("desk", "systems");
                case Q, PLACE, FROM, TO, BY -> List.of();
            };
        }

        private String checked(String text) {
            if (this == FROM || this == TO) {
                if (Parameters.pathDate(text).isEmpty()) {
                    throw ProblemException.parameter(term(), "must be a date, such as 2026-11-20");
                }
            } else if (!terms().isEmpty()) {
                Parameters.requireOneOf(term(), text, terms());
            } else if (text.length() > LONGEST) {
                throw ProblemException.parameter(term(), "must be at most " + LONGEST + " characters long");
            }
            return text;
        }
    }

    /**
     * Reads what an address or a form says.
     *
     * @param fields the first value of each parameter or field
     */
    static DeskFilters of(Function<String, Optional<String>> fields) {
        Map<Filter, String> values = new EnumMap<>(Filter.class);
        for (Filter filter : Filter.values()) {
            fields.apply(filter.term())
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> values.put(filter, filter.checked(text)));
        }
        boolean isFound = values.containsKey(Filter.Q);
        return new DeskFilters(
                fields.apply("state")
                        .map(text -> Parameters.choice("state", text, State.values(), State::term))
                        .orElse(isFound ? State.ALL : State.PUBLISHED),
                fields.apply("sort")
                        .map(text -> Parameters.choice("sort", text, Order.values(), Order::term))
                        .filter(order -> isFound || order != Order.BEST)
                        .orElse(isFound ? Order.BEST : Order.NEWEST),
                values);
    }

    /** The words that are sought; empty if the list has whatever fits the other filters. */
    Optional<String> words() {
        return Optional.ofNullable(values.get(Filter.Q));
    }

    /** The orders that the list may have. */
    List<Order> orders() {
        return Stream.of(Order.values())
                .filter(each -> each != Order.BEST || words().isPresent())
                .toList();
    }

    /** The same with other filters. */
    DeskFilters without(Filter filter) {
        Map<Filter, String> others = new TreeMap<>(values);
        others.remove(filter);
        return new DeskFilters(state, filter == Filter.Q && order == Order.BEST ? Order.NEWEST : order, others);
    }

    String condition() {
        List<String> conditions = new ArrayList<>(List.of("(" + state.condition() + ")"));
        values.keySet().forEach(filter -> conditions.add(filter.condition));
        return String.join(" and ", conditions);
    }

    /** What the condition names, apart from the days. */
    Map<String, String> bindings() {
        Map<String, String> bindings = fields();
        bindings.keySet().removeAll(List.of("state", "sort", Filter.Q.term(), Filter.FROM.term(), Filter.TO.term()));
        return bindings;
    }

    /** Whether it depends on the days of items. */
    boolean hasDays() {
        return values.containsKey(Filter.FROM) || values.containsKey(Filter.TO);
    }

    /** The day of a filter; empty if nobody has chosen one. */
    Optional<LocalDate> day(Filter filter) {
        return Optional.ofNullable(values.get(filter)).map(LocalDate::parse);
    }

    public String value(Filter filter) {
        return values.getOrDefault(filter, "");
    }

    /** All of it, by the names of parameters. */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        fields.put("state", state.term());
        fields.put("sort", order.term());
        values.forEach((filter, text) -> fields.put(filter.term(), text));
        return fields;
    }

    Address at(String path) {
        return new ShownList(fields()).at(path);
    }
}
