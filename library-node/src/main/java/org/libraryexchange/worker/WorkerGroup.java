package org.libraryexchange.worker;

import java.util.List;

/** Workers that belong together. Every bean of this type is found by {@link Workers}. */
public interface WorkerGroup {

    List<ManagedWorker> workers();
}
