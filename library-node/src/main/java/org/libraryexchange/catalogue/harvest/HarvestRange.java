package org.libraryexchange.catalogue.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiError;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ListPlace;

/**
 * What is left of a list. A token holds all of it, so that nothing expires, and a list has one end however long it is
 * read.
 *
 * @param set empty for everything
 * @param from the earliest time in it
 * @param end the first time that is not in it
 * @param told the time that all answers with the list tell; a harvester asks for changes from there on
 * @param after the last place of what the harvester has
 */
record HarvestRange(String set, Instant from, Instant end, Instant told, Optional<ListPlace> after) {

    private static final String SEPARATOR = " ";
    private static final int PARTS = 4;

    /** Signed with what a token tells, so that no place in another list passes for one. */
    private static final String PURPOSE = "oai ";

    /** @param told see {@link HarvestReader#told} */
    static HarvestRange of(OaiRequest request, Instant told) throws OaiException {
        Instant end = request.until().filter(told::isAfter).orElse(told);
        return new HarvestRange(request.set().orElse(""), request.from(), end, told, Optional.empty());
    }

    /** Reads a token that this city's nodes gave. */
    static HarvestRange resumed(String token, Cursors cursors) throws OaiException {
        int dot = token.indexOf('.');
        try {
            String list = new String(Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot))), UTF_8);
            ListPlace after = cursors.read(token.substring(dot + 1), PURPOSE + list);
            String[] parts = list.split(SEPARATOR, PARTS);
            return new HarvestRange(
                    parts[0],
                    Instant.parse(parts[1]),
                    Instant.parse(parts[2]),
                    Instant.parse(parts[3]),
                    Optional.of(after));
        } catch (IllegalArgumentException | ProblemException e) {
            throw new OaiException(OaiError.BAD_RESUMPTION_TOKEN, "This repository gave no such token.");
        }
    }

    /** The token for what follows a place. */
    String token(ListPlace place, Cursors cursors) {
        String list = String.join(SEPARATOR, set, from.toString(), end.toString(), told.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(list.getBytes(UTF_8)) + "."
                + cursors.write(place, PURPOSE + list);
    }
}
