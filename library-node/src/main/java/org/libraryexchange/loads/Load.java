package org.libraryexchange.loads;

import java.time.Instant;
import java.util.Optional;

/**
 * What has been loaded into the own catalogue.
 *
 * @param sequence of its latest change
 * @param unproved whether an import has changed items since the last proof, or no proof was made since there are items
 * @param atWork whether an import is waiting or being written
 * @param asked when a proof was last asked for because of a load
 */
record Load(long sequence, boolean unproved, boolean atWork, Optional<Instant> asked) {}
