package org.libraryexchange.catalogue.harvest;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What harvesters can ask, with the arguments of each. */
enum Verb {
    IDENTIFY("Identify"),
    LIST_METADATA_FORMATS("ListMetadataFormats"),
    LIST_SETS("ListSets"),
    LIST_IDENTIFIERS("ListIdentifiers"),
    LIST_RECORDS("ListRecords"),
    GET_RECORD("GetRecord");

    private final String written;

    Verb(String written) {
        this.written = written;
    }

    static Optional<Verb> of(String written) {
        return Arrays.stream(values())
                .filter(verb -> verb.written.equals(written))
                .findFirst();
    }

    boolean takes(String argument) {
        return required().contains(argument) || optional().contains(argument);
    }

    /** Arguments that the verb needs, unless a token says all. */
    Set<String> required() {
        return switch (this) {
            case IDENTIFY, LIST_METADATA_FORMATS, LIST_SETS -> Set.of();
            case LIST_IDENTIFIERS, LIST_RECORDS -> Set.of(OaiRequest.PREFIX);
            case GET_RECORD -> Set.of(OaiRequest.IDENTIFIER, OaiRequest.PREFIX);
        };
    }

    private Set<String> optional() {
        return switch (this) {
            case IDENTIFY, GET_RECORD -> Set.of();
            case LIST_METADATA_FORMATS -> Set.of(OaiRequest.IDENTIFIER);
            case LIST_SETS -> Set.of(OaiRequest.TOKEN);
            case LIST_IDENTIFIERS, LIST_RECORDS -> OaiRequest.OF_LISTS;
        };
    }
}
