package org.libraryexchange.proving;

import java.time.Instant;
import java.util.UUID;

/**
 * What a mirror found when it was last compared as a whole.
 *
 * @param proof which one
 * @param sequence place of the owner's log that it was compared at
 * @param outcome {@code verified} or {@code items-differ}
 * @param items how many the owner has there
 * @param verified how many of them the mirror holds byte for byte
 * @param rejected how many it has kept aside
 * @param differing how many differ otherwise
 * @param made when the mirror said so
 */
public record LastProof(
        UUID proof,
        long sequence,
        String outcome,
        long items,
        long verified,
        long rejected,
        long differing,
        Instant made) {}
