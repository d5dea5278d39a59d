package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.libraryexchange.json.CanonicalJson;

/**
 * What remains of an erased handling: which letter it was about. The letter's digest goes too, since it would let a
 * person who guesses the text be sure of it.
 */
public record ErasedHandling(HandlingHead head) implements Handling {

    public ErasedHandling {
        head.require(HandlingStatus.ERASED);
    }

    @Override
    public ErasedHandling as(long otherVersion, Instant now) {
        return new ErasedHandling(head.as(otherVersion, now));
    }

    @Override
    public byte[] document() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("letter").put("id", head.letter().toString());
        return CanonicalJson.bytes(head.writeTo(tree));
    }
}
