package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.ClientDocument;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Rules;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * What a client sends to search letters. The words stand in the body, since addresses get into logs.
 *
 * @param words of which a letter must contain every one, separated by spaces
 * @param cursor where an earlier answer has stopped; null for the beginning
 */
record LetterSearch(String words, Integer limit, String cursor) {

    private static final int LONGEST = 200;

    LetterSearch {
        limit = limit == null ? LetterQuery.USUAL_LIMIT : limit;
    }

    /**
     * Reads the request.
     *
     * @throws InvalidItemException if it breaks a rule
     */
    static LetterSearch read(byte[] utf8) throws MalformedJsonException, InvalidItemException {
        ObjectNode tree = ClientDocument.object(StrictJson.tree(utf8));
        ClientDocument.refuseNulls(tree);
        LetterSearch search = Binding.bind(tree, LetterSearch.class);
        Findings findings = Findings.forDocument();
        if (findings.at("words").present(search.words)) {
            Rules.line(findings.at("words"), search.words, LONGEST);
        }
        findings.at("limit")
                .require(
                        search.limit >= 1 && search.limit <= LetterQuery.LARGEST_LIMIT,
                        "range",
                        "must be a whole number from 1 to " + LetterQuery.LARGEST_LIMIT,
                        search.limit);
        findings.throwIfAny();
        return search;
    }

    /** The same text for the same search. */
    String filters() {
        return "letters/search " + String.join(" ", folded());
    }

    /** Which letters it looks at. */
    LetterQuery query() {
        return LetterQuery.all(Optional.empty(), limit, Optional.ofNullable(cursor));
    }

    private List<String> folded() {
        return Arrays.stream(folded(words).split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Text without the difference of capital letters. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    boolean finds(LetterRecord letter) {
        List<String> texts = Stream.of("subject", "text")
                .flatMap(name ->
                        StreamSupport.stream(letter.document().path(name).spliterator(), false))
                .map(text -> folded(text.asText()))
                .toList();
        return folded().stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }
}
