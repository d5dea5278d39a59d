package org.libraryexchange.browse;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.search.Hit.Snippet;
import org.libraryexchange.text.Snippets.Part;
import org.libraryexchange.web.City;

/**
 * An item in a list.
 *
 * @param titleParts the title, cut into what was asked for and what was not
 * @param when in a few words; may be empty
 * @param form of a local-history resource; empty for others
 * @param snippets why it was found, apart from its title
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

    /** A part of a text, in its language. */
    record Excerpt(String language, List<Part> parts) {

        static Excerpt of(Snippet snippet) {
            String pointer = snippet.pointer();
            return new Excerpt(pointer.substring(pointer.lastIndexOf('/') + 1), snippet.parts());
        }
    }
}
