package org.libraryexchange.catalogue.question;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.base.text.TextAnalyzer;
import org.libraryexchange.catalogue.question.Found.Certainty;
import org.libraryexchange.catalogue.question.Understood.Phrase;
import org.libraryexchange.item.Kind;

/**
 * Reads days, kinds, forms, audiences and free admission in a question as filters. What could as well be a word stays one:
 * what is in quotes or behind a minus, a date that does not exist, a month or a year alone, and what an address filters by
 * already.
 */
@Singleton
public record QuestionReader(FilterNames names, Holidays holidays, NodeConfig node, Clock clock) {

    /** The most characters of a question. */
    public static final int LONGEST = 200;

    private static final String UNWANTED = "(?<=^|\\s)-\\S+";
    private static final Pattern LITERAL = Pattern.compile("[\"“”][^\"“”]*[\"“”]?|[《「][^》」]*|" + UNWANTED);
    private static final String KIND = "kind";
    private static final String HISTORY = Kind.HISTORY_RESOURCE.term();

    /** Reads the question among the parameters of a list; empty if it holds words alone, or if all of it is meant so. */
    public Optional<Understood> read(Map<String, List<String>> list) {
        String question = String.join("", list.getOrDefault("q", List.of()));
        if (question.isEmpty()
                || list.containsKey(Understood.AS)
                || question.codePointCount(0, question.length()) > LONGEST) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
        List<Found> filters = filters(question, list.keySet(), today);
        return filters.isEmpty() ? Optional.empty() : understood(question, filters, list.keySet(), today);
    }

    private static Optional<Understood> understood(
            String question, List<Found> filters, Set<String> given, LocalDate today) {
        String words = without(question, filters);
        boolean wanted = isAnything(words.replaceAll(UNWANTED, " "));
        return !wanted && isAnything(words)
                ? Optional.empty()
                : Optional.of(new Understood(
                        wanted ? words : "", phrases(question, filters, implied(filters, given, wanted, today))));
    }

    private static boolean isAnything(String words) {
        return !TextAnalyzer.tokens(words).isEmpty();
    }

    private List<Found> filters(String question, Set<String> given, LocalDate today) {
        String plain = LITERAL.matcher(TextAnalyzer.simplifiedText(question).replace('’', '\''))
                .replaceAll(literal -> "\"".repeat(literal.group().length()));
        List<Found> filters = ofCompounds(plain, apart(plain, today)).stream()
                .filter(each -> each.parameters().keySet().stream().noneMatch(given::contains))
                .toList();
        List<Found> agreed = filters.stream()
                .filter(each -> filters.stream().noneMatch(each::contradicts))
                .toList();
        boolean sure = agreed.size() > 1 || agreed.stream().anyMatch(each -> each.certainty() == Certainty.CLEAR);
        return sure ? agreed : List.of();
    }

    /** The first and longest ones, without dates that do not exist. */
    private List<Found> apart(String question, LocalDate today) {
        List<Found> apart = new ArrayList<>();
        Stream.of(
                        names.in(question, today),
                        new DatesInWords(today).in(question),
                        new HolidayNames(holidays).in(question, today))
                .flatMap(all -> all)
                .sorted(Comparator.comparing(Found::start)
                        .thenComparing(Found::length, Comparator.reverseOrder())
                        .thenComparing(Found::certainty))
                .filter(each -> apart.isEmpty() || apart.get(apart.size() - 1).end() <= each.start())
                .forEachOrdered(apart::add);
        apart.removeIf(each -> each.parameters().isEmpty());
        return apart;
    }

    /** Without names that go on as another Chinese word; another filter may follow. */
    private static List<Found> ofCompounds(String question, List<Found> found) {
        List<Found> kept = new ArrayList<>();
        int next = question.length();
        for (int i = found.size() - 1; i >= 0; i--) {
            Found each = found.get(i);
            boolean goesOn = each.end() < next
                    && Run.anyHan(question.substring(each.start(), each.end()))
                    && Character.isIdeographic(question.codePointAt(each.end()));
            if (each.certainty() == Certainty.CLEAR || !goesOn) {
                kept.add(0, each);
                next = each.start();
            }
        }
        return kept;
    }

    /** What readers do not say: what is long past is history, and of events alone they want those to come. */
    private static Map<String, String> implied(List<Found> filters, Set<String> given, boolean words, LocalDate today) {
        Map<String, String> all = new HashMap<>();
        given.forEach(name -> all.put(name, ""));
        filters.forEach(filter -> all.putAll(filter.parameters()));
        boolean past = filters.stream()
                .anyMatch(each -> each.parameters().getOrDefault(Found.TO, "9").compareTo(recent(today)) < 0);
        if (!all.containsKey(KIND) && (past || (all.containsKey(Found.TO) && all.containsKey("form")))) {
            return Map.of(KIND, HISTORY);
        }
        boolean events = all.containsKey("audience")
                || all.containsKey("free")
                || !Set.of("", HISTORY).contains(all.getOrDefault(KIND, ""));
        boolean dated = all.containsKey(Found.FROM) || all.containsKey(Found.TO);
        return events && !dated && !words ? Map.of(Found.FROM, today.toString()) : Map.of();
    }

    /** In January, December is not history yet. */
    private static String recent(LocalDate today) {
        LocalDate year = today.withDayOfYear(1);
        LocalDate season = today.minusMonths(3);
        return (season.isBefore(year) ? season : year).toString();
    }

    /** What is implied goes with the days, if there are any. */
    private static List<Phrase> phrases(String question, List<Found> filters, Map<String, String> implied) {
        Found first = filters.stream()
                .filter(each -> each.parameters().containsKey(Found.TO))
                .findFirst()
                .orElse(filters.get(0));
        return filters.stream()
                .map(each -> {
                    Map<String, String> parameters = new TreeMap<>(each.parameters());
                    parameters.putAll(each.equals(first) ? implied : Map.of());
                    List<Found> others = filters.stream()
                            .filter(other -> !other.equals(each))
                            .toList();
                    String phrase = question.substring(each.start(), each.end());
                    return new Phrase(phrase, parameters, without(question, others));
                })
                .toList();
    }

    private static String without(String question, List<Found> filters) {
        StringBuilder rest = new StringBuilder(question);
        filters.forEach(each -> {
            int end = question.startsWith("的", each.end()) ? each.end() + 1 : each.end();
            rest.replace(each.start(), end, " ".repeat(end - each.start()));
        });
        return rest.toString().strip().replaceAll("\\s+", " ");
    }
}
