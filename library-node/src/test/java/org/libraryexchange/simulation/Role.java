package org.libraryexchange.simulation;

/** The work of a city's processes; one process has it at a time. */
enum Role {
    PUBLISHER(Exchange.ITEMS),
    APPLIER(Exchange.ITEMS),
    RECIPIENT(Exchange.ITEMS),
    LETTER_PUBLISHER(Exchange.LETTERS),
    LETTER_APPLIER(Exchange.LETTERS);

    private final Exchange exchange;

    Role(Exchange exchange) {
        this.exchange = exchange;
    }

    Exchange exchange() {
        return exchange;
    }

    /** The like work for another exchange. The applier of letters also takes the answers. */
    Role in(Exchange other) {
        if (other == Exchange.ITEMS) {
            return this;
        }
        return this == PUBLISHER ? LETTER_PUBLISHER : LETTER_APPLIER;
    }
}
