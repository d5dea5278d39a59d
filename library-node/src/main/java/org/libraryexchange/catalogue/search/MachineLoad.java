package org.libraryexchange.catalogue.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine, or the container, that this process shares with others. */
final class MachineLoad {

    private static final double MOST = 0.5;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private MachineLoad() {}

    /** Whether other programs have used most of its processors since the last call. */
    static boolean isCrowded() {
        return SYSTEM.getCpuLoad() - SYSTEM.getProcessCpuLoad() > MOST;
    }
}
