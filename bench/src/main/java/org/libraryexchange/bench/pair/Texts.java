package org.libraryexchange.bench.pair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Made-up items that look like a real catalogue to an index. Words and characters are as unevenly frequent as in any
 * language (the nth most frequent has a share of one nth). There are places of both cities, and dates of some years.
 */
public final class Texts {

    private static final String[] ONSETS = {
        "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "sh",
        "st", "t", "tr", "v", "w"
    };
    private static final String[] RHYMES = {
        "a", "ail", "ain", "and", "ar", "e", "ear", "eld", "en", "er", "est", "i", "ick", "in", "ing", "o", "oad",
        "ock", "on", "or", "u", "um", "und"
    };
    private static final String[] PLACES = {"Kirkstall", "Headingley", "Otley", "西湖", "灵隐寺", "拱墅"};

    /** No search can be for these alone, because the index leaves them out. */
    private static final Set<String> TOO_COMMON = Set.of("be", "for", "no", "to");

    private static final int WORDS = 20_000;
    private static final int CHARACTERS = 3_000;
    private static final int FIRST_CHARACTER = 0x4e00;
    private static final int DAYS = 3_650;

    private static final List<String> GIVEN = List.of("id", "owner", "version", "created", "updated");

    private static final JsonMapper JSON = new JsonMapper();

    private final Random random;
    private final List<String> words;

    /** The same seed gives the same texts. */
    public Texts(long seed) {
        this.random = new Random(seed);
        this.words = words(new Random(1));
    }

    private static List<String> words(Random random) {
        Set<String> seen = new HashSet<>();
        List<String> words = new ArrayList<>();
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int syllables = random.nextInt(1, 4); syllables > 0; syllables--) {
                word.append(ONSETS[random.nextInt(ONSETS.length)]).append(RHYMES[random.nextInt(RHYMES.length)]);
            }
            if (!TOO_COMMON.contains(word.toString()) && seen.add(word.toString())) {
                words.add(word.toString());
            }
        }
        return words;
    }

    /** The next item, as its owner would write it. */
    public String document(String owner) {
        ObjectNode item = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("owner", owner)
                .put("status", "published")
                .put("version", 1)
                .put("originalLanguage", "en")
                .put("licence", "https://creativecommons.org/licenses/by/4.0/")
                .put(
                        "updated",
                        Instant.ofEpochSecond(1_700_000_000L + random.nextInt(90_000_000))
                                .toString());
        item.put("created", item.path("updated").asText());
        item.putObject("title").put("en", words(5)).put("zh-Hans", characters(8));
        item.putObject("summary").put("en", words(20));
        item.putObject("description").put("en", words(60)).put("zh-Hans", characters(80));
        item.putArray("subjects").addObject().putObject("label").put("en", words.get(zipf(200)));
        place(item.putObject("place"));
        dates(item);
        return item.toString();
    }

    /**
     * Turns an item as its owner stores it into what a system sends: without the members that only the node may set.
     */
    public static String asSent(String document) {
        try {
            ObjectNode item = (ObjectNode) JSON.readTree(document);
            item.remove(GIVEN);
            return item.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + document, e);
        }
    }

    private void place(ObjectNode place) {
        place.putObject("name").put("en", PLACES[random.nextInt(PLACES.length)]);
        place.put("latitude", (53_700_000 + random.nextInt(300_000)) / 1e6)
                .put("longitude", (-1_800_000 + random.nextInt(500_000)) / 1e6);
    }

    private void dates(ObjectNode item) {
        String day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(DAYS)).toString();
        if (random.nextBoolean()) {
            ObjectNode festival = item.put("kind", "festival").putObject("festival");
            festival.putObject("rule").put("en", words(4));
            festival.putArray("occurrences").addObject().put("date", day);
        } else {
            item.put("kind", "history-resource")
                    .putObject("history")
                    .put("form", "photograph")
                    .putObject("period")
                    .put("edtf", 1_700 + random.nextInt(300) + "");
        }
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(words.get(zipf(WORDS)));
        }
        return text.toString();
    }

    private String characters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(FIRST_CHARACTER + zipf(CHARACTERS));
        }
        return text.toString();
    }

    /** A rank below a limit, from the inverse of a logarithmic distribution. This is Zipf's law except for rounding. */
    private int zipf(int limit) {
        return Math.min(limit - 1, (int) Math.exp(random.nextDouble() * Math.log(limit)) - 1);
    }

    /** What a person searches for: usually words of a title, otherwise characters, a place, or a misspelt word. */
    public String question() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> words.get(zipf(WORDS));
            case 3, 4 -> words.get(zipf(WORDS)) + " " + words.get(zipf(WORDS));
            case 5, 6, 7 -> characters(2);
            case 8 -> PLACES[random.nextInt(PLACES.length)];
            default -> misspelt(words.get(1_000 + zipf(WORDS - 1_000)));
        };
    }

    private static String misspelt(String word) {
        return word.length() < 4 ? word : word.charAt(0) + word.substring(2);
    }
}
