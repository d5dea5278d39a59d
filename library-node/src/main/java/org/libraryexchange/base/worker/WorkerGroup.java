package org.libraryexchange.base.worker;

import java.util.List;

/** Workers that belong together. {@link Workers} finds every bean of this type. */
public interface WorkerGroup {

    List<ManagedWorker> workers();
}
