package org.libraryexchange.pair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the packaged nodes and the real data are. */
public final class Repository {

    /** System property: a folder with the packaged nodes, if it is not the repository in which the tests run. */
    static final String NODES = "pair.nodes";

    /** System property: the folder with the real data. */
    static final String DATA = "pair.data";

    private Repository() {}

    /** The repository: the nearest parent folder that has both nodes' modules. */
    public static Path root() {
        return upwards()
                .filter(folder -> Files.isDirectory(folder.resolve("leeds-node"))
                        && Files.isDirectory(folder.resolve("hangzhou-node")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the repository"));
    }

    /** The folder whose modules hold the packaged nodes. */
    public static Path nodes() {
        String chosen = System.getProperty(NODES);
        return chosen == null ? root() : Path.of(chosen);
    }

    /** The folder {@code shared/data} beside the repository, or the one chosen; empty if there is none. */
    public static Optional<Path> realData() {
        String chosen = System.getProperty(DATA);
        Stream<Path> candidates =
                chosen == null ? upwards().map(folder -> folder.resolve("shared/data")) : Stream.of(Path.of(chosen));
        return candidates.filter(Files::isDirectory).findFirst();
    }

    private static Stream<Path> upwards() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent);
    }
}
