package org.libraryexchange.catalogue;

import java.io.Serializable;
import java.util.UUID;

/** Key of a row. It includes the owner, because a partner's record may have the id of an own item. */
record ItemKey(UUID id, String owner) implements Serializable {}
