package org.libraryexchange.pair;

import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.libraryexchange.stack.staff.LocalPerson;

/** The year of both cities, counted once more from what programs read at Leeds, and not as the nodes count it. */
final class YearRecount {

    private static final Set<String> ANSWERS = Set.of("answered", "accepted", "partly-accepted", "declined");
    private static final Duration A_DAY = Duration.ofDays(1);

    private final String year;
    private final List<JsonNode> items = new ArrayList<>();
    private final Map<String, JsonNode> letters = new TreeMap<>();
    private final List<JsonNode> handlings = new ArrayList<>();
    private final Map<String, String> table = new TreeMap<>();

    YearRecount(PairUnderTest pair, int year) {
        this.year = Integer.toString(year);
        CityUnderTest leeds = pair.leeds();
        acknowledged(leeds.client().get("/api/v1/snapshot"))
                .body()
                .lines()
                .map(Json::read)
                .forEach(items::add);
        items.removeIf(line -> !line.has("owner"));
        NodeClient librarian = new NodeClient(leeds.api(), leeds.token("librarian"));
        for (String owner : List.of("leeds", "hangzhou")) {
            read(librarian, owner);
            nights(leeds, owner);
        }
        count();
    }

    private void read(NodeClient librarian, String owner) {
        String next = "/api/v1/letters/changes?limit=1000&partner=hangzhou&after=0&owner=" + owner;
        boolean more = true;
        while (more) {
            JsonNode page = acknowledged(librarian.get(next)).json();
            for (JsonNode change : page.path("changes")) {
                JsonNode document = change.path("document");
                if (change.path("kind").asText().equals("handling")) {
                    handlings.add(document);
                } else if (change.path("type").asText().equals("sent")) {
                    letters.put(document.path("id").asText(), document);
                }
            }
            next = page.path("next").asText();
            more = page.path("more").asBoolean();
        }
    }

    /** The database is asked, since the API lists only the latest proofs. */
    private void nights(CityUnderTest city, String owner) {
        Set<String> days = new TreeSet<>(city.database()
                .query(
                        "select convert_from(document, 'UTF8') from receipt where owner = ? and outcome = 'verified'",
                        row -> Json.read(row.getString(1)).path("made").asText().substring(0, "2026-12-01".length()),
                        owner));
        days.removeIf(day -> !day.startsWith(year));
        table.put("nights " + owner, days.size() + " ");
    }

    private static void add(Map<String, Long> counts, String figure) {
        counts.merge(figure, 1L, Long::sum);
    }

    private void count() {
        Map<String, Long> counts = new TreeMap<>();
        for (String owner : List.of("leeds", "hangzhou")) {
            for (String figure :
                    List.of("items", "festivals", "letters", "offers", "translations", "corrections", "answered")) {
                counts.put(figure + " " + owner, 0L);
            }
        }
        for (JsonNode item : items) {
            countItem(item, counts);
        }
        Map<String, List<Long>> days = new TreeMap<>();
        letters.values().forEach(letter -> countLetter(letter, counts, days));
        counts.forEach((figure, count) -> table.put(figure, count + " "));
        days.forEach((city, all) -> {
            List<Long> sorted = all.stream().sorted().toList();
            table.put("answered " + city, sorted.size() + " " + sorted.get((sorted.size() - 1) / 2));
        });
        table.put("sisters hangzhou+leeds", pairs() + " ");
    }

    private void countItem(JsonNode item, Map<String, Long> counts) {
        String owner = item.path("owner").asText();
        if (item.path("created").asText().startsWith(year)) {
            add(counts, "items " + owner);
        }
        for (JsonNode occurrence : item.at("/festival/occurrences")) {
            String begins =
                    occurrence.path("date").asText() + occurrence.path("start").asText();
            if (begins.startsWith(year)) {
                add(counts, "festivals " + owner);
                return;
            }
        }
    }

    private void countLetter(JsonNode letter, Map<String, Long> counts, Map<String, List<Long>> days) {
        String owner = letter.path("owner").asText();
        String id = letter.path("id").asText();
        Instant sent = Instant.parse(letter.path("sent").asText());
        String sort = letter.at("/proposal/sort").asText();
        List<Instant> answers = new ArrayList<>();
        for (JsonNode other : letters.values()) {
            if (other.path("inReplyTo").asText().equals(id)
                    && !other.path("owner").asText().equals(owner)) {
                answers.add(Instant.parse(other.path("sent").asText()));
            }
        }
        for (JsonNode handling : handlings) {
            if (handling.at("/letter/id").asText().equals(id)
                    && ANSWERS.contains(handling.path("state").asText())) {
                answers.add(Instant.parse(handling.path("updated").asText()));
                boolean isThisYear = handling.path("updated").asText().startsWith(year);
                if (!sort.isEmpty() && handling.path("state").asText().endsWith("accepted") && isThisYear) {
                    add(counts, (sort.equals("translation") ? "translations " : "corrections ") + owner);
                }
            }
        }
        if (letter.path("sent").asText().startsWith(year)) {
            add(counts, (sort.isEmpty() ? "letters " : "offers ") + owner);
            answers.stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(first -> days.computeIfAbsent(letter.path("to").asText(), any -> new ArrayList<>())
                            .add(Math.max(
                                    1,
                                    (Duration.between(sent, first).toSeconds() + A_DAY.toSeconds() - 1)
                                            / A_DAY.toSeconds())));
        }
    }

    private long pairs() {
        Set<String> links = new HashSet<>();
        for (JsonNode item : items) {
            for (JsonNode sister : item.path("sisters")) {
                if (!sister.path("owner").equals(item.path("owner"))) {
                    links.add(item.path("id").asText() + " " + sister.path("id").asText());
                }
            }
        }
        Set<String> here = new HashSet<>();
        items.forEach(item -> here.add(item.path("id").asText()));
        return links.stream()
                .map(link -> link.split(" "))
                .filter(ids ->
                        here.contains(ids[1]) && links.contains(ids[1] + " " + ids[0]) && ids[0].compareTo(ids[1]) < 0)
                .count();
    }

    Map<String, String> table() {
        return table;
    }

    /** The table that a node gives its librarians. */
    static Map<String, String> shown(CityUnderTest city, int year) {
        Path data = city.publicKeyFile().getParent().getParent();
        Visitor librarian =
                Visitor.signedIn(city.api(), LocalPerson.LIBRARIAN.signInName(), LocalPerson.LIBRARIAN.password(data));
        Map<String, String> shown = new TreeMap<>();
        String table = librarian.get("/desk/year/table?year=" + year).text();
        table.lines().filter(line -> line.startsWith(year + ",")).forEach(line -> {
            String[] cells = line.split(",", -1);
            shown.put(cells[1] + " " + cells[2], cells[3] + " " + cells[4]);
        });
        return shown;
    }
}
