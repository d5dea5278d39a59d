package org.libraryexchange.bench;

import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a quick run measures, unless options say otherwise: enough to compare two commits, in some minutes. */
final class QuickDefaults implements IDefaultValueProvider {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--only", "backlog,requests,idle",
            "--backlog", "100000",
            "--longest-rest", "20",
            "--catalogue", "20000",
            "--warm-up-seconds", "30",
            "--seconds", "8");

    private final boolean another;

    /** @param another whether another build takes turns; then each has two, as one alone would say little */
    QuickDefaults(boolean another) {
        this.another = another;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        String name = ((OptionSpec) argument).longestName();
        return name.equals("--repeats") ? another ? "2" : "1" : DEFAULTS.get(name);
    }
}
