package org.libraryexchange.browse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.search.Hit.Snippet;
import org.libraryexchange.text.Snippets.Part;

/**
 * An item in a list, and why the search found it.
 *
 * @param found places in its texts that match
 */
record SearchEntry(LocalizedItem item, List<Snippet> found) {

    private static final int MOST_SNIPPETS = 2;
    private static final String TITLE = "/title/";

    /** The title, cut into what matches the search and what does not, if the search found the whole title. */
    public List<Part> titleParts() {
        ShownText title = item.title();
        return found.stream()
                .filter(snippet -> snippet.pointer().equals(TITLE + title.language()))
                .filter(snippet -> whole(snippet).equals(title.text()))
                .map(Snippet::parts)
                .findFirst()
                .orElse(List.of(new Part(title.text(), false)));
    }

    /** The snippets to show: each text once, and none that the entry shows already. */
    public List<Snippet> snippets() {
        Set<String> shown = Stream.concat(Stream.of(item.title()), item.place().stream())
                .map(ShownText::text)
                .collect(Collectors.toCollection(HashSet::new));
        return found.stream()
                .filter(snippet -> shown.add(whole(snippet)))
                .limit(MOST_SNIPPETS)
                .toList();
    }

    private static String whole(Snippet snippet) {
        return snippet.parts().stream().map(Part::text).collect(Collectors.joining());
    }
}
