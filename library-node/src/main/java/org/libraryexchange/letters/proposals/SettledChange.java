package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * A value of an own item that people have settled.
 *
 * @param pointer JSON Pointer of the value in the item; where it stood, if it stands no longer
 * @param state {@code unmerged}: the city's systems do not send it; {@code merged}: they send it by now;
 *     {@code overtaken}: they have sent something newer, which counts; {@code set-aside}: its place is gone
 * @param by the city whose text it is
 * @param value null if people removed what was there
 * @param since when it got this value or ended
 */
public record SettledChange(
        UUID item,
        String pointer,
        String state,
        String by,
        @JsonRawValue String value,
        Instant since) {}
