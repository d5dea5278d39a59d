package org.libraryexchange.proof;

import java.util.Arrays;
import java.util.Optional;
import org.libraryexchange.json.Term;

/** The kinds of messages and their names in envelopes. */
public enum MessageType implements Term {
    /** The owner has sent its catalogue up to here. */
    MARKER(Marker.class),
    /** The owner's catalogue as it was at a marker. */
    MANIFEST(Manifest.class),
    /** Items of some buckets at a marker. */
    LISTING(Listing.class),
    /** What a mirror found when it compared catalogues. */
    RECEIPT(Receipt.class),
    /** A mirror asks for items to be sent again. */
    REISSUE_REQUEST(ReissueRequest.class),
    /** A mirror asks for a proof. */
    PROOF_REQUEST(ProofRequest.class),
    /** A mirror says how far it has applied a log. */
    APPLIED(Applied.class),
    /** The desks of the library that sends letters. */
    DESKS(Desks.class);

    private final Class<? extends Message> content;

    MessageType(Class<? extends Message> content) {
        this.content = content;
    }

    Class<? extends Message> content() {
        return content;
    }

    /** The kind of a message. */
    static MessageType of(Class<? extends Message> content) {
        return Arrays.stream(values())
                .filter(type -> type.content == content)
                .findFirst()
                .orElseThrow();
    }

    /** The value of the header {@code ce_type}. */
    public String cloudEventType() {
        return "org.libraryexchange." + term() + ".v1";
    }

    /** Whether such messages are about a partner's log, and signed. */
    public boolean isAnswer() {
        return this == RECEIPT || this == REISSUE_REQUEST || this == PROOF_REQUEST || this == APPLIED;
    }

    /** The kind that a header {@code ce_type} names. */
    public static Optional<MessageType> of(String cloudEventType) {
        return Arrays.stream(values())
                .filter(type -> type.cloudEventType().equals(cloudEventType))
                .findFirst();
    }
}
