package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.libraryexchange.item.JsonPath;

/**
 * How much there is to translate of an item.
 *
 * @param unit {@code words}, or {@code characters} of an original in Chinese
 * @param minutes that somebody takes for it who writes with care: for five words or eight characters about one
 */
public record WorkSize(long count, String unit, long minutes) {

    private static final int WORDS_A_MINUTE = 5;
    private static final int CHARACTERS_A_MINUTE = 8;

    /** The texts of an item that have no text in a language, or one that is out of date. */
    public static WorkSize of(ObjectNode document, String to) {
        String original = document.path("originalLanguage").asText();
        List<JsonPath> stale = StaleTexts.of(document);
        long words = document.properties().stream()
                .filter(member -> !member.getKey().equals("translated")
                        && !member.getKey().equals("corrected"))
                .mapToLong(member -> count(member.getValue(), JsonPath.of("/" + member.getKey()), original, to, stale))
                .sum();
        boolean isChinese = original.startsWith("zh");
        int speed = isChinese ? CHARACTERS_A_MINUTE : WORDS_A_MINUTE;
        return new WorkSize(words, isChinese ? "characters" : "words", (words + speed - 1) / speed);
    }

    private static long count(JsonNode value, JsonPath place, String original, String to, List<JsonPath> stale) {
        if (value.path(original).isTextual()) {
            boolean isDone = value.path(to).isTextual() && !stale.contains(place.child(to));
            return isDone ? 0 : count(value.path(original).textValue(), original);
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .mapToLong(member -> count(member.getValue(), place.child(member.getKey()), original, to, stale))
                    .sum();
        }
        long sum = 0;
        for (int i = 0; i < value.size(); i++) {
            sum += count(value.get(i), place.child(Integer.toString(i)), original, to, stale);
        }
        return sum;
    }

    private static long count(String text, String language) {
        return language.startsWith("zh")
                ? text.codePoints().filter(Character::isLetterOrDigit).count()
                : StreamSupport.stream(List.of(text.strip().split("\\s+")).spliterator(), false)
                        .filter(word -> !word.isEmpty())
                        .count();
    }
}
