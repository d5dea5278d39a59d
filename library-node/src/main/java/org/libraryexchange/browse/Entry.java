package org.libraryexchange.browse;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.search.Hit.Snippet;
import org.libraryexchange.text.Snippets.Part;
import org.libraryexchange.web.City;

/**
 * An item in a list.
 *
 * @param titleParts the title, cut into what matches the search and what does not
 * @param when the date or period in a few words; may be empty
 * @param form of a history resource; empty for other items
 * @param snippets why the search found it, apart from its title
 */
record Entry(
        String link,
        City city,
        String kind,
        String form,
        String status,
        Text title,
        List<Part> titleParts,
        String when,
        boolean calledOff,
        Optional<Text> place,
        Optional<Text> summary,
        Optional<Picture> picture,
        List<Excerpt> snippets) {

    /** A part of a text, with the language of the text. */
    record Excerpt(String language, List<Part> parts) {

        static Excerpt of(Snippet snippet) {
            String pointer = snippet.pointer();
            return new Excerpt(pointer.substring(pointer.lastIndexOf('/') + 1), snippet.parts());
        }
    }
}
