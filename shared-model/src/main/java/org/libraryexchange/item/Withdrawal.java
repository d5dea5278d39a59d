package org.libraryexchange.item;

import java.time.Instant;

/**
 * Why and when an item was withdrawn.
 *
 * @param reason by language; optional
 * @param at when, in whole seconds
 */
public record Withdrawal(LocalizedText reason, Instant at) {

    static final int LONGEST_REASON = 1_000;
}
