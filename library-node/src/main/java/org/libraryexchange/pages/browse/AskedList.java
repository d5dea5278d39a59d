package org.libraryexchange.pages.browse;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.search.Listing;
import org.libraryexchange.pages.web.Address;

/**
 * A list as far as its address makes sense.
 *
 * @param address without what does not
 * @param wrong the parameters that were left out, by name, as they were given
 */
record AskedList(Address address, Listing listing, Map<String, String> wrong) {

    /** Reads a list, without one parameter after another where they are wrong. */
    static AskedList read(Address asked, Function<Address, Listing> reader) {
        Map<String, String> wrong = new TreeMap<>();
        Address address = asked;
        while (true) {
            try {
                return new AskedList(address, reader.apply(address), wrong);
            } catch (ProblemException e) {
                String name = wrongParameter(e)
                        .filter(address.parameters()::containsKey)
                        .orElseThrow(() -> e);
                wrong.put(name, String.join(", ", address.parameters().get(name)));
                address = address.without(name);
            }
        }
    }

    private static Optional<String> wrongParameter(ProblemException e) {
        return e.type() == ProblemType.INVALID_CURSOR ? Optional.of("cursor") : e.parameter();
    }
}
