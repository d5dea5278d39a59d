package org.libraryexchange.pages.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;

/** What kind of answer a request asks for. */
public final class Wanted {

    private Wanted() {}

    /**
     * Chooses by the header {@code Accept}.
     *
     * @param usual for those who take anything
     */
    public static MediaType of(HttpHeaders request, MediaType usual, MediaType... others) {
        return request.getAcceptableMediaTypes().stream()
                .flatMap(accepted ->
                        Stream.concat(Stream.of(usual), Stream.of(others)).filter(accepted::isCompatible))
                .findFirst()
                .orElse(usual);
    }
}
