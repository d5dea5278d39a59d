package org.libraryexchange.simulation;

/** The work of a city's processes; one process has it at a time. */
enum Role {
    PUBLISHER(ExchangeKind.ITEMS),
    APPLIER(ExchangeKind.ITEMS),
    RECIPIENT(ExchangeKind.ITEMS),
    LETTER_PUBLISHER(ExchangeKind.LETTERS),
    LETTER_APPLIER(ExchangeKind.LETTERS);

    private final ExchangeKind exchange;

    Role(ExchangeKind exchange) {
        this.exchange = exchange;
    }

    ExchangeKind exchange() {
        return exchange;
    }

    /** The like work for another exchange. The applier of letters also takes the answers. */
    Role in(ExchangeKind other) {
        if (other == ExchangeKind.ITEMS) {
            return this;
        }
        return this == PUBLISHER ? LETTER_PUBLISHER : LETTER_APPLIER;
    }
}
