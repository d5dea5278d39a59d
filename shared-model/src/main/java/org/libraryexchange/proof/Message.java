package org.libraryexchange.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * A message of a city in a log that is not the state of a document. The value of its record is canonical JSON. A reader
 * ignores fields that it does not know.
 */
public sealed interface Message
        permits Marker, Manifest, Listing, Receipt, ReissueRequest, ProofRequest, Applied, Desks {

    /** What kind of message it is. */
    default MessageType type() {
        return MessageType.of(getClass());
    }

    /** Key of the record. A compacted topic keeps only the latest record of a key. */
    String key();

    /** Name that no other message of the city has. */
    String name();

    /**
     * The partner's log that the message names. Receipts and requests name only logs of letters and of
     * pictures. Without a name, they are about the item log of their {@code owner}.
     */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** The value of the message's record. */
    default byte[] bytes() {
        return CanonicalJson.bytes(StrictJson.mapper().valueToTree(this));
    }

    /**
     * Reads the value of a record.
     *
     * @throws MalformedJsonException if it is not a message of the type
     */
    static Message read(MessageType type, byte[] value) throws MalformedJsonException {
        ObjectReader reader = StrictJson.mapper()
                .readerFor(type.content())
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try {
            Message message = reader.readValue(StrictJson.tree(value));
            if (message == null) {
                throw new MalformedJsonException("null is not a " + type.term());
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("the value is not a " + type.term(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree in memory cannot fail to be read", e);
        }
    }
}
