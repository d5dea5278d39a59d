package org.libraryexchange.pair;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words that occur nowhere else, each with a name, and all the ways in which a text could spell them. */
final class Secrets {

    private static final int LETTERS = 10;

    /** So many rare characters that no two words are likely to share two in a row, which a search would find. */
    private static final String CHINESE =
            IntStream.rangeClosed(0x3400, 0x4DB5).mapToObj(Character::toString).collect(Collectors.joining());

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, Spellings> spellings = new LinkedHashMap<>();

    /**
     * @param folded in texts of lower case
     * @param exact in texts as they are
     */
    private record Spellings(Set<String> folded, Set<String> exact) {

        static Spellings of(String word) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            Set<String> folded = new LinkedHashSet<>(List.of(
                    word,
                    URLEncoder.encode(word, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
                    HexFormat.of().formatHex(bytes),
                    escaped(word, "\\u%04x"),
                    escaped(word, "&#%d;"),
                    escaped(word, "&#x%x;")));
            Set<String> exact = new LinkedHashSet<>();
            for (int before = 0; before < 3; before++) {
                exact.add(inBase64(Base64.getEncoder(), bytes, before));
                exact.add(inBase64(Base64.getUrlEncoder(), bytes, before));
            }
            return new Spellings(folded, exact);
        }

        private static String escaped(String word, String pattern) {
            return word.codePoints()
                    .mapToObj(it -> it < 0x80 ? Character.toString(it) : pattern.formatted(it))
                    .collect(Collectors.joining());
        }

        /** What these bytes always become, whatever stands beside them. */
        private static String inBase64(Base64.Encoder encoder, byte[] bytes, int before) {
            byte[] moved = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, moved, before, bytes.length);
            String whole = encoder.withoutPadding().encodeToString(moved);
            int first = (before * 8 + 5) / 6;
            return whole.substring(first, moved.length * 8 / 6);
        }

        boolean isIn(String text, String lower) {
            return folded.stream().anyMatch(lower::contains) || exact.stream().anyMatch(text::contains);
        }
    }

    /** Words of lower-case letters; those whose names end in Chinese are in Chinese. */
    static Secrets named(String... names) {
        Secrets secrets = new Secrets();
        Arrays.stream(names)
                .forEach(name -> secrets.add(name, name.endsWith("Chinese") ? CHINESE : "bdfghjklmnpqrstvwxz"));
        return secrets;
    }

    private void add(String name, String alphabet) {
        String word = ThreadLocalRandom.current()
                .ints(alphabet.equals(CHINESE) ? LETTERS / 2 : LETTERS, 0, alphabet.length())
                .mapToObj(it -> alphabet.substring(it, it + 1))
                .collect(Collectors.joining());
        words.put(name, word);
        spellings.put(name, Spellings.of(word));
    }

    String word(String name) {
        return words.get(name);
    }

    Set<String> names() {
        return words.keySet();
    }

    /** The names of those that a text contains in any spelling. */
    Set<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return spellings.entrySet().stream()
                .filter(it -> it.getValue().isIn(text, lower))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
