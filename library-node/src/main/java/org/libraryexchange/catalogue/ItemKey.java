package org.libraryexchange.catalogue;

import java.io.Serializable;
import java.util.UUID;

/** Key of a row: an id alone would let a partner's record stand in the way of an item of one's own. */
record ItemKey(UUID id, String owner) implements Serializable {}
