package org.libraryexchange.bench.pair;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.Repository;

/**
 * The packaged nodes that are measured.
 *
 * @param own those of this checkout
 * @param other those of another, which take turns with them
 */
public record Builds(Build own, Optional<Build> other) {

    /**
     * The nodes of one checkout.
     *
     * @param sheet for their figures
     */
    public record Build(Path repository, Sheet sheet) {}

    /** Nodes of this checkout, and of another one if there is one. */
    public static Builds of(Optional<Path> other) {
        return new Builds(
                new Build(Repository.nodes(), new Sheet()),
                other.map(repository -> new Build(repository, new Sheet("the other build"))));
    }

    /** In the order of their turns. */
    public List<Build> all() {
        return Stream.concat(Stream.of(own), other.stream()).toList();
    }

    /** Begins a table in each sheet. */
    public void table(String title, String remark) {
        all().forEach(build -> build.sheet().table(title, remark));
    }

    /** The tables of this checkout and, if there is another, a last one that compares both. */
    public String markdown() {
        return own.sheet().markdown()
                + other.map(build -> own.sheet().beside(build.sheet()).markdown())
                        .orElse("");
    }
}
