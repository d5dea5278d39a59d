package org.libraryexchange.log;

import java.time.Instant;
import java.util.UUID;

/** A published state of an item that is to be sent. */
public record Change(UUID id, long sequence, byte[] document, byte[] sha256, Instant stored) {}
